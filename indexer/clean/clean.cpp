// Joins lines, leaves furniture out, and names the kind of each block.
#include "indexer/clean/clean.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/lines/line_shape.h"
#include "dict/lines/lines.h"
#include "dict/lines/records.h"
#include "dict/text/normalizer.h"
#include "indexer/clean/document_date.h"
#include "indexer/clean/furniture.h"

namespace kouryu {
namespace {

constexpr std::size_t kHeadingChars = 40;     // longest heading
constexpr std::size_t kListHeadingChars = 4;  // shortest heading of a list; shorter ones are names
constexpr std::size_t kContactLines = 10;     // most lines of a contact block
constexpr std::size_t kNavSearch = 15;        // lines at the top in which navigation is looked for

/// Joined lines with what the recogniser of records said of them.
struct Piece {
  LogicalLine line;
  bool record = false;
  bool opens_record = false;
  std::string label;
  bool caption = false;  // between the halves of a sentence
};

std::string strip_markdown(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((text[i] == '*' || text[i] == '`') && !(i == 0 && text.size() > 1 && text[1] == ' '))
      continue;
    if (text[i] == '[') {  // [words](address) -> words
      const std::size_t close = text.find(']', i);
      if (close != std::string_view::npos && close + 1 < text.size() && text[close + 1] == '(') {
        const std::size_t end = text.find(')', close);
        if (end != std::string_view::npos) {
          out += text.substr(i + 1, close - i - 1);
          i = end;
          continue;
        }
      }
    }
    out += text[i];
  }
  return out;
}

std::size_t markdown_level(std::string_view text) {
  const std::size_t marks = text.find_first_not_of('#');
  return marks != std::string_view::npos && marks > 0 && marks <= 6 && text[marks] == ' ' ? marks
                                                                                          : 0;
}

bool is_quoted(std::string_view text) { return text.starts_with("「") && text.ends_with("」"); }

bool is_markdown_rule(std::string_view text) {
  return text.size() >= 3 && text.find_first_not_of("-|: =*") == std::string_view::npos;
}

class Cleaner {
 public:
  explicit Cleaner(const ExtractedText& extracted)
      : extracted_(extracted), lines_(split_lines(extracted.text, extracted.page_begins)) {
    if (!extracted.markdown) wrapping_ = detect_wrapping(lines_);
  }

  CleanText run() {
    Furniture furniture = find_furniture(lines_, wrapping_);
    layout_ = detect_records(lines_);
    join_lines(furniture.roles);
    count_repeats();
    find_navigation();
    for (std::size_t i = 0; i < pieces_.size();) i = classify(i);
    out_.publication = furniture.publication;
    out_.issue = furniture.issue;
    set_title();
    out_.date = extracted_.date;
    if (out_.date.empty()) out_.date = document_date(out_.blocks, furniture.date);
    return std::move(out_);
  }

 private:
  void join_lines(const std::vector<LineRole>& roles) {
    std::vector<Piece> captions;  // held back until the sentence they stand in is whole
    const Line* last = nullptr;
    bool gap = false;  // furniture stood between
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (roles[i] == LineRole::LooseCaption) {
        captions.push_back({logical_line(lines_[i], wrapping_), false, false, {}, true});
        continue;
      }
      if (roles[i] != LineRole::Text) {
        gap = true;
        continue;
      }
      if (extracted_.markdown && is_markdown_rule(lines_[i].text)) {
        last = nullptr;
        continue;
      }
      const auto labelled = split_label(lines_[i].text, layout_);
      Line next = lines_[i];
      if (gap) next.blanks_before = wrapping_.double_spaced ? 1 : 0;
      if (last != nullptr && !labelled && !pieces_.empty() && continues(*last, next, wrapping_)) {
        join(pieces_.back().line, next, wrapping_);
      } else {
        flush(captions);
        Piece piece{logical_line(lines_[i], wrapping_), false, false, {}, false};
        if (labelled) {
          piece.record = true;
          piece.opens_record = labelled->label == layout_.first;
          piece.label = labelled->label;
          piece.line.text = squeeze_spaces(labelled->value);
        }
        pieces_.push_back(std::move(piece));
      }
      last = &lines_[i];
      gap = false;
    }
    flush(captions);
  }

  void flush(std::vector<Piece>& captions) {
    for (Piece& caption : captions) pieces_.push_back(std::move(caption));
    captions.clear();
  }

  void count_repeats() {
    for (const Piece& piece : pieces_) {
      if (!piece.record) ++repeats_[fold_text(piece.line.text)];
    }
  }

  /// At the head of a web page: short lines around "search this site" are navigation.
  void find_navigation() {
    const std::size_t head = std::min(kNavSearch, pieces_.size());
    std::size_t last_nav = 0;
    for (std::size_t i = 0; i < head; ++i) {
      if (is_navigation(pieces_[i].line.text)) last_nav = i + 1;
    }
    if (last_nav == 0) return;
    std::size_t body = last_nav;
    while (body < pieces_.size() && is_short(pieces_[body])) ++body;
    navigation_ = body > last_nav ? body - 1 : last_nav;  // the line before the body heads it
  }

