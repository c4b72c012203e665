// Ranges and members of lists: what the right one inherits from the left one.
#include <algorithm>

#include "dict/time/year_points.h"
#include "dict/time/year_quantity.h"
#include "dict/time/year_relative.h"

namespace kouryu {
namespace {

constexpr int kLongestRange = 2000;  // years; more is a slip of the pen

}  // namespace

YearPoint inherited_year(const YearPoint& left, const YearNumber& n, const char* how) {
  YearPoint p;
  p.end = n.end;
  p.how = how;
  if (left.era != nullptr && n.value < 100) {
    p.era = left.era;
    p.form = left.form;
    p.date.year = left.era->offset + n.value;
    p.flagged = n.value > left.era->last;
  } else {
    p.date.year = n.value < 100 ? left.date.year / 100 * 100 + n.value : n.value;
  }
  return p;
}

YearItem YearPoints::item(std::size_t i, const YearPoint& first) const {
  if (const auto inside = inside_year(i, first)) return *inside;
  YearItem item{i, first, first, false, first.era != nullptr, first.how};
  const std::size_t end =
      behind_part_of_month(first.date.day > 0 ? behind_weekday(first.end) : first.end);
  const std::size_t at = text_.behind_range_sign(end);
  if (at == end) return item;
  if (!text_.ends(at)) {
    if (auto right = range_right(first, at)) {
      item.named = item.named && era_name_at(text_, at);
      right->fiscal = right->fiscal || first.fiscal;
      item.last = *right;
      item.how = "range";
      return item;
    }
  }
  item.open = text_.ends(at) ? first.has_unit || first.form != EraForm::Full
                             : text_.is_range_sign(first.end);
  item.open = item.open && end == first.end;
  return item;
}

/// The year at `at`, told by its distance from the left end, for itself, or by a number that
/// inherits era or century.
std::optional<YearPoint> YearPoints::right_end(const YearPoint& left, std::size_t at) const {
  const bool months = left.sign != 0 && left.date.day == 0 && left.era == nullptr;
  if (auto right = relative_right(left, at)) return right;
  if (months) return month_behind(left, at);
  if (era_name_at(text_, at)) return era_year(at);
  if (text_.peek(at) == U'\'' || text_.peek(at) == U'’') return apostrophe_year(at);
  return short_right(left, at);
}

/// The right end of a range at `at`.
std::optional<YearPoint> YearPoints::range_right(const YearPoint& left, std::size_t at) const {
  const auto right = right_end(left, at);
  if (!right || (!right->has_unit && left.has_unit && left.sign == 0)) return std::nullopt;
  if (right->date.year - left.date.year > kLongestRange) return std::nullopt;
  return right->date.year >= left.date.year ? right : std::nullopt;
}

/// What follows the 年 of から12年 when it is a year, not a stretch of time (that is refused
/// before).
bool YearPoints::ends_range(std::size_t after) const {
  return text_.ends_cell(after) ||
         text_.any_goes_on(after, {U"まで", U"に", U"末", U"頃", U"の間", U"の各", U")"});
}

/// 同年12月, 翌年1月3日, 翌16年3月: the right end by its distance from the left one.
std::optional<YearPoint> YearPoints::relative_right(const YearPoint& left, std::size_t at) const {
  const bool next = text_.peek(at) == U'翌';
  if ((next || text_.peek(at) == U'同') && !text_.ends(at + 1)) {
    if (auto p = short_right(left, at + 1); p && p->has_unit) {
      return !next || p->date.year == left.date.year + 1 ? p : std::nullopt;
    }
  }
  const RelativeYear* const word = relative_year_at(text_, at);
  if (word == nullptr || word->base != RelativeYear::Base::Passage || word->step < 0) {
    return std::nullopt;
  }
  YearPoint p = point_of(left.date.year + word->step, at + word->word.size(), "range");
  if (text_.goes_on(p.end, U"度")) {
    p.fiscal = true;
    ++p.end;
  } else {
    month_and_day(p);
  }
  return p.date > left.date ? std::optional(p) : std::nullopt;
}

std::optional<YearPoint> YearPoints::short_right(const YearPoint& left, std::size_t at) const {
  const YearNumber n = text_.number(at, 4);
  const bool early = left.has_unit && left.era == nullptr && left.date.year < 1000;
  // 2004~5年: a digit alone, where the left end has no 年 of its own.
  const bool digit = n.digits == 1 && left.era == nullptr && !left.has_unit;
  const bool inherits = n.value < 100 && (n.digits >= (left.era != nullptr ? 1U : 2U) || digit);
  if (n.digits == 0 || n.value == 0) return std::nullopt;
  if (!inherits && n.digits != 4 && !(n.digits == 3 && early)) return std::nullopt;
  YearPoint p = inherited_year(left, n, "range");
  if (digit) p.date.year = left.date.year / 10 * 10 + n.value;
  if (digit && p.date.year <= left.date.year) return std::nullopt;
  const bool from = text_.goes_on(left.end, U"から");
  if (inherits && left.era == nullptr && !from && p.date.year < left.date.year) p.date.year += 100;
  if (!unit_and_date(p)) {
    p.has_unit = false;
    if (!inherits) dotted_tail(p);  // 2019/4/1-2020/3/31
    return p;
  }
  if (p.date.month > 0 || p.fiscal) return p;
  // 1905年から40年間, 平成5年から20年が過ぎた.
  const bool between = n.digits <= 3 && text_.goes_on(p.end, U"の間");
  const bool counts = is_quantity(text_, at, p.end) || (left.has_unit && is_stretch(text_, p.end));
  if (n.digits != 4 && !between && counts) return std::nullopt;
  if (inherits && from && !ends_range(p.end)) return std::nullopt;
  return p;
}

std::optional<YearPoint> YearPoints::next_in_list(std::size_t i, const YearPoint& before) const {
  if (text_.ends(i)) return std::nullopt;
  if (before.sign != 0 && before.date.day == 0 && before.era == nullptr) {
    return month_behind(before, i);
  }
  if (era_name_at(text_, i)) return era_year(i);
  const bool kanji = !is_ascii_digit(text_.peek(i));
  // 二〇二〇、二一年: behind the kanji digits of a whole year only.
  if (kanji && before.era == nullptr &&
      (before.has_unit || kanji_digit(text_.before(before.end)) < 0))
    return std::nullopt;
  if (before.era != nullptr && text_.peek(i) == U'元') return std::nullopt;
  const YearNumber n = text_.number(i, 4);
  if (n.digits == 0 || n.value == 0) return std::nullopt;
  const bool whole = n.digits == 4 && n.value >= 1600 && n.value <= 2200;
  // 1997、8年: the next year by its last digit.
  const bool digit = before.era == nullptr && n.digits == 1 && !before.has_unit &&
                     n.value == before.date.year % 10 + 1;
  if (!whole && (n.value >= 100 || (before.era == nullptr && n.digits != 2 && !digit)))
    return std::nullopt;
  if (whole && before.era != nullptr) return std::nullopt;
  YearPoint p = inherited_year(before, n, "list");
  if (digit) p.date.year = before.date.year + 1;
  // The members of a list rise; so 平成16年、5年計画で is none.
  if (!whole && (p.date.year <= before.date.year || p.flagged)) return std::nullopt;
  p.has_unit = unit_and_date(p);
  const bool stretch =
      p.fiscal ? is_stretch_of_fiscal_years(text_, p.end) : !whole && is_stretch(text_, p.end);
  if (p.has_unit && p.date.month == 0 && (is_quantity_behind(text_, i, p.end) || stretch)) {
    return std::nullopt;
  }
  return p;
}

/// 7・8月, 3~5日: behind the first number the last one before `unit`; no digits when there is none.
YearNumber YearPoints::day_of_pair(const YearNumber& first, char32_t unit) const {
  YearNumber last = first;
  bool range = false;
  while (!range && (text_.is_list_sign(last.end) || text_.is_range_sign(last.end))) {
    range = text_.is_range_sign(last.end);
    if (text_.ends(last.end + 1)) return {};
    const YearNumber next = text_.small_number(last.end + 1);
    if (next.digits == 0 || next.value <= last.value) return {};
    last = next;
  }
  const bool unit_follows = last.end > first.end && text_.goes_on(last.end, {&unit, 1});
  return unit_follows && !text_.goes_on(last.end + 1, U"間") ? last : YearNumber{};
}

/// Behind (土) and (土・祝).
std::size_t YearPoints::behind_weekday(std::size_t i) const {
  static constexpr std::u32string_view kDays = U"日月火水木金土曜祝休振・,";
  if (!text_.goes_on(i, U"(")) return i;
  std::size_t at = i + 1;
  while (at < i + 6 && !text_.ends(at) && kDays.find(text_.peek(at)) != kDays.npos) ++at;
  return at > i + 1 && text_.goes_on(at, U")") ? at + 1 : i;
}

/// Behind 上旬, 末 and 頃 of 8月下旬から9月.
std::size_t YearPoints::behind_part_of_month(std::size_t i) const {
  for (const std::u32string_view part :
       {U"上旬", U"中旬", U"下旬", U"初旬", U"初め", U"半ば", U"末", U"頃", U"ごろ"}) {
    if (text_.goes_on(i, part)) return i + part.size();
  }
  return i;
}

/// 2021.4.1~4.3
std::optional<YearItem> YearPoints::dotted_inside(YearItem item) const {
  const YearPoint& left = item.first;
  const std::size_t at = left.end + 1;
  if (!text_.is_range_sign(left.end) || text_.ends(at)) return std::nullopt;
  const YearNumber month = text_.arabic(at, 2);
  if (month.digits == 0 || month.value < left.date.month || month.value > 12) return std::nullopt;
  if (text_.peek(month.end) != left.sign) return std::nullopt;
  const YearNumber day = text_.arabic(month.end + 1, 2);
  if (day.digits == 0 || day.value < 1 || day.value > days_in_month(month.value))
    return std::nullopt;
  if (text_.peek(day.end) == left.sign) return std::nullopt;
  item.last.date.month = month.value;
  item.last.date.day = day.value;
  item.last.end = day.end;
  return item.last.date >= left.date ? std::optional(item) : std::nullopt;
}

std::optional<YearItem> YearPoints::inside_year(std::size_t begin, const YearPoint& left) const {
  YearItem item{begin, left, left, false, left.era != nullptr, "range"};
  YearPoint& p = item.last;
  if (left.sign != 0) return left.date.day > 0 ? dotted_inside(item) : std::nullopt;
  if (!left.has_unit || left.fiscal || text_.ends(left.end)) return std::nullopt;
  if (left.date.day == 0) {
    const YearNumber first = text_.small_number(left.end);
    const bool month = left.date.month == 0;
    const int most = month ? 12 : days_in_month(left.date.month);
    if (const YearNumber last = day_of_pair(first, month ? U'月' : U'日');
        first.value > 0 && last.digits > 0 && last.value <= most) {
      (month ? item.first.date.month : item.first.date.day) = first.value;
      (month ? p.date.month : p.date.day) = last.value;
      p.end = last.end + 1;
      return item;
    }
    if (month) return std::nullopt;
  }
  const std::size_t after =
      behind_part_of_month(left.date.day > 0 ? behind_weekday(left.end) : left.end);
  std::size_t at = text_.behind_range_sign(after);
  const bool listed = at == after && left.date.day > 0 && text_.is_list_sign(after);
  if (listed) ++at;
  if (at == after || text_.ends(at)) return std::nullopt;
  const YearNumber first = text_.small_number(at);
  if (first.digits == 0) return std::nullopt;
  p.end = at;
  if (text_.goes_on(first.end, U"月") && !listed) {
    p.date.day = 0;
    month_and_day(p);
    return p.end > at && p.date >= left.date ? std::optional(item) : std::nullopt;
  }
  const int next = listed ? left.date.day + 1 : first.value;  // 3日、4日
  if (left.date.day > 0 && text_.goes_on(first.end, U"日") && first.value >= left.date.day &&
      first.value == next && first.value <= days_in_month(left.date.month) &&
      !text_.any_goes_on(first.end, {U"日間", U"日目"})) {
    p.date.day = first.value;
    p.end = first.end + 1;
    return item;
  }
  return std::nullopt;
}

}  // namespace kouryu
