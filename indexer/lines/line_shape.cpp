// The shapes of lines, told by their first and last characters and a few words.
#include "indexer/lines/line_shape.h"

#include <algorithm>
#include <string>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/base/width.h"
#include "dict/text/normalizer.h"
#include "dict/time/eras.h"
#include "indexer/lines/dateline.h"

namespace kouryu {
namespace {

constexpr std::size_t kLongestDateline = 240;  // bytes; letter-spaced, with the longest label
constexpr std::u32string_view kClosers = U"」』）)】〕］\"”’>＞≫》";

std::size_t digits_at(std::string_view text, std::size_t position) {
  std::size_t count = 0;
  while (position + count < text.size() && text[position + count] >= '0' &&
         text[position + count] <= '9') {
    ++count;
  }
  return count;
}

/// Length in bytes of the year at the beginning of folded text: behind an era, of four digits, or
/// 同年 of a chronology; 0 for none. Folded text has no spaces: 令和 元 年10月 is 令和元年10月.
std::size_t year_at_begin(std::string_view folded) {
  for (const std::string_view same : {"同年", "翌年"}) {
    if (folded.starts_with(same)) return same.size();
  }
  if (std::size_t at = era_name_size(folded); at > 0) {
    const std::size_t digits = digits_at(folded, at);
    if (digits > 0) {
      at += digits;
    } else if (folded.substr(at).starts_with("元")) {
      at += std::string_view("元").size();
    } else {
      return 0;
    }
    return folded.substr(at).starts_with("年") ? at + std::string_view("年").size() : 0;
  }
  const std::size_t digits = digits_at(folded, 0);
  if (digits == 4 && folded.substr(4).starts_with("年")) return 4 + std::string_view("年").size();
  return 0;
}

/// Skips "10月", "24日", "度" after a year.
std::size_t month_and_day_end(std::string_view folded, std::size_t at) {
  for (const std::string_view unit : {"月", "日"}) {
    const std::size_t digits = digits_at(folded, at);
    if (digits == 0 || digits > 2 || !folded.substr(at + digits).starts_with(unit)) break;
    at += digits + unit.size();
  }
  return at;
}

bool begins_with_particle(std::string_view text) {
  for (const std::string_view particle :
       {"、", "に", "の", "から", "まで", "は", "頃", "には", "以"}) {
    if (text.starts_with(particle)) return true;
  }
  return false;
}

/// 「平成18年　記念の植樹」: white space behind the year, then words.
bool is_cell_behind_year(std::string_view text) {
  constexpr std::string_view kYear = "年";
  const std::size_t year = text.find(kYear) + kYear.size();
  std::size_t position = year;
  while (position < text.size()) {
    const std::size_t begin = position;
    const char32_t c = next_char(text, position);
    if (is_space(c)) continue;
    return begin > year && !is_digit(c) && !begins_with_particle(text.substr(begin));
  }
  return false;
}

}  // namespace

char32_t opening_char(std::string_view text) {
  std::size_t position = 0;
  return text.empty() ? 0 : next_char(text, position);
}

bool ends_sentence(std::string_view text) {
  if (ends_with_any(text, {"(笑)", "（笑）", "(泣)", "（泣）", "(汗)", "（汗）"})) return true;
  std::size_t position = text.size();
  while (position > 0) {
    const char32_t c = previous_char(text, position);
    if (is_one_of(c, kClosers)) continue;
    return is_one_of(c, U"。！？!?．") || (c == U'.' && position > 0);
  }
  return false;
}

bool is_group_bullet(std::string_view text) { return is_one_of(opening_char(text), U"○●◎◯〇"); }

bool is_bullet(std::string_view text) {
  const char32_t c = opening_char(text);
  if (is_group_bullet(text)) {
    return c != U'〇' || text.size() > 3;
  }
  if (is_one_of(c, U"■□◆▲△▼▽★☆◦•‣▪▫►▶➤・･◾◽")) return true;
  if (is_one_of(c, U"-*+–—") && text.size() > 2) {
    std::size_t position = 0;
    next_char(text, position);
    return position < text.size() && text[position] == ' ';
  }
  return false;
}

bool is_sub_bullet(std::string_view text) {
  constexpr std::string_view kNote = "注";
  if (!text.starts_with(kNote)) return is_one_of(opening_char(text), U"※◇→⇒↓");
  const char32_t next = opening_char(text.substr(kNote.size()));  // 注1, 注）; not 注目
  return !is_letter_or_digit(next) || is_digit(next);
}

bool is_bracketed(std::string_view text) {
  static constexpr std::u32string_view kOpen = U"(（【＜<≪《〔［[〈";
  static constexpr std::u32string_view kShut = U")）】＞>≫》〕］]〉";
  if (text.size() < 3) return false;
  const std::size_t kind = kOpen.find(opening_char(text));
  if (kind == kOpen.npos) return false;
  std::size_t depth = 0;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (is_one_of(c, kOpen)) ++depth;
    if (is_one_of(c, kShut) && --depth == 0) return position == text.size();
    if (depth == 0) return false;
  }
  return false;
}

bool is_in_round_brackets(std::string_view text) {
  return is_one_of(opening_char(text), U"(（") && is_bracketed(text);
}

