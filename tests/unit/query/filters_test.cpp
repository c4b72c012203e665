// Values of filters: what people type -> what stands in the index.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>

#include "searcher/query/query.h"
#include "tests/support/tsv.h"

namespace kouryu {
namespace {

using testing::Contains;
using testing::ElementsAre;

std::vector<std::string> resolved(const std::string& field, const std::string& value) {
  Analyzer analyzer;
  return resolve_filters({{field, {value}}}, analyzer).values.begin()->second;
}

struct FilterCase {
  const char* name;
  const char* field;
  const char* typed;
  const char* value;
};
void PrintTo(const FilterCase& c, std::ostream* out) { *out << c.field << ':' << c.typed; }

class Filter : public testing::TestWithParam<FilterCase> {};

TEST_P(Filter, Means) {
  EXPECT_THAT(resolved(GetParam().field, GetParam().typed), Contains(GetParam().value));
}

INSTANTIATE_TEST_SUITE_P(
    Cases, Filter,
    testing::Values(FilterCase{"FullName", "city", "大連市", "大連市"},
                    FilterCase{"BareName", "city", "大連", "大連市"},
                    FilterCase{"Simplified", "city", "大连", "大連市"},
                    FilterCase{"Kana", "city", "だいれん", "大連市"},
                    FilterCase{"Romaji", "city", "Dalian", "大連市"},
                    FilterCase{"OtherCharacters", "city", "沈陽市", "瀋陽市"},
                    FilterCase{"SimplifiedOther", "city", "沈阳市", "瀋陽市"},
                    FilterCase{"Variant", "city", "烟台市", "煙台市"},
                    FilterCase{"UnknownNameIsTaken", "city", "架空が丘市", "架空が丘市"},
                    FilterCase{"Prefecture", "prefecture", "青森", "青森県"},
                    FilterCase{"ShortFieldName", "pref", "青森県", "青森県"},
                    FilterCase{"Country", "country", "英国", "イギリス"},
                    FilterCase{"Era", "year", "平成16年", "2004"},
                    FilterCase{"EraWide", "year", "平成１６年", "2004"},
                    FilterCase{"EraLetter", "year", "H16", "2004"},
                    FilterCase{"FirstYear", "year", "令和元年", "2019"},
                    FilterCase{"Western", "year", "2004", "2004"},
                    FilterCase{"Published", "published", "平成29年", "2017"},
                    FilterCase{"Document", "doc", "notes/a.txt", "notes/a.txt"},
                    FilterCase{"Organisation", "org", "架空 交流協会", "架空交流協会"}),
    [](const auto& c) { return c.param.name; });

TEST(Filters, AndQueriesMeanTheNamesOfTheTable) {
  Analyzer analyzer;
  for (const test::TsvRow& row : test::read_tsv("resolved_names.tsv", 2)) {
    const ParsedQuery parsed = parse_query(row.cells[0], SearchMode::Auto, analyzer);
    ASSERT_TRUE(parsed.root) << row.where();
    std::string tree = print_tree(*parsed.root);
    std::replace(tree.begin(), tree.end(), '\x1f', '/');
    EXPECT_EQ(tree, row.cells[1]) << row.where();
  }
}

TEST(Filters, ExpandRanges) {
  EXPECT_THAT(resolved("year", "2004..2006"), ElementsAre("2004", "2005", "2006"));
  EXPECT_THAT(resolved("year", "平成19~21年度"), ElementsAre("2007", "2008", "2009"));
}

TEST(Filters, JoinValuesOfOneField) {
  Analyzer analyzer;
  const auto filters = resolve_filters({{"year", {"2004", "H16", "2006"}}}, analyzer);
  EXPECT_THAT(filters.values.at(FieldId::Year), ElementsAre("2004", "2006"));
}

/// Each period stands for thousands of values.
TEST(Filters, ManyPeriodsTakeTimeInProportion) {
  const auto seconds = [](const std::string& field, int count) {
    Analyzer analyzer;
    std::vector<std::string> periods;
    for (int i = 0; i < count; ++i) periods.push_back(".." + std::to_string(1900 + i));
    const std::clock_t begin = std::clock();
    EXPECT_FALSE(resolve_filters({{field, periods}}, analyzer).values.empty());
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  };
  for (const char* field : {"date", "year", "fy"}) {
    (void)seconds(field, 1);  // what is read once
    EXPECT_LE(seconds(field, 200), 10 * seconds(field, 40) + 0.2) << field;
  }
}

TEST(Filters, RefuseWhatCannotBeUnderstood) {
  const std::vector<std::pair<std::string, std::string>> bad = {
      {"year", "平成"}, {"year", "第16回"}, {"year", ""}, {"published", "去年"}, {"city", ""},
      {"city", "、。"}, {"org", "--"},      {"doc", ""},  {"author", "佐藤"}};
  for (const auto& [field, value] : bad) {
    try {
      Analyzer analyzer;
      static_cast<void>(resolve_filters({{field, {value}}}, analyzer));
      ADD_FAILURE() << field << ':' << value << " was taken";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::BadQuery);
    }
  }
}

}  // namespace
}  // namespace kouryu
