// Lines are told by their wording; short lines in front of the page's begin and behind its end are
// menus, whatever they say.
#include "indexer/blocks/site_furniture.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "indexer/blocks/contact_block.h"
#include "indexer/blocks/frame_rows.h"
#include "indexer/blocks/page_head.h"
#include "indexer/blocks/page_tail.h"
#include "indexer/blocks/piece_context.h"
#include "indexer/blocks/repeated_lines.h"
#include "indexer/blocks/title_lines.h"
#include "indexer/blocks/worded_lines.h"
#include "indexer/cancel.h"
#include "indexer/lines/dateline.h"
#include "indexer/lines/line_shape.h"
#include "indexer/lines/page_tools.h"
#include "indexer/lines/page_trail.h"
#include "indexer/lines/site_furniture.h"

namespace kouryu {
namespace {

constexpr std::size_t kNavSearch = 15;  // lines at the top in which site search is looked for
constexpr std::size_t kHeadWithoutProse = 20;  // lines

class SiteReader {
 public:
  SiteReader(const Pieces& taken, const RepeatedLines& repeated)
      : pieces_(taken.pieces), repeated_(repeated), why_(pieces_.size()) {}

  /// The piece that is the page's title.
  [[nodiscard]] std::optional<std::size_t> title() const { return title_; }

  /// A page of a site, not a document of its own: it has buttons or a frame.
  [[nodiscard]] bool is_of_site() const {
    constexpr std::size_t kFewest = 2;
    const std::size_t parts = parts_of_frame();
    return parts >= kFewest || (parts > 0 && shows_title_twice());
  }

  std::vector<const char*> run() {
    mark_worded_lines(pieces_, why_);
    mark_frame_rows(pieces_, why_);
    mark_repeated_lines(pieces_, repeated_, why_);
    find_prose();
    heads_of_nothing();
    signature();
    menu_in_front();
    menu_behind();
    if (is_of_site()) {
      head_of_page();
      between_buttons();
    } else {
      title_ = document_title(pieces_, why_);
      above_own_title();
      part_above_title();
    }
    return why_;
  }

 private:
  [[nodiscard]] std::size_t parts_of_frame() const {
    std::size_t parts = 0;
    bool links = false;  // papers have such headings too
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const std::string& text = pieces_[i].line.text;
      if (why_[i] == nullptr || why_[i] == kBesideButtons || is_rule(text) || is_drawn(text)) {
        continue;
      }
      if (heads_links(text)) {
        links = true;
      } else {
        ++parts;
      }
    }
    return parts + (links ? 1 : 0);
  }

  /// In the head of a window and over the text.
  [[nodiscard]] bool shows_title_twice() const {
    constexpr std::size_t kFewestChars = 12;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < std::min(kHeadWithoutProse, first_prose_); ++i) {
      const std::string& text = pieces_[i].line.text;
      if (count_chars(text) < kFewestChars) continue;
      if (!seen.insert(fold_text(text)).second) return true;
    }
    return false;
  }

  /// 関連記事 over other such lines, over buttons or at the end; プロフィール with the few lines
  /// below it.
  void heads_of_nothing() {
    constexpr std::size_t kBox = 4;  // lines
    bool run = false;
    for (std::size_t i = first_prose_ + 1; i < pieces_.size(); ++i) {
      const auto heads = [this](std::size_t k) {
        return is_line(k) && why_[k] == nullptr && heads_links(pieces_[k].line.text);
      };
      if (heads_profile(pieces_[i].line.text) && is_line(i)) {
        std::size_t end = i + 1;
        const std::size_t last = std::min(pieces_.size(), i + kBox);
        while (end < last && why_[end] == nullptr && !heads(end)) ++end;
        if (end < last) {
          for (std::size_t k = i; k < end; ++k) why_[k] = "tells of the writer";
        }
      }
      if (!heads(i)) {
        run = false;
        continue;
      }
      const bool over_others = i + 1 < pieces_.size() && heads(i + 1);
      const bool over_buttons = i + 1 >= pieces_.size() || why_[i + 1] != nullptr;
      if (run || over_others || over_buttons) why_[i] = "heads links";
      run = over_others;
    }
  }

  /// ブログ, 港町ニュース: the part of a site that stands above a title, whatever else is there.
  void part_above_title() {
    constexpr std::size_t kMostLines = 4;
    constexpr std::size_t kLongest = 20;  // characters
    if (!title_ || *title_ > kMostLines) return;
    for (std::size_t i = 0; i < *title_; ++i) {
      const std::string& text = pieces_[i].line.text;
      if (why_[i] == nullptr && is_line(i) && count_chars(text) <= kLongest &&
          is_plain_line(text) && names_part_of_site(text)) {
        why_[i] = "a part of the site";
      }
    }
  }

