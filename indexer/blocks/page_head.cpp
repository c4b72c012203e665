// Weighs what speaks for each line: the way to the page ends with its name, a date stands beside
// it, the text says its words again, the page begins above it.
//
// The weights were set by hand on the seen half of 100 pages (tests/data/page_heads.txt has their
// kinds); a line needs some evidence, and the best one wins, the first of equals.
#include "indexer/blocks/page_head.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "dict/base/utf8.h"
#include "dict/lines/dateline.h"
#include "dict/lines/line_shape.h"
#include "dict/lines/site_furniture.h"
#include "dict/text/normalizer.h"
#include "indexer/blocks/letter_pairs.h"
#include "indexer/blocks/title_lines.h"

namespace kouryu {
namespace {

constexpr std::size_t kMostChars = 90;  // of a title
constexpr std::size_t kFewestChars = 3;
constexpr std::size_t kProseChars = 600;  // in which the words of a title are looked for
constexpr std::size_t kToolLines = 4;     // at most from a title to its date
constexpr double kLastStep = 3.5;
constexpr double kWholeStep = 0.5;  // and says no more
constexpr double kShownTwice = 3;
constexpr double kShortTwice = 2;
constexpr double kSaysMore = 2;  // than another line with the same words
constexpr double kBesideDate = 3;
constexpr double kLineBetween = 1;
constexpr std::size_t kMostBetween = 2;
constexpr double kAbove = 0.1;  // a line of the site above the text
constexpr double kMostAbove = 0.8;
constexpr double kSaidAgain = 5;  // times the share of its letter pairs
constexpr double kBelowBegin = 1;
constexpr double kLastGroup = 1.5;
constexpr double kFirstOfGroup = 0.7;
constexpr double kLong = 0.7;
constexpr double kFirst = 1.5;  // of a document of its own; goes down line by line
constexpr double kLater = 0.4;
constexpr double kNamesKind = 2;
constexpr double kNamesBody = 3;
// Taken off:
constexpr double kNamesSite = 4;  // the foot of the page signs with it
constexpr double kInMenu = 2.5;   // it stands among names
constexpr double kMasthead = 2.5;
constexpr double kBelowTitled = 2;        // another line stands over the date above it
constexpr double kForeign = 2;            // in Latin letters, among Japanese lines
constexpr double kSection = 2;            // it opens as sections do
constexpr double kRecurs = 5;             // and others do as it does
constexpr double kGoesOn = 4;             // it is cut from a sentence
constexpr std::size_t kFewestOfName = 5;  // characters that lines with one name begin with
constexpr std::size_t kMenuLines = 3;
constexpr double kLeastSaid = 0.5;  // of a title behind an introduction

class HeadReader {
 public:
  HeadReader(const std::vector<Piece>& pieces, const std::vector<const char*>& why, std::size_t end)
      : pieces_(pieces), why_(why), end_(end) {
    read_prose();
    read_lines();
    for (std::size_t i = end_; i < pieces_.size(); ++i) {
      if (ends_page(text(i))) foot_ += fold_text(text(i)) + '\n';
    }
    whole_issue_ = is_whole_issue();
  }

  /// `site`: of a page of a site; else of a document of its own, which opens with its title.
  /// Behind `sure` a line needs more evidence than what it says.
  [[nodiscard]] std::optional<std::size_t> run(bool site, std::size_t sure) const {
    std::optional<std::size_t> best;
    double most = -kNamesSite;
    for (std::size_t i = 0; i < end_; ++i) {
      if (!subject_of(text(i)).empty()) return i;
      if (!may_be_title_[i]) continue;
      if (i >= sure && best && !outweighs_first_group(i, *best)) continue;
      const double weight = weight_of(i) + (site ? weight_on_site(i) : weight_of_own(i));
      if (weight > most) {
        most = weight;
        best = i;
      }
    }
    if (best && most >= 0) return best;
    for (std::size_t i = 0; i < end_; ++i) {  // 復命書: what it is, where it is called nothing else
      if (why_[i] == nullptr && is_genre(text(i))) return i;
    }
    return best;
  }