bool opens_with_bracket_heading(std::string_view text) {
  return opening_char(text) == U'【' && text.find("】") != std::string_view::npos;
}

bool is_labelled_in_brackets(std::string_view text) {
  constexpr std::size_t kLongestLabel = 10;  // characters
  if (!opens_with_bracket_heading(text)) return false;
  const std::size_t close = text.find("】");
  const std::size_t behind = close + std::string_view("】").size();
  return behind < text.size() && count_chars(text.substr(0, close)) <= kLongestLabel + 1 &&
         !ends_sentence(text) && numbered_heading_level(text) == kNoHeading;
}

bool is_heading_mark(std::string_view text) {
  return is_one_of(opening_char(text), U"◆◇■□●○▽▼★☆◎");
}

bool is_framed_by_mark(std::string_view text) {
  std::size_t last = text.size();
  return count_chars(text) > 2 && previous_char(text, last) == opening_char(text) &&
         is_heading_mark(text);
}

bool names_speaker(std::string_view text) {
  constexpr std::size_t kMostChars = 24;
  if (!is_one_of(opening_char(text), U"○◎●◯") || count_chars(text) > kMostChars) return false;
  std::string_view role = text;
  if (role.ends_with("）") || role.ends_with(")")) {
    const std::size_t open = std::max(role.rfind("（") + 1, role.rfind('(') + 1);
    if (open > 1) role = role.substr(0, open - 1);
    if (text.ends_with("君）") || text.ends_with("君)")) return true;
  }
  return is_role(role) || role.ends_with("君");
}

bool is_role(std::string_view text) {
  while (!text.empty() && text.back() >= 'A' && text.back() <= 'Z') text.remove_suffix(1);
  std::size_t last = text.size();
  const char32_t letter = text.empty() ? 0 : previous_char(text, last);
  if (letter >= U'Ａ' && letter <= U'Ｚ') text = text.substr(0, last);
  return ends_with_any(text, {"委員",   "議長",   "委員長", "議員", "市長",   "町長",   "村長",
                              "知事",   "課長",   "部長",   "局長", "次長",   "事務局", "会長",
                              "理事長", "教育長", "司会",   "記者", "参考人", "幹事"});
}

bool opens_block(std::string_view text) {
  return is_bullet(text) || is_sub_bullet(text) || is_bracketed(text) || is_numbered(text) ||
         numbered_heading_level(text) != kNoHeading || begins_with_date(text) ||
         opens_with_bracket_heading(text);
}

bool is_one_char(std::string_view text) {
  std::size_t position = 0;
  return !text.empty() && text.size() <= 4 && char_columns(next_char(text, position)) == 2 &&
         position == text.size();
}

bool has_cells(std::string_view text) {
  constexpr std::size_t kGaps = 3;
  constexpr int kGapColumns = 2;
  std::size_t gaps = 0;
  int columns = 0;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (is_space(c)) {
      columns += c == U'\t' ? kGapColumns : char_columns(c);
    } else {
      if (columns >= kGapColumns) ++gaps;
      columns = 0;
    }
  }
  return gaps >= kGaps;
}

bool begins_with_date(std::string_view text) {
  if (opening_char(text) == U'※' || opening_char(text) == U'*') {
    std::size_t position = 0;
    next_char(text, position);
    text.remove_prefix(position);
  }
  const std::string folded = fold_text(text.substr(0, std::min<std::size_t>(text.size(), 96)));
  const std::size_t year = year_at_begin(folded);
  if (year == 0) return false;
  const std::size_t end = month_and_day_end(folded, year);
  const std::string_view rest = std::string_view(folded).substr(end);
  if (end == year && !rest.empty()) {
    constexpr std::string_view kFiscal = "度";
    if (rest.starts_with(kFiscal)) return !begins_with_particle(rest.substr(kFiscal.size()));
    return rest.front() == '/' || is_cell_behind_year(text);
  }
  // 「平成16年5月、青森市の…」 is a sentence; 「平成17年5月 …」 a row.
  return !begins_with_particle(rest);
}

bool has_leader(std::string_view text) {
  constexpr std::u32string_view kDots = U"…‥・.．･⋯·";
  std::size_t run = 0;
  bool found = false;
  char32_t last = 0;
  each_char(text, [&](char32_t c, std::size_t) {
    if (is_space(c)) return;
    run = is_one_of(c, kDots) && c == last ? run + 1 : 1;
    found = found || (run >= (c == U'…' ? 2U : 4U) && is_one_of(c, kDots));
    last = c;
  });
  return found;
}

bool is_dateline(std::string_view text) { return read_dateline(text).has_value(); }

bool is_dated_kind(std::string_view text) {
  constexpr std::size_t kLongest = 30;  // characters
  if (text.size() > kLongest * 4 || count_chars(text) > kLongest) return false;
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t begin = position;
    const char32_t c = next_char(text, position);
    const bool parts = is_space(c) || is_one_of(c, U"·・|｜/");
    if (parts && begin > 0 && is_dateline(text.substr(position))) return true;
  }
  return false;
}

bool is_fiscal_year(std::string_view text) {
  if (text.size() > kLongestDateline) return false;
  const std::string folded = fold_text(text);
  const std::size_t year = year_at_begin(folded);
  return year > 0 && std::string_view(folded).substr(year) == "度";
}

}  // namespace kouryu
