// Terms of mentions meet terms of periods exactly where the days overlap.
#include "dict/time/dates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "dict/time/years.h"
#include "tests/support/tsv.h"

namespace kouryu {
namespace {

YearMention mention_of(const std::string& text) { return recognize_years(fold(text), {}).at(0); }

bool finds(const std::string& period, const std::string& text) {
  const auto span = parse_date_filter(period);
  if (!span) return false;
  const auto wanted = date_filter_terms(*span);
  const auto terms = date_terms(mention_of(text));
  return std::any_of(terms.begin(), terms.end(), [&](const std::string& term) {
    return std::binary_search(wanted.begin(), wanted.end(), term);
  });
}

TEST(Dates, APeriodFindsWhatOverlapsIt) {
  EXPECT_TRUE(finds("2007-08-01..2007-08-31", "平成19年7月14日~8月26日"));
  EXPECT_TRUE(finds("2007-08-15", "平成19年8月"));
  EXPECT_TRUE(finds("2007-08", "2007年"));
  EXPECT_TRUE(finds("2007", "平成19年8月15日"));
  EXPECT_TRUE(finds("2005-02", "平成16年度")) << "a fiscal year ends in March";
  EXPECT_FALSE(finds("2004-03", "平成16年度"));
  EXPECT_FALSE(finds("2007-09", "平成19年7月14日~8月26日"));
  EXPECT_FALSE(finds("2006", "2007年"));
  EXPECT_TRUE(finds("平成19年度", "2008年3月1日"));
  EXPECT_TRUE(finds("..2000", "1979年")) << "open to the past";
  EXPECT_TRUE(finds("2000..", "2019年10月"));
}

TEST(Dates, WhatIsNoDateIsNoFilter) {
  for (const char* text : {"",
                           "..",
                           "大連",
                           "2007-02-30",
                           "20070801x",
                           "16年",
                           "2008..2007",
                           "2004-13",
                           "2004-00",
                           "2004-1-32",
                           "2004-02-30",
                           "2004/13",
                           "2004.13",
                           "2004-99",
                           "2019-20",
                           "2004-2-",
                           "2004-13..2005",
                           "2004..2005-13",
                           "平成16年13月",
                           "平成16年2月30日",
                           "2004年4月31日",
                           "２００４－１３"}) {
    EXPECT_FALSE(parse_date_filter(text).has_value()) << text;
  }
  for (const char* text : {"2004-12", "2004/2/29", "2004.1", "2004~2010年", "平成16~18年", "H16.4",
                           "昭和61年11月~翌年3月", "平成16(2004)年4月", "西暦2004年4月"}) {
    EXPECT_TRUE(parse_date_filter(text).has_value()) << text;
  }
}

/// The facet counts the years by which the terms of a mention are found.
TEST(Dates, TermsTellTheYearsOfTheFacet) {
  for (const char* table : {"years.tsv", "dates.tsv"}) {
    for (const auto& row : test::read_tsv(table, 2)) {
      const std::string& text = row.cells[table == std::string("years.tsv") ? 1 : 0];
      for (const YearMention& mention : recognize_years(fold(text), {2019})) {
        std::set<int> told;
        for (const std::string& term : date_terms(mention)) {
          told.insert(std::stoi(term.substr(1, 4)));
        }
        const std::vector<int> years = years_of(mention);
        EXPECT_EQ(told, std::set<int>(years.begin(), years.end())) << row.where() << ' ' << text;
      }
    }
  }
}

/// A date of random precision between 1995 and 2010.
Date any_date() {
  Date date{*rc::gen::inRange(1995, 2011), *rc::gen::inRange(0, 13), 0};
  if (date.month > 0) date.day = *rc::gen::inRange(0, 29);
  return date;
}

RC_GTEST_PROP(Dates, TermsMeetExactlyWhereDaysDo, ()) {
  YearMention mention;
  mention.begin = any_date();
  mention.end = mention.begin;
  mention.how = "test";
  mention.fiscal = *rc::gen::arbitrary<bool>();
  if (mention.fiscal)
    mention.begin.month = mention.begin.day = mention.end.month = mention.end.day = 0;
  DateSpan told{days_of(mention.begin).begin, days_of(mention.end).end};
  if (mention.fiscal) told = {{mention.begin.year, 4, 1}, {mention.begin.year + 1, 3, 31}};
  DateSpan asked{days_of(any_date()).begin, days_of(any_date()).end};
  if (asked.end < asked.begin) asked = {days_of(any_date()).begin, {2012, 12, 31}};
  const auto terms = date_terms(mention);
  const auto wanted = date_filter_terms(asked);
  const bool meets = std::any_of(terms.begin(), terms.end(), [&](const std::string& term) {
    return std::binary_search(wanted.begin(), wanted.end(), term);
  });
  RC_ASSERT(meets == (told.begin <= asked.end && asked.begin <= told.end));
}

}  // namespace
}  // namespace kouryu
