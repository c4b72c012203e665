// Years in sentences and in filters by their tables; eras against ICU's Japanese calendar.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <unicode/calendar.h>
#include <unicode/gregocal.h>

#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "dict/time/year_eras.h"
#include "dict/time/years.h"
#include "tests/support/tsv.h"

namespace kouryu {
namespace {

std::set<int> years_in(const std::string& text, std::optional<int> base = std::nullopt) {
  std::set<int> years;
  for (const YearMention& mention : recognize_years(fold(text), {base})) {
    for (const int year : years_of(mention)) years.insert(year);
  }
  return years;
}

std::string joined(const std::set<int>& years) {
  std::string out;
  for (const int year : years) out += (out.empty() ? "" : "|") + std::to_string(year);
  return out;
}

/// 2004, 2004-7, 2004-7-14
std::string written(const Date& date) {
  std::string out = std::to_string(date.year);
  for (const int part : {date.month, date.day}) {
    if (part > 0) out += "-" + std::to_string(part);
  }
  return out;
}

std::string sorted(const std::string& cell) {
  std::set<int> years;
  std::istringstream in(cell);
  for (std::string year; std::getline(in, year, '|');) years.insert(std::stoi(year));
  return joined(years);
}

/// The text of a cell in which \\n stands for the end of a line.
std::string with_lines(std::string cell) {
  for (std::size_t at = 0; (at = cell.find("\\n", at)) != std::string::npos;) {
    cell.replace(at, 2, "\n");
  }
  return cell;
}

TEST(Years, AreReadInSentencesAndNowhereElse) {
  const auto rows = test::read_tsv("years.tsv", 3);
  ASSERT_GE(rows.size(), 120U);
  for (const auto& row : rows) {
    const bool has_base = row.cells[0] != "-";
    const auto base = has_base ? std::optional(std::stoi(row.cells[0])) : std::nullopt;
    EXPECT_EQ(joined(years_in(row.cells[1], base)), sorted(row.cells[2]))
        << row.where() << ' ' << row.cells[1];
  }
}

TEST(Years, AnImpossibleEraYearIsFlagged) {
  const auto mentions = recognize_years(fold("平成35年"), {});
  ASSERT_EQ(mentions.size(), 1U);
  EXPECT_TRUE(mentions[0].flagged);
  EXPECT_FALSE(recognize_years(fold("平成31年"), {})[0].flagged);
}

TEST(Years, DatesKeepMonthAndDay) {
  const auto mention = recognize_years(fold("平成19年7月14日~8月26日"), {}).at(0);
  EXPECT_EQ(mention.begin, (Date{2007, 7, 14}));
  EXPECT_EQ(mention.end, (Date{2007, 8, 26}));
  EXPECT_TRUE(recognize_years(fold("平成16年度"), {}).at(0).fiscal);
  EXPECT_TRUE(recognize_years(fold("平成15年度~"), {}).at(0).open);
}

/// One event a date, with what is written of month and day.
TEST(Years, DatesMeanWhatTheirTableSays) {
  const auto rows = test::read_tsv("dates.tsv", 2);
  ASSERT_GE(rows.size(), 300U);
  for (const auto& row : rows) {
    std::string found;
    for (const YearMention& mention : recognize_years(fold(with_lines(row.cells[0])), {})) {
      found += (found.empty() ? "" : "|") + written(mention.begin);
      if (mention.end != mention.begin) found += ".." + written(mention.end);
    }
    EXPECT_EQ(found, row.cells[1]) << row.where() << ' ' << row.cells[0];
  }
}

TEST(Years, NothingIsReadAcrossTheEndOfALine) {
  EXPECT_EQ(years_in("平成\n16年"), std::set<int>{});
  EXPECT_EQ(years_in("20\n04年"), std::set<int>{});
}

TEST(YearFilter, MeansWhatItsTableSays) {
  for (const auto& row : test::read_tsv("year_filters.tsv", 3)) {
    const auto range = parse_year_filter(row.cells[0]);
    ASSERT_EQ(range.has_value(), !row.cells[1].empty()) << row.where() << ' ' << row.cells[0];
    if (!range) continue;
    EXPECT_EQ(std::to_string(range->begin), row.cells[1]) << row.where();
    EXPECT_EQ(std::to_string(range->end), row.cells[2]) << row.where();
  }
}

/// Every era year a calendar day has is read as the Gregorian year of that day.
TEST(Eras, AgreeWithTheJapaneseCalendarOfIcu) {
  static constexpr const char* kNames[] = {"明治", "大正", "昭和", "平成", "令和"};
  static constexpr int kMeiji = 232;  // ICU's number of the era
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale("ja_JP@calendar=japanese");
  const std::unique_ptr<icu::Calendar> japanese(icu::Calendar::createInstance(locale, status));
  icu::GregorianCalendar gregorian(icu::Locale::getRoot(), status);
  ASSERT_TRUE(U_SUCCESS(status));
  // ICU counts Meiji from the 8th of September 1868; 1873 is the first year of solar months.
  gregorian.set(1873, UCAL_JANUARY, 1, 12, 0, 0);
  for (int day = 0; day < 365 * 170; day += 7) {
    const UDate time = gregorian.getTime(status);
    japanese->setTime(time, status);
    const int era = japanese->get(UCAL_ERA, status) - kMeiji;
    const int era_year = japanese->get(UCAL_YEAR, status);
    ASSERT_TRUE(U_SUCCESS(status));
    ASSERT_TRUE(era >= 0 && era < 5);
    const int year = gregorian.get(UCAL_YEAR, status);
    const std::string number = era_year == 1 ? "元" : std::to_string(era_year);
    const std::string written = std::string(kNames[era]) + number + "年";
    EXPECT_EQ(years_in(written + "のこと"), std::set<int>{year}) << written;
    gregorian.add(UCAL_DATE, 7, status);
  }
}

struct EraNames {
  int year;
  std::vector<std::string> names;
};

TEST(Eras, NameAYear) {
  const EraNames kRows[] = {
      {2024, {"令和6年"}},
      {2019, {"令和元年", "令和1年", "平成31年"}},
      {2004, {"平成16年"}},
      {1989, {"平成元年", "平成1年", "昭和64年"}},
      {1926, {"昭和元年", "昭和1年", "大正15年"}},
      {1912, {"大正元年", "大正1年", "明治45年"}},
      {1868, {"明治元年", "明治1年", "慶応4年"}},
      {1865, {"慶応元年", "慶応1年"}},
      {1600, {}},
  };
  for (const EraNames& row : kRows) EXPECT_EQ(era_years(row.year), row.names) << row.year;
}

/// What a year is also called is read back as that year, with nothing beside it.
TEST(Eras, NamesOfAYearMeanThatYear) {
  for (int year = 1800; year < 2100; ++year) {
    for (const std::string& name : era_years(year)) {
      EXPECT_EQ(name, fold_text(name));
      EXPECT_EQ(years_in(name + "のこと"), std::set<int>{year}) << name;
      EXPECT_TRUE(parse_year_filter(name)) << name;
    }
  }
}

RC_GTEST_PROP(Years, StayInsideAnyText, (const std::string& bytes)) {
  const FoldedText folded = fold(repair_utf8(bytes));
  std::size_t last = 0;
  for (const YearMention& mention : recognize_years(folded, {2019})) {
    RC_ASSERT(mention.range.begin >= last);
    RC_ASSERT(mention.range.begin < mention.range.end);
    RC_ASSERT(mention.range.end <= folded.text.size());
    RC_ASSERT(!years_of(mention).empty());
    last = mention.range.end;
  }
}

}  // namespace
}  // namespace kouryu
