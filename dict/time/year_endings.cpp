// What stands behind the number of a year: 年 and 年度, the year in the other calendar, month and
// day.
#include <array>

#include "dict/time/year_points.h"
#include "dict/time/year_quantity.h"

namespace kouryu {

int days_in_month(int month) {
  static constexpr std::array<int, 13> kDays = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return kDays.at(static_cast<std::size_t>(month));
}

/// Reads 年, 年度, the same year in the other calendar, month and day behind a year number.
bool YearPoints::unit_and_date(YearPoint& p) const {
  if (!text_.goes_on(p.end, U"年")) return bracket_and_date(p);
  if (is_decade(text_, p.end + 1)) return false;
  ++p.end;
  if (text_.goes_on(p.end, U"度") && !text_.goes_on(p.end, U"度目")) {
    ++p.end;
    p.fiscal = true;
  }
  if (const std::size_t close = other_calendar(p.end, p.date.year); close > 0) p.end = close;
  if (!p.fiscal) month_and_day(p);
  return true;
}

/// 平成6(1994), 平成6(1994)年4月, 平成6(1994).10.5: both calendars tell one year, which needs no
/// 年.
bool YearPoints::bracket_and_date(YearPoint& p) const {
  const std::size_t close = other_calendar(p.end, p.date.year);
  const bool one_is_era = p.era != nullptr || (close > 0 && era_name_at(text_, p.end + 1));
  if (close == 0 || !one_is_era) return false;
  p.end = close;
  if (text_.goes_on(p.end, U"年")) return unit_and_date(p);
  dotted_tail(p);
  p.has_unit = true;
  p.bracketed = true;
  return true;
}

void YearPoints::month_and_day(YearPoint& p) const {
  const std::size_t begin = p.end;
  if (text_.breaks_at(begin)) return;
  const YearNumber month = text_.small_number(begin);
  if (month.digits == 0 || month.value < 1 || month.value > 12 || !text_.goes_on(month.end, U"月"))
    return;
  p.date.month = month.value;
  p.end = month.end + 1;
  if (text_.breaks_at(p.end)) return;
  const YearNumber day = text_.small_number(p.end);
  if (day.digits == 0 || day.value < 1 || day.value > days_in_month(month.value)) return;
  if (!text_.goes_on(day.end, U"日") || text_.any_goes_on(day.end, {U"日間"})) return;
  p.date.day = day.value;
  p.end = day.end + 1;
}

std::size_t YearPoints::other_calendar(std::size_t i, int year) const {
  if (!text_.goes_on(i, U"(") || text_.ends(i + 1)) return 0;
  const auto name = era_name_at(text_, i + 1);
  std::size_t at = name ? name->end : i + 1;
  if (text_.ends(at)) return 0;
  const YearNumber number =
      name && text_.peek(at) == U'元' ? YearNumber{1, at + 1, 1} : text_.number(at, name ? 3 : 4);
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
    const bool slash = sign == '/' && p.form == EraForm::Letter;  // S61/11
    if (p.era == nullptr || (sign != '.' && !slash) || numbered) return 0;
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

}  // namespace kouryu
