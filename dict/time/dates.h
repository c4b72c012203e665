// Dates as terms: what a mention of time gives, and what a period asks for.
//
// A passage overlaps a period when one of its mentions does. A mention to the day gives its day,
// and that something lies inside its month and its year; a month or year without days gives itself.
// So a period asks for years and months it holds whole, for the days at its ends, and for the
// vaguer mentions it touches: a few terms, however long it is.
#ifndef KOURYU_DICT_TIME_DATES_H_
#define KOURYU_DICT_TIME_DATES_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dict/time/year_mention.h"

namespace kouryu {

/// Both ends included; months and days are never 0.
struct DateSpan {
  Date begin;
  Date end;
};

/// The days that a date of any precision stands for: 2007-08 is the 1st to the 31st.
[[nodiscard]] DateSpan days_of(const Date& date);

/// Terms (without prefix) of a mention, sorted, unique; a range of more than 400 days counts by
/// whole months, one of more than 20 years by whole years: d20070815 a day, i200708 and i2007
/// something inside, m200708 a month, y2007 a year, f2007 a fiscal year (April to March).
[[nodiscard]] std::vector<std::string> date_terms(const YearMention& mention);

/// The date, month or year as 2007-08-15, 2007-08, 2007.
[[nodiscard]] std::string iso_date(const Date& date);
/// Term (without prefix) of a mention of the day or of something inside the month, for
/// "2007-08-15", "2007-08": vaguer mentions do not have it.
[[nodiscard]] std::string precise_date_term(std::string_view iso);

/// Terms of which one stands on every passage that overlaps `span`, and on no other.
[[nodiscard]] std::vector<std::string> date_filter_terms(const DateSpan& span);

/// Reads 2007-08-01..2007-08-31, 2007-08, 2007, 平成19年8月, 平成19年7月14日~8月26日. Absent when
/// it is no date: 2004-13 and 2004-02-30 are none, nor the years 2004 to 2013.
[[nodiscard]] std::optional<DateSpan> parse_date_filter(std::string_view text);

}  // namespace kouryu

#endif  // KOURYU_DICT_TIME_DATES_H_
