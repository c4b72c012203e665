// Eras, Gregorian years, English dates; month and day behind them; right ends of ranges.
#include "dict/recognize/year_points.h"

#include <algorithm>
#include <array>

#include "dict/base/utf8.h"

namespace kouryu {
namespace {

#include "dict/recognize/eras.inc"

int days_in(int month) {
  static constexpr std::array<int, 13> kDays = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return kDays.at(static_cast<std::size_t>(month));
}

YearPoint point(int year, std::size_t end, const char* how) {
  YearPoint p;
  p.date.year = year;
  p.end = end;
  p.how = how;
  return p;
}

std::optional<RangeEnd> checked(const YearPoint& left, const YearPoint& right) {
  if (right.date.year < left.date.year || right.date.year - left.date.year > 2000)
    return std::nullopt;
  return RangeEnd{right, false};
}

}  // namespace

const Era* YearPoints::era_at(std::size_t i, std::size_t& end) const {
  for (const Era& era : kEras) {
    if (text_.has(i, era.name)) {
      end = i + era.name.size();
      return &era;
    }
  }
  return nullptr;
}

/// Reads 年, 年度 and then month and day behind a year number.
bool YearPoints::unit_and_date(YearPoint& p) const {
  if (!text_.goes_on(p.end, U"年") || is_decade(p.end + 1)) return false;
  ++p.end;
  if (text_.goes_on(p.end, U"度") && !text_.goes_on(p.end, U"度目")) {
    ++p.end;
    p.fiscal = true;
    return true;
  }
  month_and_day(p);
  return true;
}

/// Behind 年: 1970年代 is no year; 2004年代表団 is.
bool YearPoints::is_decade(std::size_t after) const {
  return text_.goes_on(after, U"代") &&
         !text_.any_goes_on(after, {U"代表", U"代理", U"代替", U"代行", U"代議", U"代金"});
}

/// 前75年, 紀元前1200年 and the right end of 前773-755年; 以前2004年 and 午前 are other words.
bool YearPoints::is_before_christ(std::size_t begin) const {
  std::size_t i = begin;
  if (i > 1 && text_.is_range_sign(i - 1) && is_ascii_digit(text_.before(i - 1))) {
    --i;
    while (is_ascii_digit(text_.before(i))) --i;
  }
  if (text_.before(i) != U'前') return false;
  const char32_t word = text_.before(i - 1);
  return word == U'元' || !is_kanji(word);
}

void YearPoints::month_and_day(YearPoint& p) const {
  const std::size_t begin = p.end;
  if (text_.breaks_at(begin)) return;
  const YearNumber month = text_.number(begin, 2);
  if (month.digits == 0 || month.value < 1 || month.value > 12 || !text_.goes_on(month.end, U"月"))
    return;
  p.date.month = month.value;
  p.end = month.end + 1;
  if (text_.breaks_at(p.end)) return;
  const YearNumber day = text_.number(p.end, 2);
  if (day.digits == 0 || day.value < 1 || day.value > days_in(month.value)) return;
  if (!text_.goes_on(day.end, U"日") || text_.any_goes_on(day.end, {U"日間"})) return;
  p.date.day = day.value;
  p.end = day.end + 1;
}

std::optional<YearPoint> YearPoints::era_point(std::size_t i) const {
  std::size_t at = 0;
  const Era* era = era_at(i, at);
  if (era == nullptr || (text_.breaks_at(at))) return std::nullopt;
  return in_era(*era, at, "era", false);
}

std::optional<YearPoint> YearPoints::in_era(const Era& era, std::size_t at, const char* how,
                                            bool unit_needed) const {
  YearNumber n;
  if (text_.has(at, U"元")) {
    n = {1, at + 1, 1};
  } else {
    n = text_.number(at, 3);
    if (n.digits == 0 || n.digits > 2 + (text_.peek(at) >= 0x4E00 ? 1U : 0U) || n.value == 0)
      return std::nullopt;
  }
  YearPoint p = point(era.offset + n.value, n.end, how);
  p.era = &era;
  p.flagged = n.value > era.last;
  if (unit_and_date(p)) return p;
  if (const std::size_t close = other_calendar(p.end); close > 0) {  // 平成16(2004)年
    YearPoint whole = p;
    whole.end = close;
    if (unit_and_date(whole)) return whole;
  }
  p.has_unit = false;
  const char32_t next = text_.peek(p.end);
  if (next == '.' || next == '/') {
    const std::size_t dated = dotted_tail(p);
    if (dated > 0) return p;
  }
  return unit_needed ? std::nullopt : std::optional(p);
}

std::size_t YearPoints::other_calendar(std::size_t i) const {
  if (!text_.goes_on(i, U"(")) return 0;
  std::size_t at = i + 1;
  std::size_t era_end = 0;
  if (era_at(at, era_end) != nullptr) at = era_end;
  if (text_.ends(at)) return 0;
  const YearNumber number =
      text_.peek(at) == U'元' ? YearNumber{1, at + 1, 1} : text_.arabic(at, 4);
  if (number.digits == 0) return 0;
  at = number.end + (text_.goes_on(number.end, U"年") ? 1 : 0);
  return text_.goes_on(at, U")") ? at + 1 : 0;
}

/// ".10.6" or "/7/26" behind a year; 0 when it is none.
std::size_t YearPoints::dotted_tail(YearPoint& p) const {
  const char32_t sign = text_.peek(p.end);
  if (text_.stops(p.end)) return 0;
  const YearNumber month = text_.arabic(p.end + 1, 2);
  if (month.digits == 0 || month.value < 1 || month.value > 12 || text_.peek(month.end) != sign)
    return 0;
  const YearNumber day = text_.arabic(month.end + 1, 2);
  if (day.digits == 0 || day.value < 1 || day.value > days_in(month.value)) return 0;
  if (text_.peek(day.end) == sign && is_ascii_digit(text_.peek(day.end + 1))) return 0;
  if (is_ascii_letter(text_.peek(day.end))) return 0;
  p.date.month = month.value;
  p.date.day = day.value;
  p.has_unit = true;
  p.end = day.end;
  return p.end;
}

std::optional<YearPoint> YearPoints::abbreviation_point(std::size_t i) const {
  if (!is_ascii_letter(text_.peek(i)) || is_ascii_letter(text_.before(i)) ||
      is_ascii_digit(text_.before(i))) {
    return std::nullopt;
  }
  const char32_t previous = text_.before(i);
  if (previous == '-' || previous == '/' || previous == '.') return std::nullopt;
  for (const Era& era : kEras) {
    if (era.letter != text_.peek(i)) continue;
    const bool number_follows = is_ascii_digit(text_.peek(i + 1)) || text_.peek(i + 1) == U'元';
    if (!number_follows || text_.stops(i + 1)) return std::nullopt;
    auto p = in_era(era, i + 1, "abbreviation", false);
    if (!p) return std::nullopt;
    if (!p->has_unit && !range_right(*p)) return std::nullopt;
    return p;
  }
  return std::nullopt;
}

/// What follows makes the number before 年 a quantity: 1000年前, 2000年間, 3年生.
bool YearPoints::is_quantity(std::size_t after, std::size_t begin) const {
  if (text_.any_goes_on(
          after, {U"間", U"以上", U"ぶり", U"生", U"目", U"物", U"余", U"おき", U"毎", U"近く",
                  U"もの", U"分", U"弱", U"強", U"未満", U"以内", U"後の", U"後に", U"ほど"})) {
    return !text_.any_goes_on(after, {U"生まれ", U"物語"});
  }
  if (text_.goes_on(after, U"前") && !text_.any_goes_on(after, {U"前後", U"前半", U"前期"}))
    return true;
  for (const std::u32string_view word : {U"この", U"過去", U"今後", U"向こう"}) {
    if (begin >= word.size() && text_.goes_on(begin, {}) && text_.has(begin - word.size(), word)) {
      return true;
    }
  }
  const char32_t previous = text_.before(begin);
  return previous == U'約' || previous == U'第' || previous == U',' || previous == U'.' ||
         previous == U'数' || previous == U'各';
}

std::optional<YearPoint> YearPoints::western_point(std::size_t i) const {
  if (is_ascii_digit(text_.before(i)) || is_ascii_letter(text_.before(i))) return std::nullopt;
  const YearNumber n = text_.arabic(i, 4);
  if (n.digits == 0 || is_before_christ(i)) return std::nullopt;
  if (n.digits == 4 && n.value >= 1000 && n.value <= 2200) {
    YearPoint p = point(n.value, n.end, "western");
    if (unit_and_date(p)) {
      const bool bare = !p.fiscal && p.date.month == 0;
      if (bare && is_quantity(p.end, i)) return std::nullopt;
      return p;
    }
    const char32_t sign = text_.peek(n.end);
    if ((sign == '.' || sign == '-' || sign == '/') && n.value >= 1600 && text_.before(i) != sign &&
        dotted_tail(p) > 0) {
      p.how = "date";
      return p;
    }
    p.has_unit = false;
    if (const std::size_t close = other_calendar(n.end); close > 0) {
      p.end = close;
      p.has_unit = true;
      return unit_and_date(p) ? std::optional(p) : std::nullopt;  // 2004(平成16)年
    }
    if (n.value < 1600) return std::nullopt;
    if (text_.is_list_sign(n.end)) return p;                                 // 1964・1968年
    if (const auto right = range_right(p); right && !right->open) return p;  // 2005~2008年
    return std::nullopt;
  }
  if (n.digits <= 3 && text_.goes_on(n.end, U"年")) return early_point(i, n);
  return std::nullopt;
}

std::optional<YearPoint> YearPoints::western_in_list(std::size_t i) const {
  const YearNumber n = text_.arabic(i, 4);
  if (n.digits != 4 || n.value < 1600 || n.value > 2200) return std::nullopt;
  YearPoint p = point(n.value, n.end, "list");
  p.has_unit = unit_and_date(p);
  if (p.has_unit && is_quantity(p.end, i)) return std::nullopt;
  return p;
}

/// 535年 of 535年から554年まで.
bool YearPoints::is_early(const YearPoint& p) {
  return p.has_unit && p.era == nullptr && p.date.year >= 100 && p.date.year < 1000;
}

/// 794年: only where it cannot be a span; 79年 only behind 西暦.
std::optional<YearPoint> YearPoints::early_point(std::size_t i, const YearNumber& n) const {
  const auto behind = [&](std::u32string_view word) {
    return i >= word.size() && !text_.stops(i) && text_.has(i - word.size(), word);
  };
  YearPoint p = point(n.value, n.end, "western");
  if (!unit_and_date(p) || p.fiscal || n.value == 0) return std::nullopt;
  if (behind(U"西暦") || behind(U"紀元")) return p;
  // 昭和508年 is a slip of the pen, not the year 508.
  if (n.digits < 3 ||
      std::any_of(kEras.begin(), kEras.end(), [&](const Era& era) { return behind(era.name); })) {
    return std::nullopt;
  }
  if (is_quantity(p.end, i)) return std::nullopt;
  if (p.date.month > 0) return p;
  if (text_.any_goes_on(p.end, {U"にわた", U"に渡", U"に及", U"に一", U"に1", U"に近", U"に満",
                                U"の歴史", U"の伝統", U"の間", U"の眠り", U"の時", U"の長"})) {
    return std::nullopt;
  }
  const std::size_t right = text_.behind_range_sign(p.end);
  const bool from = right > p.end && is_ascii_digit(text_.peek(right));
  if (const YearNumber last = text_.arabic(right, 4);
      from && text_.goes_on(last.end, U"年") && is_quantity(last.end + 1, right)) {
    return std::nullopt;  // 120年から150年間
  }
  const bool named =
      from || text_.any_goes_on(p.end, {U"に", U"(", U"頃", U"、", U")", U"まで", U"の", U"以降",
                                        U"以後", U"春", U"夏", U"秋", U"冬", U"末"});
  return named ? std::optional(p) : std::nullopt;
}

/// 一九七九年, 二〇二〇年.
std::optional<YearPoint> YearPoints::kanji_western_point(std::size_t i) const {
  if (kanji_digit(text_.peek(i)) <= 0 || kanji_digit(text_.before(i)) >= 0) return std::nullopt;
  const YearNumber n = text_.kanji(i, 5);
  if (n.digits != 4 || n.value < 1000 || n.value > 2200) return std::nullopt;
  YearPoint p = point(n.value, n.end, "western");
  if (!unit_and_date(p) || is_quantity(p.end, i)) return std::nullopt;
  return p;
}

/// october 2017, october 6, 2017, 6 october 2017.
std::optional<YearPoint> YearPoints::english_point(std::size_t i) const {
  static constexpr std::array<std::u32string_view, 12> kMonths = {
      U"january", U"february", U"march",     U"april",   U"may",      U"june",
      U"july",    U"august",   U"september", U"october", U"november", U"december"};
  if (is_ascii_letter(text_.before(i)) || is_ascii_digit(text_.before(i))) return std::nullopt;
  std::size_t at = i;
  const auto skip_space = [&] {
    while (text_.peek(at) == ' ' || text_.peek(at) == ',') ++at;
  };
  YearPoint p;
  const YearNumber day_first = text_.arabic(at, 2);
  if (day_first.digits > 0) {
    at = day_first.end;
    if (text_.has(at, U"st") || text_.has(at, U"nd") || text_.has(at, U"rd") ||
        text_.has(at, U"th"))
      at += 2;
    skip_space();
  }
  for (std::size_t m = 0; m < kMonths.size(); ++m) {
    if (!text_.has(at, kMonths[m])) continue;
    p.date.month = static_cast<int>(m) + 1;
    at += kMonths[m].size();
  }
  if (p.date.month == 0) return std::nullopt;
  skip_space();
  const YearNumber next = text_.arabic(at, 4);
  if (next.digits > 0 && next.digits <= 2) {
    p.date.day = next.value;
    at = next.end;
    skip_space();
  } else {
    p.date.day = day_first.digits > 0 ? day_first.value : 0;
  }
  const YearNumber year = text_.arabic(at, 4);
  if (year.digits != 4 || year.value < 1600 || year.value > 2200) return std::nullopt;
  if (p.date.day > days_in(p.date.month)) return std::nullopt;
  p.date.year = year.value;
  p.end = year.end;
  p.how = "date";
  for (std::size_t k = i + 1; k < p.end; ++k) {
    if (text_.stops(k)) return std::nullopt;
  }
  return p;
}

bool YearPoints::may_begin(char32_t c) {
  if (c < 0x80) return is_ascii_digit(c) || is_ascii_letter(c);
  return kanji_digit(c) > 0 || std::any_of(std::begin(kEras), std::end(kEras),
                                           [&](const Era& era) { return era.name[0] == c; });
}

std::optional<YearPoint> YearPoints::at(std::size_t i) const {
  if (auto p = era_point(i)) return p;
  const char32_t c = text_.peek(i);
  if (is_ascii_letter(c)) {
    if (auto p = abbreviation_point(i)) return p;
    return english_point(i);
  }
  if (is_ascii_digit(c)) {
    if (auto p = western_point(i)) return p;
    return english_point(i);
  }
  return kanji_western_point(i);
}

/// Behind `left`: a range sign and its right end, which may inherit the era or the century.
std::optional<RangeEnd> YearPoints::range_right(const YearPoint& left) const {
  // 1926年(大正15年)から1930年: the sign stands behind the year in the other calendar.
  const std::size_t bracket = left.has_unit ? other_calendar(left.end) : 0;
  const std::size_t end = bracket > 0 ? bracket : left.end;
  const std::size_t at = text_.behind_range_sign(end);
  if (at == end || (bracket > 0 && text_.ends(at))) return std::nullopt;
  if (text_.ends(at)) return RangeEnd{left, true};
  if (auto full = era_point(at); full && full->has_unit) return checked(left, *full);
  if (is_ascii_digit(text_.peek(at)) || kanji_digit(text_.peek(at)) >= 0) {
    const YearNumber n = text_.number(at, 4);
    if (n.digits == 0) return std::nullopt;
    YearPoint p = point(n.value, n.end, "range");
    if (n.digits <= 2 && left.era != nullptr) {
      p.date.year = left.era->offset + n.value;
      p.era = left.era;
      p.flagged = n.value > left.era->last;
    } else if (n.digits == 2 && left.era == nullptr) {
      p.date.year = left.date.year / 100 * 100 + n.value;
    } else if (n.digits != 4 && !(n.digits == 3 && is_early(left))) {
      return std::nullopt;
    }
    if (unit_and_date(p) && (n.digits != 3 || !is_quantity(p.end, at))) return checked(left, p);
    return std::nullopt;
  }
  if (bracket == 0 && left.has_unit && text_.is_range_sign(left.end)) return RangeEnd{left, true};
  return std::nullopt;
}

/// 7月14日~8月26日, 26日から28日: the end of a range inside one year.
std::optional<YearPoint> YearPoints::same_year_right(const YearPoint& left) const {
  if (left.date.month == 0) return std::nullopt;
  const std::size_t at = text_.behind_range_sign(left.end);
  if (at == left.end) return std::nullopt;
  if (text_.ends(at)) return std::nullopt;
  YearPoint p = left;
  p.end = at;
  const YearNumber first = text_.arabic(at, 2);
  if (first.digits == 0) return std::nullopt;
  if (text_.goes_on(first.end, U"月")) {
    p.date.day = 0;
    month_and_day(p);
    return p.end > at && p.date >= left.date ? std::optional(p) : std::nullopt;
  }
  if (left.date.day > 0 && text_.goes_on(first.end, U"日") && first.value >= left.date.day &&
      first.value <= days_in(left.date.month)) {
    p.date.day = first.value;
    p.end = first.end + 1;
    return p;
  }
  return std::nullopt;
}

}  // namespace kouryu