  /// The line from `begin` on of which the text says most, at least half of its words, or
  /// some beside a date.
  [[nodiscard]] std::optional<std::size_t> most_said(std::size_t begin) const {
    std::optional<std::size_t> best;
    double most = kLeastSaid;
    for (std::size_t i = begin; i < end_; ++i) {
      if (!may_be_title_[i] || opening_of(text(i)) != 0 || in_menu_[i] || goes_on(text(i)))
        continue;
      const double said = share_said_again(names_[i]);
      const double weight = by_date(i, 0) > 0 ? said + kLeastSaid : said;
      if (weight <= most) continue;
      most = weight;
      best = i;
    }
    return best;
  }

 private:
  /// Behind a gap: it stands twice, or with a date, or the text says its words more than `first`.
  [[nodiscard]] bool outweighs_first_group(std::size_t i, std::size_t first) const {
    constexpr double kMore = 0.3;  // of its words than of those of `first`
    constexpr double kSaid = 0.5;
    if (count_chars(text(i)) < kLongChars) return false;
    if (whole_issue_ && tells_issue(text(i)) && !tells_issue(text(first))) return true;
    const double said = share_said_again(folded_[i]);
    const double more = said - share_said_again(folded_[first]);
    return is_shown_twice(i) || says_more_than_other(i) ||
           (posted_ && by_date(i, kMostBetween) > 0) ||
           (!whole_issue_ && more >= kMore && (names_kind(text(i)) || said >= kSaid));
  }

  [[nodiscard]] const std::string& text(std::size_t i) const { return pieces_[i].line.text; }

  /// Links behind the last sentence are no text.
  void read_prose() {
    std::string prose;
    std::size_t chars = 0;
    std::size_t last = pieces_.size();
    while (last > end_ && !reads_as_prose(text(last - 1))) --last;
    if (last == end_) last = pieces_.size();
    for (std::size_t i = 0; i < last && chars < kProseChars; ++i) {
      if (why_[i] != nullptr || (i < end_ && !reads_as_prose(text(i)))) continue;
      const std::size_t cut = byte_of_char(text(i), kProseChars);
      prose += fold_text(std::string_view(text(i)).substr(0, cut)) + ' ';
      chars += count_chars(std::string_view(text(i)).substr(0, cut));
    }
    prose_ = letter_pairs(prose);
  }

  /// What the lines of the head are, each asked once.
  void read_lines() {
    for (std::size_t i = 0; i < end_; ++i) {
      folded_.push_back(fold_text(text(i)));
      names_.push_back(fold_text(without_site_name(text(i))));
      ++times_shown_[names_[i]];
      const std::string_view step = last_step(text(i));
      if (!step.empty()) trail_end_ = fold_text(step);
    }
    shows_step_ = !trail_end_.empty() && times_shown_.contains(trail_end_);
    std::size_t names = 0;  // one below the other
    for (std::size_t i = 0; i < end_; ++i) {
      may_be_title_.push_back(may_be_title(i));
      const auto date = read_dateline(text(i));
      is_date_.push_back(date || is_date_label(text(i)));
      posted_ = posted_ || (is_date_[i] && !(date && !date->labelled));
      in_menu_.push_back(false);
      names = is_bare_name(text(i)) && !is_date_[i] ? names + 1 : 0;
      if (names >= kMenuLines) {
        std::fill(in_menu_.end() - static_cast<std::ptrdiff_t>(names), in_menu_.end(), true);
      }
      const bool parts =
          is_menu_row(text(i)) || in_menu_[i] || (why_[i] != nullptr && begins_page(text(i)));
      if (parts) last_group_ = i;
      if (!may_be_title_[i]) continue;
      if (opening_of(text(i)) == 0) ++plain_;
      if (!is_latin_line(text(i))) ++japanese_;
    }
  }

  /// It tells what is in it, or who made it.
  [[nodiscard]] bool is_whole_issue() const {
    constexpr std::size_t kContents = 25;  // lines
    constexpr std::size_t kMakers = 12;    // lines at either end
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (i == kContents && pieces_.size() > i + kMakers) i = pieces_.size() - kMakers;
      const bool outer = i < kMakers || i + kMakers >= pieces_.size();
      if (outer && names_maker(text(i))) return true;
      if (i < kContents && heads_contents(text(i))) return true;
    }
    return false;
  }