  [[nodiscard]] bool is_short(const Piece& piece) const {
    return !piece.record && !piece.line.tabbed && !ends_sentence(piece.line.text) &&
           count_chars(piece.line.text) <= kHeadingChars;
  }

  void add(BlockKind kind, const Piece& piece, std::string text, int level = 0) {
    Block block;
    block.kind = kind;
    block.text = extracted_.markdown ? strip_markdown(text) : std::move(text);
    block.source = piece.line.source;
    block.level = level;
    block.blanks_before = piece.line.blanks_before;
    block.page = piece.line.page;
    block.label = piece.label;
    out_.blocks.push_back(std::move(block));
  }

  /// Names the block at `i` and those that go with it; returns the next one to look at.
  std::size_t classify(std::size_t i) {
    const Piece& piece = pieces_[i];
    const std::string& text = piece.line.text;
    if (i < navigation_) {
      add(BlockKind::Nav, piece, text);
      return i + 1;
    }
    if (piece.record) return record(i);
    if (piece.caption || (is_caption(text) && !is_person_line(text))) {
      add(BlockKind::Caption, piece, text);
      return i + 1;
    }
    if (opens_contact(text) || (is_contact_detail(text) && i + 1 < pieces_.size() &&
                                is_contact_detail(pieces_[i + 1].line.text))) {
      return contact(i);
    }
    if (const std::size_t level = extracted_.markdown ? markdown_level(text) : 0; level > 0) {
      add(BlockKind::Heading, piece, text.substr(level + 1), static_cast<int>(level));
      return i + 1;
    }
    if (extracted_.markdown && text.starts_with("|")) {
      std::string cells = text;
      std::replace(cells.begin(), cells.end(), '|', ' ');
      add(BlockKind::TableRow, piece, squeeze_spaces(cells));
      return i + 1;
    }
    if (piece.line.tabbed) {
      add(BlockKind::TableRow, piece, text);
      return i + 1;
    }
    if (is_bullet(text) || (is_numbered(text) && !heads_body(i))) {
      in_group_ = in_group_ || is_group_bullet(text);
      add(BlockKind::Bullet, piece, text, is_group_bullet(text) ? 1 : 0);
      return i + 1;
    }
    if (is_sub_bullet(text) || begins_with_date(text)) {
      if (is_dateline(text) && i < 4) {
        add(BlockKind::Short, piece, text);
      } else {
        add(BlockKind::SubBullet, piece, text);
      }
      return i + 1;
    }
    if (const HeadingLevel level = heading_level(i); level != kNoHeading) {
      in_group_ = false;
      add(BlockKind::Heading, piece, text, level);
    } else if (is_short(piece)) {
      const bool agenda = repeats_[fold_text(text)] == 2 && heads_body_elsewhere(i);
      add(agenda ? BlockKind::Agenda : BlockKind::Short, piece, text);
    } else {
      add(BlockKind::Paragraph, piece, text);
    }
    return i + 1;
  }

  std::size_t record(std::size_t i) {
    add(BlockKind::Record, pieces_[i], pieces_[i].line.text, pieces_[i].opens_record ? 1 : 0);
    // Lines without a label go on with the field, up to the next record, its group heading or the
    // contacts.
    std::size_t next = i + 1;
    for (; next < pieces_.size() && !pieces_[next].record; ++next) {
      const std::string& text = pieces_[next].line.text;
      if (opens_contact(text)) break;
      const bool before_record = next + 1 < pieces_.size() && pieces_[next + 1].opens_record;
      if (before_record && pieces_[next + 1].line.blanks_before > 0 && is_short(pieces_[next]))
        break;
      const bool last_record = next + 1 >= pieces_.size() ||
                               std::none_of(pieces_.begin() + static_cast<std::ptrdiff_t>(next),
                                            pieces_.end(), [](const Piece& p) { return p.record; });
      if (last_record && pieces_[next].line.blanks_before > 1) break;
      add(BlockKind::Record, pieces_[next], text);
      out_.blocks.back().label.clear();
    }
    return next;
  }

  std::size_t contact(std::size_t i) {
    const std::size_t limit = std::min(i + kContactLines, pieces_.size());
    add(BlockKind::Contact, pieces_[i], pieces_[i].line.text);
    std::size_t next = i + 1;
    for (; next < limit; ++next) {
      const Piece& piece = pieces_[next];
      if (piece.record || (!is_contact_detail(piece.line.text) && !is_short(piece)) ||
          piece.line.blanks_before > 2) {
        break;
      }
      add(BlockKind::Contact, piece, piece.line.text);
    }
    return next;
  }

