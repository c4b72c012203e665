// Terms of dates; the calendar by std::chrono.
#include "dict/time/dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <iterator>
#include <set>

#include "dict/text/normalizer.h"
#include "dict/time/year_forms.h"
#include "dict/time/years.h"

namespace kouryu {
namespace {

constexpr int kMostDays = 400;    // of a range that is told day by day
constexpr int kMostMonths = 240;  // month by month
constexpr int kMonths = 12;
constexpr int kFiscalMonth = 4;  // April

std::string term(char kind, int year) {
  std::array<char, 16> out{};
  std::snprintf(out.data(), out.size(), "%c%04d", kind, year);
  return out.data();
}
std::string term(char kind, int year, int month) {
  std::array<char, 16> out{};
  std::snprintf(out.data(), out.size(), "%c%04d%02d", kind, year, month);
  return out.data();
}
std::string day_term(const Date& date) {
  std::array<char, 24> out{};
  std::snprintf(out.data(), out.size(), "d%04d%02d%02d", date.year, date.month, date.day);
  return out.data();
}

int last_day(int year, int month) {
  const std::chrono::year_month_day_last last{
      std::chrono::year(year),
      std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(month)))};
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

Date next_day(Date date) {
  if (++date.day <= last_day(date.year, date.month)) return date;
  date.day = 1;
  if (++date.month > kMonths) {
    date.month = 1;
    ++date.year;
  }
  return date;
}

int month_number(const Date& date) { return date.year * kMonths + date.month - 1; }

void add_day(std::set<std::string>& out, const Date& date) {
  out.insert(day_term(date));
  out.insert(term('i', date.year, date.month));
  out.insert(term('i', date.year));
}

void add_month(std::set<std::string>& out, int number) {
  const int year = number / kMonths;
  const int month = number % kMonths + 1;
  out.insert(term('m', year, month));
  out.insert(term('i', year, month));
  out.insert(term('i', year));
}

void add_year(std::set<std::string>& out, int year) {
  out.insert(term('y', year));
  out.insert(term('i', year));
}

/// 2007-8-1, 2007/08, 2007.08.01: what years_of would take for a quantity or a number.
std::optional<Date> parse_numbers(std::string_view text) {
  Date date;
  std::array<int*, 3> parts = {&date.year, &date.month, &date.day};
  const char* at = text.data();
  const char* const end = text.data() + text.size();
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto [stop, error] = std::from_chars(at, end, *parts[i]);
    const auto digits = stop - at;
    if (error != std::errc() || (i == 0 ? digits != 4 : digits > 2)) return std::nullopt;
    at = stop;
    if (at == end) break;
    if (i == 2 || (*at != '-' && *at != '/' && *at != '.')) return std::nullopt;
    if (++at == end) return std::nullopt;
  }
  if (date.year < 1 || date.month > kMonths) return std::nullopt;
  if (date.month == 0) return text.size() == 4 ? std::optional(date) : std::nullopt;
  if (date.day > last_day(date.year, date.month)) return std::nullopt;
  return date;
}

/// Four digits, a sign, one or two digits and more: meant for a day or month, so 2004-13 is a slip
/// and not the years 2004 to 2013.
bool is_written_in_numbers(std::string_view text) {
  constexpr std::string_view kNumbers = "0123456789-/.";
  constexpr std::size_t kYear = 4;
  if (text.find_first_not_of(kNumbers) != text.npos || text.size() <= kYear) return false;
  if (text.find_first_of("-/.") != kYear) return false;
  const std::size_t month = text.substr(kYear + 1).find_first_of("-/.");
  return std::min(month, text.size() - kYear - 1) <= 2;
}

std::optional<DateSpan> parse_one(std::string_view text) {
  const std::string folded = fold_text(text);
  if (const auto date = parse_numbers(folded)) return days_of(*date);
  if (is_written_in_numbers(folded)) return std::nullopt;
  for (const char* unit : {"", "年"}) {
    const FoldedText whole = fold(folded + unit);
    const auto mentions = recognize_years(whole, {});
    if (mentions.size() != 1 || mentions[0].relative) continue;
    if (!is_whole(mentions[0], whole.text)) continue;
    const YearMention& mention = mentions[0];
    if (!mention.fiscal) return DateSpan{days_of(mention.begin).begin, days_of(mention.end).end};
    const int last = mention.end.year + 1;
    return DateSpan{{mention.begin.year, kFiscalMonth, 1},
                    {last, kFiscalMonth - 1, last_day(last, kFiscalMonth - 1)}};
  }
  return std::nullopt;
}

}  // namespace

