// "An era is one row in eras.tsv": every row is known to every reader, and no other source names
// one.
#include "dict/time/eras.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "dict/time/dates.h"
#include "dict/time/years.h"
#include "indexer/extract/office/number_format.h"
#include "indexer/lines/dateline.h"
#include "indexer/lines/line_end.h"
#include "indexer/lines/line_shape.h"
#include "indexer/lines/row_cells.h"

namespace kouryu {
namespace {

namespace fs = std::filesystem;

/// A row with what a reader is shown of it: its second year, which every era has.
struct Case {
  const Era& era;
  std::string name;
  int year;
};

std::vector<Case> cases() {
  std::vector<Case> all;
  for (const Era& era : eras()) all.push_back({era, to_utf8(era.name), era.offset + 2});
  return all;
}

std::vector<int> years_in(const std::string& text) {
  std::vector<int> all;
  for (const YearMention& mention : recognize_years(fold(text), {})) {
    for (const int year : years_of(mention)) all.push_back(year);
  }
  return all;
}

TEST(Eras, RowsFollowEachOther) {
  for (std::size_t i = 0; i + 1 < eras().size(); ++i) {
    const Era& later = eras()[i];
    const Era& before = eras()[i + 1];
    EXPECT_EQ(before.offset + before.last, later.offset + 1) << to_utf8(before.name);
    EXPECT_EQ(later.first_day / 10000, later.offset + 1) << to_utf8(later.name);
    EXPECT_EQ(&era_of_day(later.first_day), &later);
    EXPECT_EQ(&era_of_day(later.first_day - 1), &before);
  }
  EXPECT_EQ(eras().front().last, Era::kLasts);
}

TEST(Eras, AreReadInTextsAndQueries) {
  for (const Case& c : cases()) {
    const std::vector<int> year = {c.year};
    EXPECT_EQ(years_in(c.name + "2年に始めた"), year) << c.name;
    EXPECT_EQ(years_in(c.name + "二年に始めた"), year) << c.name;
    EXPECT_EQ(years_in(c.name + "元年に始めた"), std::vector<int>{c.year - 1}) << c.name;
    EXPECT_EQ(years_in(std::to_string(c.year) + "(" + c.name + "2)年"), year) << c.name;
    EXPECT_EQ(years_in("1990年ー" + c.name + "2年"), years_in("1990年~" + c.name + "2年"))
        << c.name;
    EXPECT_EQ(parse_year_filter(c.name + "2")->begin, c.year) << c.name;
    EXPECT_EQ(parse_date_filter(c.name + "2年4月")->begin, (Date{c.year, 4, 1})) << c.name;
    const auto names = era_years(c.year);
    EXPECT_NE(std::find(names.begin(), names.end(), c.name + "2年"), names.end()) << c.name;
    if (c.era.letter == 0) continue;
    const auto letter = static_cast<char>(c.era.letter);
    EXPECT_EQ(years_in(std::string(1, letter) + "2年5月から"), year) << c.name;
    EXPECT_EQ(years_in(to_utf8(c.era.name.substr(0, 1)) + "2.5.1"), year) << c.name;
    EXPECT_EQ(parse_year_filter(std::string(1, letter) + "2")->begin, c.year) << c.name;
  }
}

TEST(Eras, AreReadInLinesAndCells) {
  for (const Case& c : cases()) {
    EXPECT_TRUE(is_dateline(c.name + "2年8月27日")) << c.name;
    EXPECT_TRUE(begins_with_date(c.name + "2年8月　友好の会")) << c.name;
    EXPECT_TRUE(is_unfinished(c.name, "2年度の事業")) << c.name;
    EXPECT_EQ(look_of(c.name + "2"), CellLook::Date) << c.name;
    if (c.era.letter == 0) continue;
    const auto capital = static_cast<char>(c.era.letter - 'a' + 'A');
    EXPECT_EQ(look_of(std::string(1, capital) + "2"), CellLook::Date) << c.name;
  }
}

TEST(Eras, AreWrittenBySpreadsheets) {
  constexpr int kFirstDay = 19000301;  // days of a spreadsheet are sure from here on
  for (const Case& c : cases()) {
    if (c.era.first_day < kFirstDay || c.era.letter == 0) continue;
    const std::chrono::sys_days day{std::chrono::year(c.year) / 6 / 1};
    const double value = (day - std::chrono::sys_days{std::chrono::year(1899) / 12 / 30}).count();
    const auto shown = [&](const char* code) {
      return office::NumberFormat(code).number(value, false);
    };
    EXPECT_EQ(shown(R"(ggge"年")"), c.name + "2年");
    EXPECT_EQ(shown("gge"), to_utf8(c.era.name.substr(0, 1)) + "2");
    EXPECT_EQ(shown("ge"), std::string(1, static_cast<char>(c.era.letter - 'a' + 'A')) + "2");
  }
}

/// A literal that is the name of an era and nothing more, in any source but dict/time.
TEST(Eras, StandInNoOtherSource) {
  for (const char* folder : {"dict", "indexer", "searcher"}) {
    for (const auto& entry :
         fs::recursive_directory_iterator(fs::path(KOURYU_SOURCE_DIR) / folder)) {
      const auto extension = entry.path().extension();
      if (extension != ".h" && extension != ".cpp") continue;
      std::ifstream in(entry.path());
      const std::string text{std::istreambuf_iterator<char>(in), {}};
      for (const Era& era : eras()) {
        EXPECT_EQ(text.find('"' + to_utf8(era.name) + '"'), std::string::npos)
            << entry.path() << " names " << to_utf8(era.name);
      }
    }
  }
}

}  // namespace
}  // namespace kouryu
