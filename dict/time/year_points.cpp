// Years of eras and Gregorian years: the readers of the rows in year_forms.cpp.
#include "dict/time/year_points.h"

#include <algorithm>

#include "dict/base/utf8.h"
#include "dict/time/year_quantity.h"

namespace kouryu {
namespace {

constexpr int kFirstYear = 1000;
constexpr int kModernYear = 1600;  // numbers below are seldom years unless 年 says so
constexpr int kLastYear = 2200;

}  // namespace

std::optional<YearPoint> YearPoints::era_year(std::size_t i) const {
  const auto name = era_name_at(text_, i);
  if (!name || text_.breaks_at(name->end)) return std::nullopt;
  auto p = in_era(*name);
  if (!p) return std::nullopt;
  // H 16年 and H 16.4.1, but not any letter before a number.
  if (text_.peek(name->end - 1) == ' ' && !p->has_unit) return std::nullopt;
  // 平成30年間: how long the era was.
  if (p->date.month == 0 && text_.goes_on(p->end, U"間") &&
      !text_.any_goes_on(p->end, {U"間も", U"間近"})) {
    return std::nullopt;
  }
  // 東大12年 and the second year at a university: 大 is an era in whole dates.
  if (p->form == EraForm::Kanji && name->era->name[0] == U'大' && p->has_unit &&
      p->date.month == 0) {
    return std::nullopt;
  }
  return p;
}

std::optional<YearPoint> YearPoints::in_era(const EraName& name) const {
  const Era& era = *name.era;
  const std::size_t at = name.end;
  YearNumber n;
  if (text_.has(at, U"元")) {
    n = {1, at + 1, 1};
  } else {
    n = text_.number(at, 3);
    if (n.digits == 0 || n.digits > 2 + (text_.peek(at) >= 0x4E00 ? 1U : 0U) || n.value == 0)
      return std::nullopt;
  }
  YearPoint p =
      point_of(era.offset + n.value, n.end, name.form == EraForm::Full ? "era" : "abbreviation");
  p.era = &era;
  p.form = name.form;
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

/// A number of four digits that may be a year of our calendar.
YearNumber YearPoints::western_number(std::size_t i) const {
  const YearNumber n = text_.arabic(i, 4);
  const bool year = n.digits == 4 && n.value >= kFirstYear && n.value <= kLastYear;
  return year && !is_of_other_calendar(text_, i, n.value) ? n : YearNumber{};
}

/// 2004年, 2004年度, 2004年7月14日.
std::optional<YearPoint> YearPoints::western_year(std::size_t i) const {
  const YearNumber n = western_number(i);
  if (n.digits == 0) return std::nullopt;
  YearPoint p = point_of(n.value, n.end, "western");
  if (text_.before(i) == '(' && text_.goes_on(p.end, U")年")) ++p.end;  // 元禄3(1690)年
  if (!unit_and_date(p)) return std::nullopt;
  const bool bare = !p.fiscal && p.date.month == 0;
  const bool counts = is_quantity(text_, i, p.end) || is_age(text_, i, p.end, n.value);
  return bare && counts ? std::nullopt : std::optional(p);
}

/// 2004.7.14, 2004/7/14.
std::optional<YearPoint> YearPoints::numeric_date(std::size_t i) const {
  const YearNumber n = western_number(i);
  if (n.value < kModernYear) return std::nullopt;
  const char32_t sign = text_.peek(n.end);
  YearPoint p = point_of(n.value, n.end, "date");
  const bool date = (sign == '.' || sign == '-' || sign == '/') && text_.before(i) != sign;
  return date && dotted_tail(p) > 0 ? std::optional(p) : std::nullopt;
}

/// 2004(平成16)年.
std::optional<YearPoint> YearPoints::western_with_era(std::size_t i) const {
  const YearNumber n = western_number(i);
  if (n.digits == 0) return std::nullopt;
  YearPoint p = point_of(n.value, other_calendar(n.end, 0), "western");
  return p.end > 0 && unit_and_date(p) ? std::optional(p) : std::nullopt;
}

/// 2005~2008年, 1964・1968年: the first of a range or list, whose last one has the 年.
std::optional<YearPoint> YearPoints::western_first(std::size_t i) const {
  const YearNumber n = western_number(i);
  const bool numbered = text_.before(i) == '-' || text_.before(i) == '.';  // HB-2000および
  if (n.value < kModernYear || numbered || !goes_on_without_unit(n.end)) return std::nullopt;
  YearPoint p = point_of(n.value, n.end, "western");
  p.has_unit = false;
  return p;
}

/// A year without 年 may begin a list or a range: 1964・1968年, 2005~2008年.
bool YearPoints::goes_on_without_unit(std::size_t i) const {
  const std::size_t next = std::max(text_.behind_joint(i), text_.behind_range_sign(i));
  return next > i && (is_ascii_digit(text_.peek(next)) || kanji_digit(text_.peek(next)) >= 0 ||
                      era_name_at(text_, next));
}

/// A year before 1000: 794年 only where it cannot be a stretch of time; 79年 only behind 西暦.
std::optional<YearPoint> YearPoints::early_year(std::size_t i) const {
  const YearNumber n = text_.arabic(i, 3);
  if (n.digits == 0 || is_of_other_calendar(text_, i, n.value)) return std::nullopt;
  YearPoint p = point_of(n.value, n.end, "western");
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
  YearPoint p = point_of(n.value, n.end, "western");
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

}  // namespace kouryu