DateSpan days_of(const Date& date) {
  if (date.month == 0) return {{date.year, 1, 1}, {date.year, kMonths, 31}};
  if (date.day == 0) {
    return {{date.year, date.month, 1}, {date.year, date.month, last_day(date.year, date.month)}};
  }
  return {date, date};
}

std::string iso_date(const Date& date) {
  std::array<char, 40> out{};
  const int size =
      std::snprintf(out.data(), out.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
  const std::size_t unknown = date.month == 0 ? 6 : date.day == 0 ? 3 : 0;
  return {out.data(), static_cast<std::size_t>(size) - unknown};
}

std::string precise_date_term(std::string_view iso) {
  static constexpr std::size_t kDay = std::string_view("YYYY-MM-DD").size();
  std::string term(1, iso.size() == kDay ? 'd' : 'i');
  std::copy_if(iso.begin(), iso.end(), std::back_inserter(term), [](char c) { return c != '-'; });
  return term;
}

std::vector<std::string> date_terms(const YearMention& mention) {
  std::set<std::string> out;
  const Date& begin = mention.begin;
  const Date& end = mention.end;
  if (mention.fiscal) {
    for (const int year : years_of(mention)) out.insert(term('f', year));
    return {out.begin(), out.end()};
  }
  const bool days = begin.day > 0 && end.day > 0;
  const bool months = begin.month > 0 && end.month > 0;
  const int span = months ? month_number(end) - month_number(begin) : 0;
  if (days && span * 28 <= kMostDays) {
    // A day that the month does not have (31 April) is its last one.
    Date day = begin;
    day.day = std::min(day.day, last_day(day.year, day.month));
    for (int count = 0; day <= end && count <= kMostDays; ++count, day = next_day(day)) {
      add_day(out, day);
    }
  } else if (months && span <= kMostMonths) {
    for (int month = month_number(begin); month <= month_number(end); ++month) {
      add_month(out, month);
    }
  } else {
    for (const int year : years_of(mention)) add_year(out, year);
  }
  return {out.begin(), out.end()};
}

std::vector<std::string> date_filter_terms(const DateSpan& span) {
  std::set<std::string> out;
  const auto inside = [&](const Date& first, const Date& last) {
    return span.begin <= first && last <= span.end;
  };
  const auto touches = [&](const Date& first, const Date& last) {
    return first <= span.end && span.begin <= last;
  };
  for (int year = span.begin.year - 1; year <= span.end.year; ++year) {
    const Date fiscal_end{year + 1, kFiscalMonth - 1, 31};
    if (touches({year, kFiscalMonth, 1}, fiscal_end)) out.insert(term('f', year));
    if (year < span.begin.year) continue;
    out.insert(term('y', year));
    if (inside({year, 1, 1}, {year, kMonths, 31})) {
      out.insert(term('i', year));
      continue;
    }
    for (int month = 1; month <= kMonths; ++month) {
      const Date first{year, month, 1};
      const Date last{year, month, last_day(year, month)};
      if (!touches(first, last)) continue;
      out.insert(term('m', year, month));
      if (inside(first, last)) {
        out.insert(term('i', year, month));
        continue;
      }
      for (Date day = first; day <= last; ++day.day) {
        if (touches(day, day)) out.insert(day_term(day));
      }
    }
  }
  return {out.begin(), out.end()};
}

std::optional<DateSpan> parse_date_filter(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return parse_one(text);
  DateSpan span{{1, 1, 1}, {2200, kMonths, 31}};
  const std::string_view left = text.substr(0, dots);
  const std::string_view right = text.substr(dots + 2);
  if (left.empty() && right.empty()) return std::nullopt;
  if (!left.empty()) {
    const auto begin = parse_one(left);
    if (!begin) return std::nullopt;
    span.begin = begin->begin;
  }
  if (!right.empty()) {
    const auto end = parse_one(right);
    if (!end) return std::nullopt;
    span.end = end->end;
  }
  return span.begin <= span.end ? std::optional(span) : std::nullopt;
}

}  // namespace kouryu
