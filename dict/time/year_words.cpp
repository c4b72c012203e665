// Years in kanji digits and dates in English.
#include <array>

#include "dict/time/year_points.h"
#include "dict/time/year_quantity.h"

namespace kouryu {

/// 一九七九年, 二〇二〇年.
std::optional<YearPoint> YearPoints::kanji_year(std::size_t i) const {
  const YearNumber n = text_.kanji(i, 5);
  if (n.digits != 4 || n.value < 1000 || n.value > 2200) return std::nullopt;
  YearPoint p = point_of(n.value, n.end, "western");
  if (unit_and_date(p)) return is_quantity(text_, i, p.end) ? std::nullopt : std::optional(p);
  p.has_unit = false;
  return n.value >= 1600 && goes_on_without_unit(p.end) ? std::optional(p) : std::nullopt;
}

/// 千九百八十六年, 二千十九年五月; a round number only where 西暦 or a month says that it is a
/// year.
std::optional<YearPoint> YearPoints::named_thousands_year(std::size_t i) const {
  const YearNumber n = text_.named_thousands(i);
  if (n.digits == 0 || n.value < 1600 || n.value > 2200) return std::nullopt;
  YearPoint p = point_of(n.value, n.end, "western");
  if (!unit_and_date(p)) return std::nullopt;
  const bool told = i >= 2 && !text_.stops(i) && text_.has(i - 2, U"西暦");
  const bool bare = !p.fiscal && p.date.month == 0;
  if (!bare || told) return p;
  return n.value % 10 == 0 || is_quantity(text_, i, p.end) ? std::nullopt : std::optional(p);
}

/// '04年, '98年度: of the hundred years around 2000.
std::optional<YearPoint> YearPoints::apostrophe_year(std::size_t i) const {
  constexpr int kFirstOfLastCentury = 50;
  if (text_.ends(i + 1)) return std::nullopt;
  const YearNumber n = text_.arabic(i + 1, 2);
  if (n.digits != 2) return std::nullopt;
  YearPoint p =
      point_of(n.value + (n.value < kFirstOfLastCentury ? 2000 : 1900), n.end, "abbreviation");
  if (unit_and_date(p)) {
    const bool bare = !p.fiscal && p.date.month == 0;
    return bare && is_quantity_behind(text_, i, p.end) ? std::nullopt : std::optional(p);
  }
  if (text_.begins_cell(i) && month_tail(p) > 0 && !is_measured(text_, p.end)) return p;  // '94.5
  const std::size_t right = text_.behind_range_sign(p.end);
  const bool first =
      right > p.end && (text_.peek(right) == text_.peek(i) || is_ascii_digit(text_.peek(right)));
  p.has_unit = false;
  return first ? std::optional(p) : std::nullopt;
}

/// october 2017, october 6, 2017, 6 october 2017.
std::optional<YearPoint> YearPoints::english_date(std::size_t i) const {
  static constexpr std::array<std::u32string_view, 12> kMonths = {
      U"january", U"february", U"march",     U"april",   U"may",      U"june",
      U"july",    U"august",   U"september", U"october", U"november", U"december"};
  constexpr std::size_t kShortName = 3;
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
    const bool whole = text_.has(at, kMonths[m]);
    const std::size_t end = at + (whole ? kMonths[m].size() : kShortName);
    if (!whole &&
        (!text_.has(at, kMonths[m].substr(0, kShortName)) || is_ascii_letter(text_.peek(end)))) {
      continue;
    }
    p.date.month = static_cast<int>(m) + 1;
    at = end + (!whole && text_.peek(end) == '.' ? 1 : 0);  // Aug. 1, 1987
    break;
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

}  // namespace kouryu
