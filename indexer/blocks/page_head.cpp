// Weighs what speaks for each line: the way to the page ends with its name, a date stands beside
// it, the text says its words again, the page begins above it.
//
// The weights were set by hand on the seen half of 100 pages (tests/data/page_heads.txt has their
// kinds); a line needs some evidence, and the best one wins, the first of equals.
#include "indexer/blocks/page_head.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "dict/base/utf8.h"
#include "dict/lines/dateline.h"
#include "dict/lines/line_shape.h"
#include "dict/lines/site_furniture.h"
#include "dict/text/normalizer.h"
#include "indexer/blocks/title_lines.h"

namespace kouryu {
namespace {

constexpr std::size_t kMostChars = 90;  // of a title
constexpr std::size_t kFewestChars = 3;
constexpr std::size_t kProseChars = 600;  // in which the words of a title are looked for
constexpr std::size_t kToolLines = 3;     // at most between a title and its date
constexpr double kLastStep = 3.5;
constexpr double kBesideDate = 3;
constexpr double kSaidAgain = 5;  // times the share of its letter pairs
constexpr double kBelowBegin = 1;
constexpr double kLastGroup = 1.5;
constexpr double kFirstOfGroup = 0.7;
constexpr double kLong = 0.7;
constexpr std::size_t kLongChars = 9;
constexpr double kFirst = 1.5;  // of a document of its own; goes down line by line
constexpr double kLater = 0.4;
constexpr double kNamesKind = 2;
constexpr double kNamesBody = 3;
// Taken off:
constexpr double kNamesSite = 4;  // the foot of the page signs with it
constexpr double kInMenu = 2.5;   // it stands among names
constexpr double kMasthead = 2.5;
constexpr double kBelowTitled = 2;  // another line stands over the date above it
constexpr double kForeign = 2;      // in Latin letters, among Japanese lines
constexpr double kSection = 2;      // it opens as sections do
constexpr double kRecurs = 5;       // and others do as it does
constexpr std::size_t kMenuLines = 3;

using Pairs = std::unordered_set<std::string>;

/// Pairs of neighbouring letters that are not both hiragana or both Latin.
Pairs pairs_of(std::string_view folded) {
  Pairs pairs;
  std::size_t before = 0;
  bool have = false;
  char32_t last = 0;
  for (std::size_t position = 0; position < folded.size();) {
    const std::size_t begin = position;
    const char32_t c = next_char(folded, position);
    if (!is_letter_or_digit(c)) {
      have = false;
      continue;
    }
    if (have && !(is_hiragana(c) && is_hiragana(last)) && !(is_latin(c) && is_latin(last))) {
      pairs.emplace(folded.substr(before, position - before));
    }
    before = begin;
    last = c;
    have = true;
  }
  return pairs;
}

class HeadReader {
 public:
  HeadReader(const std::vector<Piece>& pieces, const std::vector<const char*>& why,
             std::size_t first_prose)
      : pieces_(pieces), why_(why), end_(first_prose) {
    read_prose();
    for (std::size_t i = 0; i < end_; ++i) {
      const std::string_view step = last_step(text(i));
      if (!step.empty()) trail_end_ = fold_text(step);
    }
    for (std::size_t i = end_; i < pieces_.size(); ++i) {
      if (ends_page(text(i))) foot_ += fold_text(text(i)) + '\n';
    }
  }

  /// `site`: of a page of a site; else of a document of its own, which opens with its title.
  [[nodiscard]] std::optional<std::size_t> run(bool site) const {
    std::optional<std::size_t> best;
    double most = -kNamesSite;
    for (std::size_t i = 0; i < end_; ++i) {
      if (!subject_of(text(i)).empty()) return i;
      if (!may_be_title(i)) continue;
      const double weight = site ? weight_on_site(i) : weight_of_own(i);
      if (weight > most) {
        most = weight;
        best = i;
      }
    }
    return best;
  }

 private:
  [[nodiscard]] const std::string& text(std::size_t i) const { return pieces_[i].line.text; }

  void read_prose() {
    std::string prose;
    std::size_t chars = 0;
    for (std::size_t i = end_; i < pieces_.size() && chars < kProseChars; ++i) {
      if (why_[i] != nullptr) continue;
      const std::size_t cut = byte_of_char(text(i), kProseChars);
      prose += fold_text(std::string_view(text(i)).substr(0, cut)) + ' ';
      chars += count_chars(std::string_view(text(i)).substr(0, cut));
    }
    prose_ = pairs_of(prose);
  }