  /// No furniture, no date, no row of names.
  [[nodiscard]] bool may_be_title(std::size_t i) const {
    const std::string& line = text(i);
    if (opens_with_label(line)) return false;
    if (opens_with_date(line) && folded_[i] != trail_end_ && !is_shown_twice(i)) return false;
    const std::size_t chars = count_chars(line);
    return why_[i] == nullptr && !pieces_[i].record && pieces_[i].row == nullptr &&
           chars >= kFewestChars && chars <= kMostChars && !line.ends_with("。") &&
           !is_dateline(line) && !is_apart(line) && !names_maker(line) && !is_byline(line) &&
           !is_menu_row(line) && !is_contact_detail(line) && !opens_contact(line) &&
           !is_caption(line) && !is_sub_bullet(line) && !says_only_number(line) &&
           !signs_with_date(line) && !heads_contents(line) && !is_address(i);
  }

  /// Between the lines of how to reach somebody.
  [[nodiscard]] bool is_address(std::size_t i) const {
    const auto reaches = [this](std::size_t k) {
      return is_contact_detail(text(k)) || opens_contact(text(k));
    };
    return i > 0 && i + 1 < pieces_.size() && reaches(i - 1) && reaches(i + 1);
  }

  /// Of a line of any document.
  [[nodiscard]] double weight_of(std::size_t i) const {
    const std::string& name = names_[i];
    double weight = kSaidAgain * share_said_again(name) - against(i);
    // A short name that comes again is the site's or its maker's.
    const bool is_long = count_chars(text(i)) >= kLongChars;
    if (is_shown_twice(i) && (is_long || name != trail_end_)) {
      weight += is_long ? kShownTwice : -kShortTwice;
    }
    if (is_long) weight += kLong;
    if (says_more_than_other(i)) weight += kSaysMore;
    return weight;
  }

  [[nodiscard]] bool is_shown_twice(std::size_t i) const {
    const bool foreign = is_latin_line(text(i)) && japanese_ > 0;
    return opening_of(text(i)) == 0 && !foreign && times_shown_.at(names_[i]) > 1;
  }

  /// Another line says nothing but words of this one: its short form.
  [[nodiscard]] bool says_more_than_other(std::size_t i) const {
    if (count_chars(text(i)) < kLongChars || opening_of(text(i)) != 0) return false;
    const LetterPairs own = letter_pairs(folded_[i]);
    for (std::size_t k = 0; k < end_; ++k) {
      if (k == i || !may_be_title_[k] || opening_of(text(k)) != 0) continue;
      if (is_short_form(letter_pairs(folded_[k]), own)) return true;
    }
    return false;
  }

  [[nodiscard]] double weight_of_own(std::size_t i) const {
    double weight = kFirst - static_cast<double>(i) * kLater;
    if (names_kind(text(i))) weight += kNamesKind;
    if (names_body(text(i))) weight -= kNamesBody;
    if (posted_) weight += by_date(i, kMostBetween);
    return weight;
  }

  [[nodiscard]] double weight_on_site(std::size_t i) const {
    const std::string& folded = folded_[i];
    const bool step =
        !trail_end_.empty() && (folded.find(trail_end_) != folded.npos ||
                                (!shows_step_ && trail_end_.find(folded) != trail_end_.npos &&
                                 folded.size() * 2 > trail_end_.size()));
    // The name of the page's part may stand over its title.
    double weight = by_date(i, step ? 0 : kMostBetween);
    const bool whole = folded == trail_end_ && count_chars(text(i)) >= kLongChars;
    if (step) weight += whole ? kLastStep + kWholeStep : kLastStep;
    if (count_chars(text(i)) >= kLongChars && names_kind(text(i))) weight += kNamesKind / 2;
    const bool sends = i > 0 && is_date_[i - 1];  // a letter or release
    if (names_body(text(i))) weight -= sends ? kNamesBody : kNamesBody / 2;
    weight -= std::min(kMostAbove, static_cast<double>(end_ - i) * kAbove);
    if (i > 1 && is_date_[i - 1] && may_be_title_[i - 2]) weight -= kBelowTitled;
    if (i > 0 && begins_page(text(i - 1))) weight += kBelowBegin;
    if (i >= last_group_) weight += kLastGroup;
    if (i == 0 || !may_be_title_[i - 1]) weight += kFirstOfGroup;
    if (foot_.find(folded) != foot_.npos) weight -= kNamesSite;
    return weight;
  }

