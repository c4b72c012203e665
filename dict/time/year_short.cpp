// Years whose era or century the year before them in the text tells: 平成24年度 … 25年度末, 同62年.
#include <cstdlib>

#include "dict/time/year_points.h"
#include "dict/time/year_quantity.h"

namespace kouryu {
namespace {

constexpr int kNearYears = 10;  // a number farther from the year before it is a stretch of time
constexpr int kSameEra = 64;    // no era was longer

/// 懲役2年6月, 任期3年: what is counted in years and months.
bool is_behind_term(const YearText& text, std::size_t i) {
  static constexpr std::u32string_view kTerms = U"役錮刑期齢歳満計延続各全毎次";
  return kTerms.find(text.before(i)) != kTerms.npos && text.before(i) != 0;
}

}  // namespace

std::optional<YearPoint> YearPoints::short_year(std::size_t i) const {
  if (!last_) return std::nullopt;
  const YearNumber n = text_.small_number(i);
  if (n.digits == 0 || n.value == 0 || n.value > 99) return std::nullopt;
  if (last_->era == nullptr && n.digits != 2) return std::nullopt;
  YearPoint p = inherited_year(*last_, n, "list");
  if (p.flagged || !unit_and_date(p) || p.bracketed) return std::nullopt;
  const int after = p.date.year - last_->date.year;
  if (text_.before(i) == U'翌') return after == 1 ? std::optional(p) : std::nullopt;
  if (text_.before(i) == U'同' && last_->era != nullptr) {
    return after >= 0 && after <= kSameEra ? std::optional(p) : std::nullopt;
  }
  if (is_behind_term(text_, i) || is_quantity(text_, i, p.end)) return std::nullopt;
  if (p.fiscal) {
    const bool stretch = is_stretch_of_fiscal_years(text_, p.end) || text_.before(i) == U'の';
    return std::abs(after) <= kNearYears && !stretch ? std::optional(p) : std::nullopt;
  }
  if (after < 0 || after > kNearYears) return std::nullopt;
  if (p.date.month > 0 || is_next_row(i, p)) return p;
  // 58年に提携し、61年に再訪; 16年夏: at the beginning of a clause.
  static constexpr std::u32string_view kBefore = U"、。(";
  const char32_t before = text_.before(i);
  const bool clause = before == 0 || kBefore.find(before) != kBefore.npos;
  const bool time = text_.any_goes_on(p.end, {U"に", U"春", U"夏", U"秋", U"冬", U"末"});
  const bool told = after > 0 && n.digits > 1 && clause && time && !is_stretch(text_, p.end);
  return told ? std::optional(p) : std::nullopt;
}

/// Rows of a table: 昭和45年 78141, 50年 89248. The row above begins with a year, and this one is
/// later.
bool YearPoints::is_next_row(std::size_t i, const YearPoint& p) const {
  const bool rows = last_begins_cell_ && text_.begins_cell(i) && last_->era != nullptr;
  const bool figures = text_.ends_cell(p.end) || is_ascii_digit(text_.peek(p.end));
  return rows && figures && p.date.year > last_->date.year;
}

}  // namespace kouryu