  /// No furniture, no date, no row of names.
  [[nodiscard]] bool may_be_title(std::size_t i) const {
    if (opens_with_date(text(i)) || opens_with_label(text(i))) return false;
    const std::string& line = text(i);
    const std::size_t chars = count_chars(line);
    return why_[i] == nullptr && !pieces_[i].record && pieces_[i].row == nullptr &&
           chars >= kFewestChars && chars <= kMostChars && !line.ends_with("。") &&
           !is_dateline(line) && !is_apart(line) && !names_maker(line) && !is_byline(line) &&
           !is_menu_row(line) && !is_contact_detail(line) && !opens_contact(line) &&
           !is_caption(line) && !is_sub_bullet(line);
  }

  [[nodiscard]] double weight_of_own(std::size_t i) const {
    double weight = kSaidAgain * share_said_again(fold_text(text(i))) + kFirst - against(i);
    if (names_kind(text(i))) weight += kNamesKind;
    if (names_body(text(i))) weight -= kNamesBody;
    if (i + 1 < pieces_.size()) {
      const auto date = read_dateline(text(i + 1));
      if (date && date->labelled) weight += kBesideDate;
    }
    if (count_chars(text(i)) >= kLongChars) weight += kLong;
    return weight - static_cast<double>(i) * kLater;
  }

  [[nodiscard]] double weight_on_site(std::size_t i) const {
    const std::string folded = fold_text(text(i));
    double weight = kSaidAgain * share_said_again(folded) - against(i);
    if (count_chars(text(i)) >= kLongChars && names_kind(text(i))) weight += kNamesKind / 2;
    if (!trail_end_.empty() &&
        (folded == trail_end_ || folded.find(trail_end_) != folded.npos ||
         (trail_end_.find(folded) != trail_end_.npos && folded.size() * 2 > trail_end_.size()))) {
      weight += kLastStep;
    }
    if (has_date_beside(i)) weight += kBesideDate;
    if (i > 1 && is_dateline(text(i - 1)) && may_be_title(i - 2)) weight -= kBelowTitled;
    if (i > 0 && begins_page(text(i - 1))) weight += kBelowBegin;
    if (is_in_last_group(i)) weight += kLastGroup;
    if (i == 0 || !may_be_title(i - 1)) weight += kFirstOfGroup;
    if (count_chars(text(i)) >= kLongChars) weight += kLong;
    if (foot_.find(folded) != foot_.npos) weight -= kNamesSite;
    return weight;
  }

  [[nodiscard]] double share_said_again(const std::string& folded) const {
    const Pairs own = pairs_of(folded);
    if (own.size() < 2) return 0;
    const auto said = std::count_if(own.begin(), own.end(),
                                    [&](const std::string& pair) { return prose_.contains(pair); });
    return static_cast<double>(said) / static_cast<double>(own.size());
  }

  /// What speaks against a line, of whatever document.
  [[nodiscard]] double against(std::size_t i) const {
    double weight = 0;
    if (stands_in_menu(i)) weight += kInMenu;
    if (tells_issue_and_day(text(i)) && has_other_line(i)) weight += kMasthead;
    if (is_latin_line(text(i)) && has_japanese_line()) weight += kForeign;
    const char32_t opening = i > 0 ? opening_of(text(i)) : 0;
    if (opening != 0) weight += recurs(i, opening) ? kRecurs : kSection;
    return weight;
  }

  /// One that may be the title, and opens as no section does.
  [[nodiscard]] bool has_other_line(std::size_t i) const {
    for (std::size_t k = 0; k < end_; ++k) {
      if (k != i && may_be_title(k) && opening_of(text(k)) == 0) return true;
    }
    return false;
  }

  [[nodiscard]] bool stands_in_menu(std::size_t i) const {
    const auto name = [&](std::size_t k) { return is_bare_name(text(k)) && !is_dateline(text(k)); };
    if (!name(i)) return false;
    std::size_t first = i;
    while (first > 0 && name(first - 1)) --first;
    std::size_t last = i + 1;
    while (last < end_ && name(last)) ++last;
    return last - first >= kMenuLines;
  }

  [[nodiscard]] bool has_japanese_line() const {
    for (std::size_t i = 0; i < end_; ++i) {
      if (may_be_title(i) && !is_latin_line(text(i))) return true;
    }
    return false;
  }

  /// Other lines open with the same.
  [[nodiscard]] bool recurs(std::size_t i, char32_t opening) const {
    constexpr std::size_t kAhead = 60;  // lines
    for (std::size_t k = i + 1; k < std::min(pieces_.size(), i + kAhead); ++k) {
      if (opening_of(text(k)) == opening) return true;
    }
    return false;
  }