  /// How much of its words the text says, of a short name less.
  [[nodiscard]] double share_said_again(const std::string& folded) const {
    constexpr std::size_t kFewestPairs = 4;
    const LetterPairs own = letter_pairs(folded);
    if (own.size() < 2) return 0;
    const auto said = std::count_if(own.begin(), own.end(),
                                    [&](const std::string& pair) { return prose_.contains(pair); });
    return static_cast<double>(said) / static_cast<double>(std::max(own.size(), kFewestPairs));
  }

  /// What speaks against a line, of whatever document.
  [[nodiscard]] double against(std::size_t i) const {
    double weight = 0;
    if (in_menu_[i]) weight += kInMenu;
    const char32_t opening = opening_of(text(i));
    const std::size_t other_plain = plain_ - (opening == 0 ? 1 : 0);
    if (is_masthead(text(i))) weight += masthead(i);
    if (goes_on(text(i))) weight += kGoesOn;
    if (opens_question(text(i))) weight += kRecurs;
    if (is_latin_line(text(i)) && japanese_ > 0) weight += kForeign;
    // ○, ◆ and 【 set off what stands first; numbers and dots of lists do not.
    const bool sets_off = i == 0 && (other_plain == 0 || (opening != U'1' && opening != U'•'));
    if (opening != 0 && !sets_off) weight += i > 0 && recurs(i, opening) ? kRecurs : kSection;
    return weight;
  }

  /// The name and number of an issue speak for a line where all of the issue is there or no line
  /// but its name, against it where one article is.
  [[nodiscard]] double masthead(std::size_t i) const {
    if (is_latin_line(text(i)) && japanese_ > 0) return kMasthead;
    const std::string& folded = folded_[i];
    const std::size_t name = byte_of_char(folded, kFewestOfName);
    bool other = false;
    bool of_name = false;
    for (std::size_t k = 0; k < end_; ++k) {
      if (k == i || !may_be_title_[k] || opening_of(text(k)) != 0) continue;
      if (is_latin_line(text(k)) && !is_latin_line(text(i))) continue;
      const bool same = folded_[k].compare(0, name, folded, 0, name) == 0;
      other = other || !same;
      of_name = of_name || same;
    }
    if (whole_issue_ && tells_issue(text(i))) return -2 * kMasthead;
    return other ? kMasthead : of_name ? -kMasthead / 2 : 0;
  }

  /// Other lines open with the same.
  [[nodiscard]] bool recurs(std::size_t i, char32_t opening) const {
    constexpr std::size_t kAhead = 60;  // lines
    for (std::size_t k = i + 1; k < std::min(pieces_.size(), i + kAhead); ++k) {
      if (opening_of(text(k)) == opening) return true;
    }
    return false;
  }

  /// A date right above it where no other line is over that date, or below it behind buttons, a
  /// second line of the title and who wrote it at the most; so too which page of how many it is.
  [[nodiscard]] double by_date(std::size_t i, std::size_t between) const {
    const auto counts = [this](std::size_t k) { return read_page_count(text(k)).pages > 0; };
    const auto dates = [&](std::size_t k) { return is_date_of(k) || counts(k); };
    const bool topmost =
        i < 2 || !may_be_title_[i - 2] || (counts(i - 1) && is_masthead(text(i - 2)));
    if (i > 0 && dates(i - 1) && topmost) return kBesideDate;
    std::size_t lines = 0;
    for (std::size_t k = i + 1; k < std::min(pieces_.size(), i + 1 + kToolLines); ++k) {
      if (dates(k)) return kBesideDate - kLineBetween * static_cast<double>(lines);
      if (why_[k] != nullptr || is_latin_line(text(k))) continue;
      if (++lines > between || reads_as_prose(text(k))) return 0;
    }
    return 0;
  }