  /// Of a document that is no page of a site but has a button: what stands apart above its title.
  void above_own_title() {
    constexpr std::size_t kMostLines = 4;
    if (!title_ || *title_ > kMostLines || pieces_[*title_].line.blanks_before == 0) return;
    if (parts_of_frame() == 0) return;
    const auto may_be_frame = [this](std::size_t i) {
      const std::string& text = pieces_[i].line.text;
      return why_[i] != nullptr || is_dateline(text) || opens_with_date(text) ||
             (is_plain_line(text) && is_line(i) && !is_prose(i) && !tells_issue(text) &&
              !names_maker(text) && !ends_open(text) && !says_only_number(text));
    };
    for (std::size_t i = 0; i < *title_; ++i) {
      if (!may_be_frame(i)) return;
    }
    for (std::size_t i = 0; i < *title_; ++i) {
      const std::string& text = pieces_[i].line.text;
      const bool dated = is_dateline(text) || opens_with_date(text);
      if (why_[i] == nullptr && !dated) why_[i] = "above the title";
    }
  }

  /// Below a drawn line at the end: who sent it, and how to write back.
  void signature() {
    for (std::size_t i = signature_begin(pieces_); i < pieces_.size(); ++i) {
      if (why_[i] == nullptr) why_[i] = "signs the text";
    }
  }

  /// もしくは between two buttons.
  void between_buttons() {
    constexpr std::size_t kLongest = 6;  // characters
    const auto button = [this](std::size_t i) {
      const std::string& text = pieces_[i].line.text;
      return why_[i] != nullptr && !is_rule(text) && !is_dateline(text) &&
             !tells_date_of_page(text);
    };
    for (std::size_t i = 1; i + 1 < pieces_.size(); ++i) {
      if (why_[i] != nullptr || !is_line(i) || title_ == i) continue;
      const std::string& text = pieces_[i].line.text;
      if (count_chars(text) <= kLongest && is_bare_name(text) && button(i - 1) && button(i + 1)) {
        why_[i] = "between buttons";
      }
    }
  }

  [[nodiscard]] bool is_line(std::size_t i) const { return is_free_line(pieces_[i]); }

  /// A sentence or row: text of the document, not of its frame.
  [[nodiscard]] bool is_prose(std::size_t i) const {
    const std::string& text = pieces_[i].line.text;
    if (why_[i] != nullptr) return false;
    return !is_line(i) || (reads_as_prose(without_tags(text)) && !is_dated_title(pieces_, i));
  }

