// Counting facet values: order, columns and value streams agree.
#include "searcher/facets/count.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>

#include "tests/support/corpora.h"
#include "tests/support/test_index.h"

namespace kouryu {
namespace {

using Counted = std::map<std::string, std::size_t>;

TEST(FacetCounts, OrdersByCountThenValue) {
  const auto counts = FacetCounts(Counted{{"b", 2}, {"a", 2}, {"c", 5}, {"d", 1}}).most_frequent(3);
  ASSERT_EQ(counts.size(), 3U);
  EXPECT_EQ(counts[0].value, "c");
  EXPECT_EQ(counts[1].value, "a");
  EXPECT_EQ(counts[2].value, "b");
  EXPECT_EQ(FacetCounts(Counted{{"b", 2}, {"a", 2}}).most_frequent(0).size(), 2U);
  EXPECT_TRUE(FacetCounts().most_frequent(10).empty());
}

TEST(FacetCounts, TellsAndForgetsValues) {
  FacetCounts counts(Counted{{"大連市", 3}, {"青島市", 2}, {"青森市", 1}});
  EXPECT_EQ(counts.of("青島市"), 2U);
  EXPECT_EQ(counts.of("釜山"), 0U);
  EXPECT_EQ(FacetCounts().of("釜山"), 0U);
  counts.keep([](const std::string& value) { return value.starts_with("青"); });
  EXPECT_EQ(counts.of("大連市"), 0U);
  EXPECT_EQ(counts.most_frequent(0).size(), 2U);
}

TEST(AddPacked, CountsEachValue) {
  std::map<std::string, std::size_t> counts = {{"大連市", 1}};
  add_packed(counts, pack_values(std::vector<std::string>{"大連市", "青島市"}), 3);
  add_packed(counts, "", 7);
  EXPECT_THAT(counts,
              testing::ElementsAre(testing::Pair("大連市", 4U), testing::Pair("青島市", 3U)));
}

/// By name, whatever order they are told in.
Counted all_of(const FacetCounts& counts) {
  Counted out;
  for (const FacetCount& row : counts.most_frequent(0)) out[row.value] = row.count;
  return out;
}

TEST(FacetColumns, CountTheSameWithAndWithoutAColumn) {
  const std::uint32_t seed = test::test_seed();
  SCOPED_TRACE("KOURYU_TEST_SEED=" + std::to_string(seed));
  std::mt19937 random(seed);
  test::TempFolder folder;
  std::vector<PassageRecord> records;
  for (int i = 0; i < 60; ++i) {
    auto record = test::passage("f-" + std::to_string(i), "港");
    for (const char* city : {"大連市", "釜山広域市", "青島市"}) {
      if (random() % 3 == 0) record.city.emplace_back(city);
    }
    records.push_back(record);
  }
  test::write_index(folder.path("i"), records);
  Xapian::WritableDatabase database(folder.path("i") + "/xapian");
  for (const Xapian::docid gone : {1U, 17U, 60U}) database.delete_document(gone);
  const auto slot = static_cast<Xapian::valueno>(field(FieldId::City).slot);
  FacetColumns columns;
  for (int round = 0; round < 40; ++round) {
    std::vector<Xapian::docid> ids;
    Counted told;
    for (Xapian::docid id = 2; id < 60; ++id) {
      if (id == 17 || random() % 2 == 0) continue;
      ids.push_back(id);
      for (const std::string& city : records[id - 1].city) ++told[city];
    }
    // The first rounds scan, the later ones have a column.
    ASSERT_EQ(all_of(columns.count(database, slot, ids)), told) << round;
  }
}

}  // namespace
}  // namespace kouryu
