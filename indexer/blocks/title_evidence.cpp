// Each piece of evidence is a number from a line and its place, most often 0 or 1; a table has what
// each weighs.
#include "indexer/blocks/title_evidence.h"

#include <algorithm>
#include <array>
#include <string>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "indexer/blocks/no_heading_line.h"
#include "indexer/blocks/title_lines.h"
#include "indexer/lines/line_shape.h"
#include "indexer/lines/site_furniture.h"

namespace kouryu {
namespace {

constexpr std::size_t kToolLines = 4;     // at most from a title to its date
constexpr std::size_t kFewestOfName = 5;  // characters that lines with one name begin with

/// A line beside the other lines of its head.
struct HeadPlace {
  const HeadLines& head;
  std::size_t i;

  [[nodiscard]] const std::string& text() const { return head.text(i); }
  [[nodiscard]] bool is_long() const { return count_chars(text()) >= kLongChars; }
  /// It says the last step of the way here, or is part of it.
  [[nodiscard]] bool is_step() const {
    const std::string& folded = head.folded(i);
    const std::string& step = head.trail_end();
    return !step.empty() && (folded.find(step) != folded.npos ||
                             (!head.shows_step() && step.find(folded) != step.npos &&
                              folded.size() * 2 > step.size()));
  }
};

double said_again(const HeadPlace& at) { return at.head.share_said_again(at.head.name(at.i)); }

double long_shown_twice(const HeadPlace& at) {
  return at.head.is_shown_twice(at.i) && at.is_long() ? 1 : 0;
}

/// A short name that comes again is the site's or its maker's.
double short_shown_twice(const HeadPlace& at) {
  return at.head.is_shown_twice(at.i) && !at.is_long() && at.head.name(at.i) != at.head.trail_end()
             ? 1
             : 0;
}

double is_long(const HeadPlace& at) { return at.is_long() ? 1 : 0; }

double says_more(const HeadPlace& at) { return at.head.says_more_than_other(at.i) ? 1 : 0; }

double in_menu(const HeadPlace& at) { return at.head.is_in_menu(at.i) ? 1 : 0; }

/// It is cut from a sentence.
double is_cut(const HeadPlace& at) {
  return goes_on(at.text()) || reads_as_clause(at.text()) ? 1 : 0;
}

/// Q1 …, どうやって決まりますか？; 姉妹都市とは？ names something.
double asks(const HeadPlace& at) {
  return opens_question(at.text()) || ends_with_any(at.text(), {"か？", "か?"}) ? 1 : 0;
}

/// ぜひお使いください！: asks the reader to do something, and does not say what it is about.
double calls_reader(const HeadPlace& at) {
  static constexpr std::array<std::string_view, 6> kEnds = {
      "ください", "下さい", "ましょう", "お越しを", "ご覧を", "お待ちしています"};
  std::string_view text = at.text();
  while (ends_with_any(text, {"！", "!", "。", "～", "♪"})) {
    std::size_t before = text.size();
    previous_char(text, before);
    text = text.substr(0, before);
  }
  return ends_with_any(text, kEnds) ? 1 : 0;
}

/// 9月4日 壮行会, 平成30年9月2日 …: an item of a list of what was done, or what a picture shows.
double opens_with_day(const HeadPlace& at) {
  return begins_with_day_of_year(at.text()) && !names_session(at.text()) ? 1 : 0;
}

/// In Latin letters, among Japanese lines.
double is_foreign(const HeadPlace& at) { return at.head.is_foreign(at.i) ? 1 : 0; }

/// It opens as sections do: ○, ◆ and 【 set off what stands first; numbers and dots of lists do
/// not.
bool is_set_off_as_section(const HeadPlace& at) {
  const char32_t opening = opening_of(at.text());
  const std::size_t other_plain = at.head.plain_lines() - (opening == 0 ? 1 : 0);
  const bool sets_off = at.i == 0 && (other_plain == 0 || (opening != U'1' && opening != U'•'));
  return opening != 0 && !sets_off;
}

/// And others do as it does.
bool is_one_of_sections(const HeadPlace& at) {
  return is_set_off_as_section(at) && at.i > 0 && at.head.recurs(at.i, opening_of(at.text()));
}

double lone_section(const HeadPlace& at) {
  return is_set_off_as_section(at) && !is_one_of_sections(at) ? 1 : 0;
}

double section_of_many(const HeadPlace& at) { return is_one_of_sections(at) ? 1 : 0; }

/// The name and number of an issue speak for a line where all of the issue is there or no line
/// but its name, against it where one article is.
double masthead(const HeadPlace& at) {
  constexpr double kWholeIssue = -2;
  constexpr double kNameAlone = -0.5;
  if (!is_masthead(at.text())) return 0;
  const HeadLines& head = at.head;
  if (head.is_foreign(at.i)) return 1;
  const std::string& folded = head.folded(at.i);
  const std::size_t name = byte_of_char(folded, kFewestOfName);
  bool other = false;
  bool of_name = false;
  for (std::size_t k = 0; k < head.size(); ++k) {
    if (k == at.i || !head.may_be_title(k) || opening_of(head.text(k)) != 0) continue;
    if (is_latin_line(head.text(k)) && !is_latin_line(at.text())) continue;
    const bool same = head.folded(k).compare(0, name, folded, 0, name) == 0;
    other = other || !same;
    of_name = of_name || same;
  }
  if (head.is_whole_issue() && tells_issue(at.text())) return kWholeIssue;
  return other ? 1 : of_name ? kNameAlone : 0;
}

double is_first(const HeadPlace& at) { return at.i == 0 ? 1 : 0; }

double lines_above(const HeadPlace& at) { return static_cast<double>(at.i); }

/// Lines of the site above the text.
double lines_to_text(const HeadPlace& at) {
  constexpr std::size_t kMost = 8;
  return static_cast<double>(std::min(kMost, at.head.size() - at.i));
}

double kind(const HeadPlace& at) { return names_kind(at.text()) ? 1 : 0; }

double long_kind(const HeadPlace& at) { return at.is_long() ? kind(at) : 0; }

double body(const HeadPlace& at) { return names_body(at.text()) ? 1 : 0; }

/// Below the date of a letter or release: who sends it.
double sender(const HeadPlace& at) { return at.i > 0 && at.head.is_date(at.i - 1) ? body(at) : 0; }

double posted(const HeadPlace& at) {
  return at.head.is_posted() ? beside_date(at.head, at.i, kLinesToDate) : 0;
}

/// The name of the page's part may stand over its title.
double dated(const HeadPlace& at) {
  return beside_date(at.head, at.i, at.is_step() ? 0 : kLinesToDate);
}

double is_step(const HeadPlace& at) { return at.is_step() ? 1 : 0; }

double is_whole_step(const HeadPlace& at) {
  return at.is_step() && at.head.folded(at.i) == at.head.trail_end() && at.is_long() ? 1 : 0;
}

/// Another line stands over the date above it.
double below_titled(const HeadPlace& at) {
  return at.i > 1 && at.head.is_date(at.i - 1) && at.head.may_be_title(at.i - 2) ? 1 : 0;
}

double below_begin(const HeadPlace& at) {
  return at.i > 0 && begins_page(at.head.text(at.i - 1)) ? 1 : 0;
}

/// Right behind ここから本文です.
double first_of_text(const HeadPlace& at) {
  return at.i > 0 && begins_text(at.head.text(at.i - 1)) ? 1 : 0;
}

double in_last_group(const HeadPlace& at) { return at.i >= at.head.last_group() ? 1 : 0; }

double first_of_group(const HeadPlace& at) {
  return at.i == 0 || !at.head.may_be_title(at.i - 1) ? 1 : 0;
}

/// The foot of the page signs with it.
double names_site(const HeadPlace& at) {
  return at.head.foot().find(at.head.folded(at.i)) != std::string::npos ? 1 : 0;
}

/// Up to that of a title of some words.
double length(const HeadPlace& at) {
  constexpr double kMost = 40;  // characters
  return std::min(1.0, static_cast<double>(count_chars(at.text())) / kMost);
}

/// 留学生の方へ: whom a part of the site is for.
double addresses(const HeadPlace& at) {
  static constexpr std::array<std::string_view, 5> kEnds = {"方へ", "みなさんへ", "皆さんへ",
                                                            "みなさまへ", "方々へ"};
  return ends_with_any(at.text(), kEnds) ? 1 : 0;
}

double names_place(const HeadPlace& at) { return is_municipality_alone(at.text()) ? 1 : 0; }

/// A bracket of which the other half is missing, a clause that goes on behind its comma.
double is_torn(const HeadPlace& at) {
  return has_lone_bracket(at.text()) || is_of_sentence(at.text()) ? 1 : 0;
}

/// ブログ, 市民ニュース: short, and what any page of the site stands under.
double names_part(const HeadPlace& at) {
  constexpr std::size_t kLongest = 20;  // characters
  return count_chars(at.text()) <= kLongest && names_part_of_site(at.text()) ? 1 : 0;
}

/// One of several with its date, and below another line.
double dated_item(const HeadPlace& at) { return at.i > 0 && at.head.is_dated_item(at.i) ? 1 : 0; }

struct TitleEvidence {
  double (*value)(const HeadPlace&);
  double on_site;   // what it weighs
  double on_paper;  // of a document of its own
};

// Set by hand on the seen half of 100 pages (tests/data/page_heads.txt has their kinds). Fitting
// them to 293 heads (the right line's probability under a softmax over the lines of its head, drawn
// towards these) gains nothing that holds on heads left out: 256 right, as many as with these.
constexpr TitleEvidence kEvidence[] = {
    {said_again, 5, 5},
    {long_shown_twice, 3, 3},
    {short_shown_twice, -2, -2},
    {is_long, 0.7, 0.7},
    {says_more, 2, 2},
    {in_menu, -2.5, -2.5},
    {is_cut, -4, -4},
    {asks, -5, -5},
    {calls_reader, -2.5, -2.5},
    {opens_with_day, -2, -2},
    {is_foreign, -2, -2},
    {lone_section, -2, -2},
    {section_of_many, -5, -5},
    {masthead, -2.5, -2.5},
    {is_first, 0, 0},
    {lines_above, 0, -0.4},
    {lines_to_text, -0.1, 0},
    {kind, 0, 2},
    {long_kind, 1, 0},
    {body, -1.5, -3},
    {sender, -1.5, 0},
    {posted, 0, 3},
    {dated, 3, 0},
    {is_step, 3.5, 0},
    {is_whole_step, 0.5, 0},
    {below_titled, -2, 0},
    {below_begin, 1, 0},
    {first_of_text, 4.5, 4.5},
    {in_last_group, 1.5, 0},
    {first_of_group, 0.7, 0},
    {names_site, -4, 0},
    {length, 0.4, 0.6},
    {addresses, -1.4, -1.4},
    {names_part, -1, -1},
    {names_place, -3, -3},
    {is_torn, -2, -2},
    {dated_item, -3, -3},
};
constexpr double kOwnDocument = 1.5;  // opens with its title

}  // namespace

double title_weight(const HeadLines& head, std::size_t i, HeadOf what) {
  const HeadPlace at{head, i};
  double weight = what == HeadOf::Document ? kOwnDocument : 0;
  for (const TitleEvidence& evidence : kEvidence) {
    const double weighs = what == HeadOf::Site ? evidence.on_site : evidence.on_paper;
    if (weighs != 0) weight += weighs * evidence.value(at);
  }
  return weight;
}

/// Right above it counts where no other line is over that date; which page of how many it is counts
/// as a date.
double beside_date(const HeadLines& head, std::size_t i, std::size_t between) {
  const auto counts = [&](std::size_t k) { return read_page_count(head.text(k)).pages > 0; };
  const auto dates = [&](std::size_t k) { return head.dates(k) || counts(k); };
  const bool topmost =
      i < 2 || !head.may_be_title(i - 2) || (counts(i - 1) && is_masthead(head.text(i - 2)));
  if (i > 0 && dates(i - 1) && topmost) return 1;
  std::size_t lines = 0;
  for (std::size_t k = i + 1; k < std::min(head.pieces(), i + 1 + kToolLines); ++k) {
    if (dates(k)) return 1 - static_cast<double>(lines) / (kLinesToDate + 1);
    if (head.is_furniture(k) || is_latin_line(head.text(k))) continue;
    if (++lines > between || reads_as_prose(head.text(k))) return 0;
  }
  return 0;
}

}  // namespace kouryu