  void find_prose() {
    first_prose_ = pieces_.size();
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (!is_prose(i)) continue;
      // One sentence with buttons below, above all others, is what the site says of itself.
      if (first_prose_ < kNavSearch && behind_prose_ == first_prose_ + 1 &&
          is_button(behind_prose_) && is_button(behind_prose_ + 1)) {
        first_prose_ = pieces_.size();
      }
      first_prose_ = std::min(first_prose_, i);
      behind_prose_ = i + 1;
    }
  }

  [[nodiscard]] bool is_button(std::size_t i) const {
    return i < pieces_.size() && why_[i] != nullptr && !is_dateline(pieces_[i].line.text) &&
           !is_rule(pieces_[i].line.text);
  }

  /// All in front of the last line that says that the page begins.
  void menu_in_front() {
    constexpr std::size_t kMostDates = 2;  // more are those of a list
    std::size_t menu = 0;
    std::size_t dates = 0;
    std::string trail_end;
    for (std::size_t i = 0; i < first_prose_; ++i) {
      const std::string& text = pieces_[i].line.text;
      if ((begins_with_date(text) || is_dateline(text)) && ++dates > kMostDates) break;
      if (why_[i] != nullptr && ends_page(text)) break;
      // Behind the page's own name no menu is in front of it.
      const std::string_view step = last_step(text);
      if (!step.empty()) trail_end = fold_text(step);
      if (menu > 0 && why_[i] == nullptr && !trail_end.empty() && fold_text(text) == trail_end)
        break;
      if (begins_page(text) || (i < kNavSearch && is_navigation(text))) menu = i + 1;
    }
    for (std::size_t i = 0; i < menu; ++i) {
      if (why_[i] == nullptr) why_[i] = "in front of the page";
    }
  }

  /// All short lines behind the first one that says that the page has ended, or from where on
  /// most is of the frame.
  void menu_behind() {
    std::size_t end = page_end();
    if (behind_prose_ > 0 && is_of_site()) {
      end = std::min(end, tail_of_page(pieces_, why_, first_prose_ + 1));
    }
    for (std::size_t i = end; i < pieces_.size(); ++i) {
      const bool text = pieces_[i].record || pieces_[i].told != nullptr;
      const bool field = i > 0 && why_[i - 1] != nullptr && is_empty_field(pieces_[i].line.text);
      if (why_[i] == nullptr && !text && (field || !is_of_contact(i))) why_[i] = "behind the page";
    }
  }

  /// Whom to ask, how to reach them, and whose that is: the name of the office between both.
  [[nodiscard]] bool is_of_contact(std::size_t i) const {
    constexpr std::size_t kNameLines = 3;
    const auto tells = [this](std::size_t k) {
      const std::string& text = pieces_[k].line.text;
      return opens_contact(text) || is_contact_detail(text);
    };
    if (tells(i)) return true;
    for (std::size_t k = i + 1; k < std::min(pieces_.size(), i + kNameLines); ++k) {
      if (tells(k)) return i > 0 && (tells(i - 1) || (i > 1 && tells(i - 2)));
    }
    return false;
  }

  /// メールアドレス: of a form, with nothing behind it.
  static bool is_empty_field(std::string_view text) {
    return text.ends_with(":") || text.ends_with("：");
  }

  [[nodiscard]] std::size_t page_end() const {
    std::size_t end = behind_prose_;
    // What stands again and again is of each of many pages: only the last one ends the text.
    std::unordered_map<std::string, std::size_t> last;
    for (std::size_t i = end; i < pieces_.size(); ++i) {
      if (ends_page(pieces_[i].line.text)) last[fold_text(pieces_[i].line.text)] = i;
    }
    while (end < pieces_.size() &&
           (!ends_page(pieces_[end].line.text) || last[fold_text(pieces_[end].line.text)] > end)) {
      ++end;
    }
    return end;
  }

  /// What stands above the title is the site's, and so are rows of names below it.
  void head_of_page() {
    const std::size_t last =
        first_prose_ < pieces_.size() ? first_prose_ : std::min(kHeadWithoutProse, pieces_.size());
    const std::size_t end = end_of_head(pieces_, why_, last);
    title_ = page_title(pieces_, why_, end);
    if (!title_) return;
    for (std::size_t i = 0; i < *title_; ++i) note_steps(pieces_[i].line.text);
    // What stands behind a line that says that the page begins is the page's.
    std::size_t frame = *title_;
    for (std::size_t i = 0; i < *title_; ++i) {
      const std::string& text = pieces_[i].line.text;
      if (why_[i] != nullptr && begins_text(text)) frame = i;
      // Fields with their values are text: the title may stand over them, not below.
      if (why_[i] == nullptr && is_labelled_value(text) && !is_contact_detail(text)) {
        frame = std::min(frame, i);
      }
    }
    for (std::size_t i = 0; i < end; ++i) {
      if (why_[i] != nullptr || i == *title_) continue;
      const std::string& text = pieces_[i].line.text;
      if (i < frame && !is_dateline(text) && is_plain_line(text) && !is_prose(i))
        why_[i] = "above the title";
      if (i > *title_ && is_line(i) && is_menu_row(text) && !is_dateline(text))
        why_[i] = "a row of names";
      if (why_[i] == nullptr && i > *title_ && steps_.contains(fold_text(text)))
        why_[i] = "a step of the way here";
    }
  }

  /// ホーム > お知らせ > 港の祭り: お知らせ, where its name is no text.
  void note_steps(std::string_view text) {
    for (const std::string_view step : trail_steps(text)) steps_.insert(fold_text(step));
  }

  const std::vector<Piece>& pieces_;
  const RepeatedLines& repeated_;
  std::vector<const char*> why_;
  std::set<std::string> steps_;  // of the way to the page, folded
  std::optional<std::size_t> title_;
  std::size_t first_prose_ = 0;
  std::size_t behind_prose_ = 0;
};

/// The lines of the title, most often one.
void mark_title(std::vector<Piece>& pieces, const std::vector<const char*>& why,
                std::size_t title) {
  pieces[title].title = true;
  if (title > 0 && why[title - 1] == nullptr && pieces[title].line.blanks_before == 0 &&
      !pieces[title - 1].record &&
      goes_on_as_title(pieces[title - 1].line.text, pieces[title].line.text)) {
    pieces[title - 1].title = true;
    return;
  }
  if (title + 1 < pieces.size() && why[title + 1] == nullptr &&
      pieces[title + 1].line.blanks_before == 0 &&
      goes_on_as_title(pieces[title].line.text, pieces[title + 1].line.text)) {
    pieces[title + 1].title = true;
  }
}

}  // namespace

std::vector<SitePiece> take_site_furniture(Pieces& taken, const RepeatedLines& repeated) {
  SiteReader reader(taken, repeated);
  const std::vector<const char*> why = reader.run();
  if (reader.title()) mark_title(taken.pieces, why, *reader.title());
  taken.of_site = reader.is_of_site();
  return take_out(taken, why);
}

std::vector<SitePiece> take_out(Pieces& taken, const std::vector<const char*>& why) {
  std::vector<SitePiece> out;
  std::size_t kept = 0;
  std::size_t blanks = 0;  // around what was taken out
  for (std::size_t i = 0; i < why.size(); ++i) {
    Piece& piece = taken.pieces[i];
    if (why[i] != nullptr) {
      blanks = std::max(blanks, piece.line.blanks_before);
      out.push_back({std::move(piece), why[i]});
      continue;
    }
    piece.line.blanks_before = std::max(blanks, piece.line.blanks_before);
    blanks = 0;
    if (kept != i) taken.pieces[kept] = std::move(piece);
    ++kept;
  }
  taken.pieces.resize(kept);
  return out;
}

}  // namespace kouryu
