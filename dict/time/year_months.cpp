// A year and a month with a point between them, 2010.5: a number like any other, but where its
// place says that it is a date.
#include "dict/time/year_points.h"
#include "dict/time/year_quantity.h"

namespace kouryu {
namespace {

constexpr int kFirstYear = 1850;  // what chronologies with points tell of
constexpr int kLastYear = 2100;

}  // namespace

/// Reads ".5", ".05" or "/5" behind a year; 0 for none.
std::size_t YearPoints::month_tail(YearPoint& p) const {
  const char32_t sign = text_.peek(p.end);
  if (text_.ends(p.end) || (sign != '.' && sign != '/') || text_.ends(p.end + 1)) return 0;
  const YearNumber month = text_.arabic(p.end + 1, 2);
  if (month.digits == 0 || month.value < 1 || month.value > 12) return 0;
  std::size_t end = month.end;
  if (text_.goes_on(end, U"月")) ++end;
  if (!text_.ends(end) && text_.peek(end) == sign) {  // 1995.8.吹奏楽部, not 1995.8.1
    if (sign != '.' || is_ascii_digit(text_.peek(end + 1))) return 0;
    ++end;
  }
  p.date.month = month.value;
  p.sign = sign;
  p.end = end;
  return end;
}

/// Another year and month of the form of `left` at `at`, of a range or list.
std::optional<YearPoint> YearPoints::month_behind(const YearPoint& left, std::size_t at) const {
  if (text_.ends(at)) return std::nullopt;
  const YearNumber n = text_.arabic(at, 4);
  if (n.digits != 4 || n.value < left.date.year || n.value > kLastYear) return std::nullopt;
  YearPoint p = point_of(n.value, n.end, "date");
  const bool same = month_tail(p) > 0 && p.sign == left.sign && !is_measured(text_, p.end);
  return same && p.date >= left.date ? std::optional(p) : std::nullopt;
}

/// 2010.5～2012.3; alone in its cell among others; in front of a line of a chronology.
std::optional<YearPoint> YearPoints::year_and_month(std::size_t i) const {
  const YearNumber n = text_.arabic(i, 4);
  if (n.digits != 4 || n.value < kFirstYear || n.value > kLastYear) return std::nullopt;
  YearPoint p = point_of(n.value, n.end, "date");
  const bool cell = text_.begins_cell(i);
  if ((!cell && text_.before(i) != '(') || month_tail(p) == 0) return std::nullopt;
  if (text_.is_range_sign(p.end) || text_.is_list_sign(p.end)) {
    return month_behind(p, p.end + 1) ? std::optional(p) : std::nullopt;
  }
  if (!cell || is_measured(text_, p.end)) return std::nullopt;
  if (text_.ends_cell(p.end)) return has_cells_of_months() ? std::optional(p) : std::nullopt;
  const char32_t next = text_.peek(p.end);
  const bool words = is_kanji(next) || is_katakana(next) ||
                     text_.any_goes_on(p.end, {U"に", U"から", U"より", U"まで", U"「", U"『", U":",
                                               U"(", U"お", U"ご", U"み"});
  return words ? std::optional(p) : std::nullopt;
}

/// Two cells of the text and more are nothing but a year and a month, and none is another such
/// number (1996.13, 812.4).
bool YearPoints::has_cells_of_months() const {
  if (has_cells_of_months_) return *has_cells_of_months_;
  std::size_t months = 0;
  bool others = false;
  for (std::size_t i = 0; i < text_.size() && !others; ++i) {
    if (!is_ascii_digit(text_.peek(i)) || !text_.begins_cell(i)) continue;
    std::size_t end = i;
    std::size_t points = 0;
    while (end < text_.size() && (end == i || !text_.stops(end)) &&
           (is_ascii_digit(text_.peek(end)) || text_.peek(end) == '.')) {
      points += text_.peek(end++) == '.' ? 1U : 0U;
    }
    if (points != 1 || !text_.ends_cell(end)) continue;
    const YearNumber n = text_.arabic(i, 4);
    YearPoint p = point_of(n.value, n.end, "date");
    const bool year = n.digits == 4 && n.value >= kFirstYear && n.value <= kLastYear;
    if (year && month_tail(p) == end) {
      ++months;
    } else {
      others = true;
    }
  }
  has_cells_of_months_ = months > 1 && !others;
  return *has_cells_of_months_;
}

}  // namespace kouryu