  [[nodiscard]] bool is_body(std::size_t i) const {
    if (i >= pieces_.size()) return false;
    const Piece& piece = pieces_[i];
    const std::string& text = piece.line.text;
    if (piece.record) return piece.opens_record;
    return ends_sentence(text) || count_chars(text) > kHeadingChars || piece.line.tabbed ||
           is_bullet(text) || is_numbered(text) || begins_with_date(text) ||
           opens_with_bracket_heading(text) || (extracted_.markdown && text.starts_with("|"));
  }

  /// A short line with text under it.
  [[nodiscard]] bool heads_body(std::size_t i) const {
    return is_short(pieces_[i]) && is_body(i + 1) && !is_numbered(pieces_[i + 1].line.text);
  }

  [[nodiscard]] bool heads_body_elsewhere(std::size_t i) const {
    const std::string key = fold_text(pieces_[i].line.text);
    for (std::size_t j = 0; j < pieces_.size(); ++j) {
      if (j != i && fold_text(pieces_[j].line.text) == key && heads_body(j)) return true;
    }
    return false;
  }

  /// Who wrote it, set to the right under a heading.
  [[nodiscard]] bool is_set_right(const Piece& piece) const {
    return wrapping_.wrapped() && is_short(piece) && piece.line.full &&
           piece.line.indent * 2 > wrapping_.columns;
  }

  /// The next piece that is not set to the right.
  [[nodiscard]] std::size_t below(std::size_t i) const {
    ++i;
    while (i < pieces_.size() && is_set_right(pieces_[i])) ++i;
    return i;
  }

  [[nodiscard]] HeadingLevel heading_level(std::size_t i) const {
    const Piece& piece = pieces_[i];
    if (!is_short(piece) || is_set_right(piece)) return kNoHeading;
    const std::string& text = piece.line.text;
    const HeadingLevel numbered = numbered_heading_level(text);
    if (numbered == kCircled && !is_body(i + 1)) return kNoHeading;
    if (numbered != kNoHeading) return numbered;
    if (is_bracketed(text)) return is_body(i + 1) ? kBracketed : kNoHeading;
    if (is_dateline(text) || is_quoted(text)) return kNoHeading;
    const std::size_t spacing = wrapping_.double_spaced ? 1 : 0;
    if (in_group_ && piece.line.blanks_before <= spacing + 1) return kNoHeading;
    const bool list_below = i + 1 < pieces_.size() && (is_bullet(pieces_[i + 1].line.text) ||
                                                       begins_with_date(pieces_[i + 1].line.text));
    if (list_below && count_chars(text) < kListHeadingChars) return kNoHeading;
    if (is_body(below(i))) return kPlain;
    // A heading over bracketed or numbered headings.
    if (i + 1 < pieces_.size() && is_short(pieces_[i + 1])) {
      const std::string& next = pieces_[i + 1].line.text;
      if (numbered_heading_level(next) != kNoHeading || (is_bracketed(next) && is_body(i + 2)))
        return kPlain;
      if (is_caption(next) && piece.line.blanks_before + pieces_[i + 1].line.blanks_before > 0)
        return kPlain;
      if (piece.line.blanks_before > 0 && pieces_[i + 1].line.blanks_before > 0 &&
          heading_level_below(i + 1)) {
        return kPlain;
      }
    }
    return kNoHeading;
  }

  [[nodiscard]] bool heading_level_below(std::size_t i) const {
    return is_person_line(pieces_[i].line.text) && is_body(i + 1);
  }

  void set_title() {
    out_.title = extracted_.title;
    if (!out_.title.empty()) return;
    for (const Block& block : out_.blocks) {
      if (block.kind == BlockKind::Nav && out_.blocks.size() > navigation_) continue;
      if (block.kind == BlockKind::Heading || block.kind == BlockKind::Short) {
        if (is_dateline(block.text)) continue;
        out_.title += block.text;
        if (!is_fiscal_year(block.text)) return;
        out_.title += ' ';
        continue;
      }
      break;
    }
    if (!out_.title.empty()) out_.title.pop_back();  // a fiscal year alone
    if (!out_.title.empty() || out_.blocks.empty()) return;
    const std::string& first = out_.blocks.front().text;
    constexpr std::size_t kMostTitleChars = 60;
    out_.title_is_text = first.ends_with("。") || count_chars(first) > kMostTitleChars;
    const std::size_t stop = first.find("。");
    out_.title =
        first.substr(0, std::min({first.size(), stop, byte_of_char(first, kHeadingChars)}));
  }

  const ExtractedText& extracted_;
  std::vector<Line> lines_;
  Wrapping wrapping_;
  RecordLayout layout_;
  std::vector<Piece> pieces_;
  std::map<std::string, std::size_t> repeats_;
  std::size_t navigation_ = 0;  // pieces before this one are navigation
  bool in_group_ = false;       // a ○ has been seen since the last heading
  CleanText out_;
};

}  // namespace

CleanText clean(const ExtractedText& extracted) { return Cleaner(extracted).run(); }

}  // namespace kouryu
