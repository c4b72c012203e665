// Eras, Gregorian years and English dates, with month and day behind them.
#include "dict/time/year_points.h"

#include <algorithm>
#include <array>

#include "dict/base/utf8.h"
#include "dict/time/year_quantity.h"

namespace kouryu {
namespace {

YearPoint point(int year, std::size_t end, const char* how) {
  YearPoint p;
  p.date.year = year;
  p.end = end;
  p.how = how;
  return p;
}

}  // namespace

int days_in_month(int month) {
  static constexpr std::array<int, 13> kDays = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return kDays.at(static_cast<std::size_t>(month));
}

/// Reads 年, 年度, the same year in the other calendar, month and day behind a year number.
bool YearPoints::unit_and_date(YearPoint& p) const {
  if (!text_.goes_on(p.end, U"年") || is_decade(text_, p.end + 1)) return false;
  ++p.end;
  if (text_.goes_on(p.end, U"度") && !text_.goes_on(p.end, U"度目")) {
    ++p.end;
    p.fiscal = true;
  }
  if (const std::size_t close = other_calendar(p.end, p.date.year); close > 0) p.end = close;
  if (!p.fiscal) month_and_day(p);
  return true;
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
  if (day.digits == 0 || day.value < 1 || day.value > days_in_month(month.value)) return;
  if (!text_.goes_on(day.end, U"日") || text_.any_goes_on(day.end, {U"日間"})) return;
  p.date.day = day.value;
  p.end = day.end + 1;
}

std::optional<YearPoint> YearPoints::era_point(std::size_t i) const {
  const auto name = era_name_at(text_, i);
  if (!name || text_.breaks_at(name->end)) return std::nullopt;
  auto p = in_era(*name->era, name->end, name->form == EraForm::Full ? "era" : "abbreviation");
  if (!p) return std::nullopt;
  p->form = name->form;
  // 東大12年 and the second year at a university: 大 is an era in whole dates.
  if (p->form == EraForm::Kanji && name->era->name[0] == U'大' && p->has_unit &&
      p->date.month == 0) {
    return std::nullopt;
  }
  return p;
}

std::optional<YearPoint> YearPoints::in_era(const Era& era, std::size_t at, const char* how) const {
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
  if (const std::size_t close = other_calendar(p.end, 0); close > 0) {  // 平成16(2004)年
    YearPoint whole = p;
    whole.end = close;
    if (unit_and_date(whole)) return whole;
  }
  p.has_unit = false;
  dotted_tail(p);
  return p;
}

std::size_t YearPoints::other_calendar(std::size_t i, int year) const {
  if (!text_.goes_on(i, U"(") || text_.ends(i + 1)) return 0;
  const auto name = era_name_at(text_, i + 1);
  std::size_t at = name ? name->end : i + 1;
  if (text_.ends(at)) return 0;
  const YearNumber number = name && text_.peek(at) == U'元' ? YearNumber{1, at + 1, 1}
                            : name                          ? text_.number(at, 3)
                                                            : text_.arabic(at, 4);
  if (number.digits == 0) return 0;
  const int written = number.value + (name ? name->era->offset : 0);
  if (year != 0 && written != year) return 0;
  at = number.end;
  if (text_.goes_on(at, U"年")) ++at;
  if (text_.goes_on(at, U"度")) ++at;
  return text_.goes_on(at, U")") ? at + 1 : 0;
}

/// ".10.6" or "/7/26" behind a year, and ".4" behind the year of an era; 0 when it is none.
std::size_t YearPoints::dotted_tail(YearPoint& p) const {
  static constexpr std::u32string_view kSigns = U"./-・";
  const char32_t sign = text_.peek(p.end);
  if (text_.ends(p.end) || kSigns.find(sign) == kSigns.npos) return 0;
  const YearNumber month = text_.arabic(p.end + 1, 2);
  if (month.digits == 0 || month.value < 1 || month.value > 12) return 0;
  if (text_.peek(month.end) != sign) {
    const char32_t next = text_.peek(month.end);
    const bool numbered = is_ascii_letter(next) || next == '-' || next == '/' || next == '%';
    if (p.era == nullptr || sign != '.' || numbered) return 0;
    p.date.month = month.value;
    p.sign = sign;
    p.end = month.end + (text_.goes_on(month.end, U"月") ? 1 : 0);
    p.has_unit = false;
    return p.end;
  }
  const YearNumber day = text_.arabic(month.end + 1, 2);
  if (day.digits == 0 || day.value < 1 || day.value > days_in_month(month.value)) return 0;
  if (text_.peek(day.end) == sign && is_ascii_digit(text_.peek(day.end + 1))) return 0;
  if (is_ascii_letter(text_.peek(day.end))) return 0;
  // 平成9・10・11年度 is a list of years.
  if (sign == U'・' && text_.any_goes_on(day.end, {U"年", U"、", U"の各年", U"及び"})) return 0;
  p.date.month = month.value;
  p.date.day = day.value;
  p.has_unit = true;
  p.sign = sign;
  p.end = day.end;
  return p.end;
}

std::optional<YearPoint> YearPoints::western_point(std::size_t i) const {
  if (is_ascii_digit(text_.before(i)) || is_ascii_letter(text_.before(i))) return std::nullopt;
  const YearNumber n = text_.arabic(i, 4);
  if (n.digits == 0) return std::nullopt;
  const bool early = n.digits <= 3 && text_.goes_on(n.end, U"年");
  if (!early && (n.digits != 4 || n.value < 1000 || n.value > 2200)) return std::nullopt;
  if (is_of_other_calendar(text_, i, n.value)) return std::nullopt;
  if (early) return early_point(i, n);
  YearPoint p = point(n.value, n.end, "western");
  if (text_.before(i) == '(' && text_.goes_on(p.end, U")年")) ++p.end;  // 元禄3(1690)年
  if (unit_and_date(p)) {
    const bool bare = !p.fiscal && p.date.month == 0;
    if (bare && (is_quantity(text_, i, p.end) || is_age(text_, i, p.end, n.value)))
      return std::nullopt;
    return p;
  }
  p.end = n.end;
  const char32_t sign = text_.peek(n.end);
  if ((sign == '.' || sign == '-' || sign == '/') && n.value >= 1600 && text_.before(i) != sign &&
      dotted_tail(p) > 0) {
    p.how = "date";
    return p;
  }
  p.has_unit = false;
  if (const std::size_t close = other_calendar(n.end, 0); close > 0) {
    p.end = close;
    p.has_unit = true;
    return unit_and_date(p) ? std::optional(p) : std::nullopt;  // 2004(平成16)年
  }
  const bool numbered = text_.before(i) == '-' || text_.before(i) == '.';  // HB-2000および
  return n.value >= 1600 && !numbered && goes_on_without_unit(p.end) ? std::optional(p)
                                                                     : std::nullopt;
}

/// A year without 年 may begin a list or a range: 1964・1968年, 2005~2008年.
bool YearPoints::goes_on_without_unit(std::size_t i) const {
  const std::size_t next = std::max(text_.behind_joint(i), text_.behind_range_sign(i));
  return next > i && (is_ascii_digit(text_.peek(next)) || kanji_digit(text_.peek(next)) >= 0 ||
                      era_name_at(text_, next));
}

/// A year before 1000: 794年 only where it cannot be a stretch of time; 79年 only behind 西暦.
std::optional<YearPoint> YearPoints::early_point(std::size_t i, const YearNumber& n) const {
  YearPoint p = point(n.value, n.end, "western");
  if (!unit_and_date(p) || p.fiscal || n.value == 0) return std::nullopt;
  if (i >= 2 && !text_.stops(i) && (text_.has(i - 2, U"西暦") || text_.has(i - 2, U"紀元")))
    return p;
  // 昭和508年 is a slip of the pen, not the year 508.
  if (n.digits < 3 || is_behind_era(text_, i)) return std::nullopt;
  if (p.date.month > 0) return p;
  if (is_quantity(text_, i, p.end) || is_stretch(text_, p.end)) return std::nullopt;
  const std::size_t right = text_.behind_range_sign(p.end);
  const bool from = right > p.end && is_ascii_digit(text_.peek(right));
  if (from) {  // 120年から150年間
    const YearNumber last = text_.arabic(right, 4);
    const std::size_t after = last.end + 1;
    const bool stretch = is_stretch(text_, after) && !text_.goes_on(after, U"の間");
    if (text_.goes_on(last.end, U"年") && (is_quantity(text_, right, after) || stretch)) {
      return std::nullopt;
    }
  } else if (counts_from_event(text_, i)) {
    return std::nullopt;
  }
  const bool named =
      from || text_.any_goes_on(p.end, {U"に", U"(", U"頃", U"、", U")", U"まで", U"の", U"以降",
                                        U"以後", U"春", U"夏", U"秋", U"冬", U"末"});
  if (!named) return std::nullopt;
  // 150年、お互いに: a small or round number is a year among other early years.
  const bool modified = text_.goes_on(p.end, U"の");
  const bool round = n.value % 10 == 0 && n.value <= 250;
  const bool doubtful = !from && (round || (modified && (n.value % 50 == 0 || n.value <= 200)));
  return !doubtful || has_early_years() ? std::optional(p) : std::nullopt;
}

/// At `i` stands a number of three digits that is a year for itself: with a month, or neither round
/// nor small, at the edge of a phrase and before a particle or bracket.
bool YearPoints::is_early_at(std::size_t i) const {
  const YearNumber n = text_.arabic(i, 4);
  if (n.digits != 3 || n.value <= 250 || !text_.goes_on(n.end, U"年") ||
      is_ascii_digit(text_.before(i)) || is_ascii_letter(text_.before(i)))
    return false;
  YearPoint p = point(n.value, n.end, "western");
  if (!unit_and_date(p) || is_behind_era(text_, i) || is_of_other_calendar(text_, i, n.value))
    return false;
  if (p.date.month > 0) return true;
  return n.value % 10 != 0 && !is_quantity(text_, i, p.end) && !is_stretch(text_, p.end) &&
         !counts_from_event(text_, i) &&
         text_.any_goes_on(p.end, {U"に", U"(", U"頃", U"、", U")", U"まで"});
}

bool YearPoints::has_early_years() const {
  if (!has_early_years_) {
    has_early_years_ = false;
    for (std::size_t i = 0; i < text_.size() && !*has_early_years_; ++i) {
      if (is_ascii_digit(text_.peek(i)) && is_early_at(i)) has_early_years_ = true;
    }
  }
  return *has_early_years_;
}

/// 一九七九年, 二〇二〇年.
std::optional<YearPoint> YearPoints::kanji_western_point(std::size_t i) const {
  if (kanji_digit(text_.peek(i)) <= 0 || kanji_digit(text_.before(i)) >= 0) return std::nullopt;
  const YearNumber n = text_.kanji(i, 5);
  if (n.digits != 4 || n.value < 1000 || n.value > 2200) return std::nullopt;
  YearPoint p = point(n.value, n.end, "western");
  if (unit_and_date(p)) return is_quantity(text_, i, p.end) ? std::nullopt : std::optional(p);
  p.has_unit = false;
  return n.value >= 1600 && goes_on_without_unit(p.end) ? std::optional(p) : std::nullopt;
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
  if (!is_ascii_letter(text_.peek(at))) return std::nullopt;
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
  if (p.date.day > days_in_month(p.date.month)) return std::nullopt;
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
  return kanji_digit(c) > 0 || may_begin_era(c);
}

std::optional<YearPoint> YearPoints::at(std::size_t i) const {
  if (auto p = era_point(i)) return p;
  const char32_t c = text_.peek(i);
  if (is_ascii_letter(c)) return english_point(i);
  if (is_ascii_digit(c)) {
    if (auto p = western_point(i)) return p;
    return english_point(i);
  }
  return kanji_western_point(i);
}

}  // namespace kouryu
