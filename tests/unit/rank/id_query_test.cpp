// Passages found once match as the query did by which they were found, alone and inside others.
#include "searcher/index/id_query.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "tests/support/corpora.h"
#include "tests/support/test_index.h"

namespace kouryu {
namespace {

using Query = Xapian::Query;
using Ids = std::vector<Xapian::docid>;

/// 300 passages in two indexes, of the words ax to zx, the first in most of them.
class IdQueryTest : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* name : {"one", "two"}) {
      std::vector<PassageRecord> records;
      for (int i = 0; i < 150; ++i) {
        std::string text;
        for (char c = 'a'; c <= 'z'; ++c) {
          if (random_() % 26 > static_cast<unsigned>(c - 'a')) text += std::string(1, c) + "x ";
        }
        records.push_back(test::passage(std::string(name) + "-" + std::to_string(i), text + "港"));
      }
      test::write_index(folder_.path(name), records);
    }
  }

  Query word() { return Query(std::string(1, static_cast<char>('a' + random_() % 26)) + "x"); }

  Query drawn() {
    constexpr Query::op kOps[] = {Query::OP_OR, Query::OP_AND, Query::OP_AND_NOT, Query::OP_FILTER};
    return {kOps[random_() % 4], Query(kOps[random_() % 4], word(), word()), word()};
  }

  static Ids matched(const IndexSet& indexes, const Query& query) {
    Xapian::Enquire enquire(indexes.database());
    enquire.set_query(query);
    const Xapian::MSet found = enquire.get_mset(0, indexes.database().get_doccount());
    Ids out;
    for (auto it = found.begin(); it != found.end(); ++it) out.push_back(*it);
    std::sort(out.begin(), out.end());
    return out;
  }

  void check(const std::vector<std::string>& names) {
    const IndexSet indexes(names);
    MatchSets sets;
    MatchSets others;  // which did not find them
    for (int i = 0; i < 200; ++i) {
      const Query query = drawn();
      const Query beside = word();
      SCOPED_TRACE(query.get_description() + " beside " + beside.get_description());
      const Query found = found_once(indexes, query, sets);
      const Ids expected = matched(indexes, query);
      ASSERT_EQ(matched(indexes, found), expected);
      ASSERT_EQ(sets.matches(indexes.database(), found).ids(), expected);
      ASSERT_EQ(others.matches(indexes.database(), found).ids(), expected);
      for (const Query::op op : {Query::OP_AND, Query::OP_AND_NOT, Query::OP_OR}) {
        ASSERT_EQ(matched(indexes, Query(op, found, beside)),
                  matched(indexes, Query(op, query, beside)));
        ASSERT_EQ(matched(indexes, Query(op, beside, found)),
                  matched(indexes, Query(op, beside, query)));
      }
    }
  }

  test::TempFolder folder_;
  std::uint32_t seed_ = test::test_seed();
  std::mt19937 random_{seed_};
};

TEST_F(IdQueryTest, MatchesTheSameInOneIndex) {
  SCOPED_TRACE("KOURYU_TEST_SEED=" + std::to_string(seed_));
  check({folder_.path("one")});
}

TEST_F(IdQueryTest, MatchesTheSameInSeveral) {
  SCOPED_TRACE("KOURYU_TEST_SEED=" + std::to_string(seed_));
  check({folder_.path("one"), folder_.path("two")});
}

TEST_F(IdQueryTest, OfWhatWasFoundIsItself) {
  const IndexSet indexes({folder_.path("one")});
  MatchSets sets;
  const Query found = found_once(indexes, Query("ax"), sets);
  EXPECT_EQ(found_once(indexes, found, sets).get_description(), found.get_description());
  EXPECT_NE(found_once(indexes, Query("ax"), sets).get_description(), found.get_description());
  EXPECT_TRUE(found_once(indexes, Query(), sets).empty());
}

}  // namespace
}  // namespace kouryu