  [[nodiscard]] bool is_date_of(std::size_t k) const {
    return k < end_ ? is_date_[k] : is_dateline(text(k)) || is_date_label(text(k));
  }

  const std::vector<Piece>& pieces_;
  const std::vector<const char*>& why_;
  std::size_t end_;
  LetterPairs prose_;
  std::string trail_end_;
  std::string foot_;
  std::vector<std::string> folded_;                   // each line of the head
  std::vector<std::string> names_;                    // the same, without the name of a site
  std::unordered_map<std::string, int> times_shown_;  // of `names_`
  std::vector<bool> may_be_title_;
  std::vector<bool> is_date_;
  std::vector<bool> in_menu_;
  std::size_t last_group_ = 0;  // of lines, behind the last menu
  std::size_t plain_ = 0;       // lines that may be the title and open as no section does
  std::size_t japanese_ = 0;    // that may be the title
  bool shows_step_ = false;     // a line is the last step, and nothing else
  bool posted_ = false;         // a date says that it is the document's
  bool whole_issue_ = false;
};

/// Where no line stands in front of the first sentence, `from`, that is what a site says of itself,
/// or an introduction: the title may stand behind it.
std::optional<std::size_t> title_behind_introduction(const std::vector<Piece>& pieces,
                                                     const std::vector<const char*>& why,
                                                     std::size_t from) {
  constexpr std::size_t kMostProse = 2;
  constexpr std::size_t kMostLines = 20;
  std::size_t prose = 0;
  std::size_t begin = from;
  for (std::size_t i = from; i < std::min(from + kMostLines, pieces.size()); ++i) {
    const Piece& piece = pieces[i];
    if (why[i] != nullptr) continue;
    if (piece.record || piece.row != nullptr || opening_of(piece.line.text) == U'1') break;
    if (!reads_as_prose(piece.line.text)) continue;
    if (i > begin) {
      if (const auto title = HeadReader(pieces, why, i).most_said(begin)) return title;
    }
    if (++prose > kMostProse) break;
    begin = i + 1;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::size_t> document_title(const std::vector<Piece>& pieces,
                                          const std::vector<const char*>& why) {
  constexpr std::size_t kMostLines = 12;
  std::size_t end = 0;
  std::size_t sure = 0;  // of lines, up to the first gap behind what may be the title
  bool named = false;
  const std::size_t looked = std::min(kMostLines, pieces.size());
  // Where a blank line stands between all lines it parts nothing.
  const auto apart =
      std::count_if(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(looked),
                    [](const Piece& piece) { return piece.line.blanks_before > 0; });
  const bool spaced = static_cast<std::size_t>(apart) + 1 >= looked && looked > 2;
  for (; end < looked; ++end) {
    const std::string& text = pieces[end].line.text;
    if (reads_as_prose(text) || pieces[end].record || pieces[end].row != nullptr ||
        pieces[end].line.tabbed) {
      break;
    }
    if (named && !spaced && pieces[end].line.blanks_before > 0 && sure == 0) sure = end;
    const bool body = numbered_heading_level(text) != kNoHeading || is_bullet(text) ||
                      is_numbered(text) || is_labelled_in_brackets(text);
    if (end > 0 && body && named) break;
    named = named || (why[end] == nullptr && !body && !is_dateline(text) && !is_apart(text) &&
                      !is_issue(text) && !names_body(text) && !names_maker(text));
  }
  const auto title = HeadReader(pieces, why, end).run(false, sure == 0 ? end : sure);
  return title ? title : title_behind_introduction(pieces, why, end);
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
    const char32_t opening = is_bracketed(text) ? U'【' : opening_of(text);
    if (opening != 0 && opening != U'（' && opening != U'(' && !seen.insert(opening).second)
      return i;
  }
  return end;
}

std::optional<std::size_t> page_title(const std::vector<Piece>& pieces,
                                      const std::vector<const char*>& why,
                                      std::size_t first_prose) {
  const auto title = HeadReader(pieces, why, first_prose).run(true, first_prose);
  return title ? title : title_behind_introduction(pieces, why, first_prose);
}

}  // namespace kouryu