  /// Right above it where no other line is over that date, or below it behind buttons at the most.
  [[nodiscard]] bool has_date_beside(std::size_t i) const {
    if (i > 0 && is_dateline(text(i - 1)) && (i == 1 || !may_be_title(i - 2))) return true;
    for (std::size_t k = i + 1; k < std::min(pieces_.size(), i + 1 + kToolLines); ++k) {
      if (is_dateline(text(k)) || read_page_count(text(k)).pages > 0) return true;
      if (why_[k] == nullptr && !is_latin_line(text(k))) return false;
    }
    return false;
  }

  /// No furniture or row of names between it and the text.
  [[nodiscard]] bool is_in_last_group(std::size_t i) const {
    for (std::size_t k = i + 1; k < end_; ++k) {
      const bool parts = is_menu_row(text(k)) || (why_[k] != nullptr && begins_page(text(k)));
      if (parts) return false;
    }
    return true;
  }

  const std::vector<Piece>& pieces_;
  const std::vector<const char*>& why_;
  std::size_t end_;
  Pairs prose_;
  std::string trail_end_;
  std::string foot_;
};

}  // namespace

std::optional<std::size_t> document_title(const std::vector<Piece>& pieces,
                                          const std::vector<const char*>& why) {
  constexpr std::size_t kMostLines = 12;
  std::size_t end = 0;
  bool named = false;
  std::size_t posted = 0;  // the line that says when it was
  const std::size_t looked = std::min(kMostLines, pieces.size());
  while (posted < looked) {
    const auto date = read_dateline(pieces[posted].line.text);
    if (date && date->labelled) break;
    ++posted;
  }
  // Where a blank line stands between all lines it parts nothing.
  const auto apart =
      std::count_if(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(looked),
                    [](const Piece& piece) { return piece.line.blanks_before > 0; });
  const bool spaced = static_cast<std::size_t>(apart) + 1 >= looked && looked > 2;
  const bool has_posted = posted < looked;
  for (; end < looked; ++end) {
    const std::string& text = pieces[end].line.text;
    if (ends_sentence(text) || pieces[end].record || pieces[end].row != nullptr ||
        pieces[end].line.tabbed ||
        (named && !spaced && pieces[end].line.blanks_before > 0 && !(has_posted && end < posted))) {
      break;
    }
    const bool body = numbered_heading_level(text) != kNoHeading || is_bullet(text) ||
                      is_numbered(text) || is_labelled_in_brackets(text);
    if (end > 0 && body) break;
    named = named || (why[end] == nullptr && !is_dateline(text) && !is_apart(text) &&
                      !is_issue(text) && !names_body(text) && !names_maker(text));
  }
  return HeadReader(pieces, why, end).run(false);
}

bool goes_on_as_title(std::string_view first, std::string_view next) {
  constexpr std::size_t kShortKind = 8;  // characters: 結果の概要
  if (is_apart(first) || names_body(first) || is_issue(first) || opens_with_date(first))
    return false;
  static constexpr std::array<std::string_view, 10> kOpen = {"の", "と", "に", "を", "へ",
                                                             "が", "で", "び", "・", "、"};
  if (count_chars(next) > kMostChars || ends_sentence(next) || is_dateline(next)) return false;
  if (std::any_of(kOpen.begin(), kOpen.end(),
                  [&](std::string_view end) { return first.ends_with(end); })) {
    return true;
  }
  if (names_kind(next) && count_chars(first) >= kShortKind && count_chars(next) <= kShortKind &&
      !is_apart(next))
    return true;
  // 姉妹都市提携 / 三十五周年記念式典
  if (opens_with_anniversary(next)) return true;
  // 令和元年第3回 / 定例会会議録
  return first.ends_with("回") && (first.find("第") != std::string_view::npos) &&
         count_chars(first) <= 12;
}

std::size_t end_of_head(const std::vector<Piece>& pieces, const std::vector<const char*>& why,
                        std::size_t end) {
  std::unordered_set<char32_t> seen;
  std::size_t datelines = 0;
  for (std::size_t i = 0; i < end; ++i) {
    const std::string& text = pieces[i].line.text;
    if (why[i] != nullptr) continue;
    const bool dated = is_dateline(text) || begins_with_date(text);
    if (pieces[i].row != nullptr || (dated && ++datelines > 2)) return i;
    const char32_t opening = opening_of(text);
    if (opening != 0 && opening != U'（' && opening != U'(' && !seen.insert(opening).second)
      return i;
  }
  return end;
}

bool is_plain_line(std::string_view text) {
  return opening_of(text) == 0 && !opens_with_label(text);
}

std::optional<std::size_t> page_title(const std::vector<Piece>& pieces,
                                      const std::vector<const char*>& why,
                                      std::size_t first_prose) {
  return HeadReader(pieces, why, first_prose).run(true);
}

}  // namespace kouryu
