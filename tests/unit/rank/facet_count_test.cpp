// Counting facet values: order, columns and value streams agree.
#include "searcher/facets/count.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/test_index.h"

namespace kouryu {
namespace {

TEST(MostFrequent, OrdersByCountThenValue) {
  const auto counts = most_frequent({{"b", 2}, {"a", 2}, {"c", 5}, {"d", 1}}, 3);
  ASSERT_EQ(counts.size(), 3U);
  EXPECT_EQ(counts[0].value, "c");
  EXPECT_EQ(counts[1].value, "a");
  EXPECT_EQ(counts[2].value, "b");
  EXPECT_EQ(most_frequent({{"b", 2}, {"a", 2}}, 0).size(), 2U);
  EXPECT_TRUE(most_frequent({}, 10).empty());
}

TEST(AddPacked, CountsEachValue) {
  std::map<std::string, std::size_t> counts = {{"大連市", 1}};
  add_packed(counts, pack_values(std::vector<std::string>{"大連市", "青島市"}), 3);
  add_packed(counts, "", 7);
  EXPECT_THAT(counts,
              testing::ElementsAre(testing::Pair("大連市", 4U), testing::Pair("青島市", 3U)));
}

TEST(FacetColumns, CountTheSameWithAndWithoutAColumn) {
  test::TempFolder folder;
  std::vector<PassageRecord> records;
  for (int i = 0; i < 40; ++i) {
    auto record = test::passage("f-" + std::to_string(i), "港");
    if (i % 2 == 0) record.city.push_back("大連市");
    if (i % 3 == 0) record.city.push_back("青島市");
    records.push_back(record);
  }
  test::write_index(folder.path("i"), records);
  const Xapian::Database database(folder.path("i") + "/xapian");
  FacetColumns columns;
  std::vector<Xapian::docid> some;
  for (Xapian::docid id = 1; id <= 30; id += 3) some.push_back(id);
  const auto first = columns.count(database, 0, some);
  for (int i = 0; i < 6; ++i) EXPECT_EQ(columns.count(database, 0, some), first) << i;
  EXPECT_EQ(first.at("大連市"), 5U);
  EXPECT_EQ(first.at("青島市"), 10U);
}

}  // namespace
}  // namespace kouryu
