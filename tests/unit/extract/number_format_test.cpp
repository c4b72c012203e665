// How cells show numbers and texts: tests/data/number_formats.tsv and what a row cannot hold.
#include "indexer/extract/office/number_format.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "tests/support/tsv.h"

namespace kouryu::office {
namespace {

TEST(NumberFormatTest, ShowsEachRow) {
  const auto rows = test::read_tsv("number_formats.tsv", 3);
  EXPECT_GE(rows.size(), 120U);
  for (const test::TsvRow& row : rows) {
    const double value = std::strtod(row.cells[1].c_str(), nullptr);
    EXPECT_EQ(NumberFormat(row.cells[0]).number(value, false), row.cells[2])
        << row.where() << ' ' << row.cells[0];
  }
}

struct BuiltInCase {
  int id;
  double value;
  const char* shown;
};
constexpr BuiltInCase kBuiltInCases[] = {
    {0, 1234.5, "1234.5"},
    {1, 1234.5, "1235"},
    {3, 1234567, "1,234,567"},
    {5, -1980, "¥-1,980"},
    {9, 0.256, "26%"},
    {14, 45383, "2024/4/1"},
    {22, 45383.375, "2024/4/1 9:00"},
    {27, 45383, "R6.4.1"},
    {28, 43585, "平成31年4月30日"},
    {31, 45383, "2024年4月1日"},
    {32, 0.5, "12時00分"},
    {33, 0.5, "12時00分00秒"},
    {34, 45383, "2024年4月"},
    {35, 45383, "4月1日"},
    {36, 45383, "R6.4.1"},
    {38, -1500, "-1,500"},
    {46, 1.5, "36:00:00"},
    {49, 12, "12"},
    {50, 45383, "R6.4.1"},
    {51, 32515, "昭和64年1月7日"},
    {55, 45383, "2024年4月"},
    {56, 45383, "4月1日"},
    {57, 45383, "R6.4.1"},
    {58, 45383, "令和6年4月1日"},
};

TEST(NumberFormatTest, KnowsFormatsThatHaveOnlyNumbers) {
  for (const BuiltInCase& c : kBuiltInCases) {
    EXPECT_EQ(NumberFormat(built_in_format(c.id)).number(c.value, false), c.shown) << c.id;
  }
}

TEST(NumberFormatTest, CountsDaysFrom1904WhereTheWorkbookDoes) {
  EXPECT_EQ(NumberFormat("yyyy/m/d").number(0, true), "1904/1/1");
  EXPECT_EQ(NumberFormat("yyyy/m/d").number(43921, true), "2024/4/1");
  EXPECT_EQ(NumberFormat("[$-411]ggge\"年\"").number(43921, true), "令和6年");
  EXPECT_EQ(NumberFormat("aaa").number(43921, true), "月");
  EXPECT_EQ(NumberFormat("yyyy/m/d h:mm").number(43921.75, true), "2024/4/1 18:00");
}

struct TextCase {
  const char* code;
  const char* text;
  const char* shown;
};
constexpr TextCase kTextCases[] = {
    {"General", "町", "町"},
    {"@", "0012", "0012"},
    {"@\"様\"", "青木", "青木様"},
    {"#,##0", "未定", "未定"},
    {";;;", "隠す", ""},
    {";;;@", "見せる", "見せる"},
    {"0;-0;0;\"文字\"", "甲", "文字"},
    {"m/d;@", "雨天中止", "雨天中止"},
};

TEST(NumberFormatTest, ShowsTexts) {
  for (const TextCase& c : kTextCases) {
    EXPECT_EQ(NumberFormat(c.code).text(c.text), c.shown) << c.code;
  }
}

TEST(NumberFormatTest, StandsCodesThatAreNone) {
  for (const char* code : {"[", "\"", "\\", "_", "*", "[$", "[$-", ";;;;;;;;", "[DBNum", "E+", "/",
                           "?/", "[>=", "0.0.0", "yyyyyyyyyyyyyyyyyy", "[h", "@@@@", "%%%%%%%%"}) {
    for (const double value : {0.0, -1.0, 1e300, -1e-300, 45383.5}) {
      EXPECT_LT(NumberFormat(code).number(value, false).size(), 2000U) << code;
    }
    EXPECT_LT(NumberFormat(code).text("文").size(), 2000U) << code;
  }
}

}  // namespace
}  // namespace kouryu::office
