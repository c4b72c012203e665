// Sets of matches against what Xapian itself matches.
#include "searcher/index/match_set.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/support/test_index.h"

namespace kouryu {
namespace {

using testing::ElementsAre;
using Query = Xapian::Query;

TEST(IdSet, HoldsIdsInOrder) {
  IdSet set(200);
  for (const Xapian::docid id : {200U, 1U, 64U, 63U, 65U, 64U}) set.add(id);
  EXPECT_EQ(set.count(), 5U);
  EXPECT_THAT(set.ids(), ElementsAre(1U, 63U, 64U, 65U, 200U));
  IdSet other(200);
  other.add(64);
  other.add(128);
  set.subtract(other);
  EXPECT_THAT(set.ids(), ElementsAre(1U, 63U, 65U, 200U));
  set.unite(other);
  EXPECT_THAT(set.ids(), ElementsAre(1U, 63U, 64U, 65U, 128U, 200U));
  EXPECT_TRUE(IdSet(0).ids().empty());
}

/// 500 passages in two joined databases, term `a` in most of them, `z` in few; some were removed.
class MatchSetsTest : public testing::Test {
 protected:
  void SetUp() override {
    std::vector<Xapian::WritableDatabase> parts;
    parts.reserve(2);
    for (int i = 0; i < 2; ++i) parts.emplace_back(std::string(), Xapian::DB_BACKEND_INMEMORY);
    for (int i = 0; i < 500; ++i) {
      Xapian::Document document;
      for (char term = 'a'; term <= 'z'; ++term) {
        if (chance_() % 26 > static_cast<unsigned>(term - 'a')) {
          document.add_term(std::string(1, term));
        }
      }
      parts[static_cast<std::size_t>(i % 7 == 0)].add_document(document);
    }
    for (Xapian::docid id = 3; id < 60; id += 5) parts[0].delete_document(id);
    for (const auto& part : parts) database_.add_database(part);
  }

  Query drawn(int depth) {
    if (depth == 0 || chance_() % 4 == 0) {
      const unsigned which = chance_() % 28;
      if (which == 26) return Query(std::string());
      return Query(which == 27 ? "none" : std::string(1, static_cast<char>('a' + which)));
    }
    constexpr Query::op kOps[] = {Query::OP_OR,      Query::OP_OR,  Query::OP_AND,
                                  Query::OP_AND_NOT, Query::OP_MAX, Query::OP_FILTER};
    const Query left = drawn(depth - 1);
    const Query right = drawn(depth - 1);
    if (chance_() % 6 == 0) return {Query::OP_SCALE_WEIGHT, Query(Query::OP_OR, left, right), 0.3};
    return {kOps[chance_() % 6], left, right};
  }

  std::vector<Xapian::docid> slowly(const Query& query) const {
    Xapian::Enquire enquire(database_);
    enquire.set_query(query);
    const Xapian::MSet found = enquire.get_mset(0, database_.get_doccount());
    std::vector<Xapian::docid> out;
    for (auto it = found.begin(); it != found.end(); ++it) out.push_back(*it);
    std::sort(out.begin(), out.end());
    return out;
  }

  Xapian::Database database_;
  std::mt19937 chance_{20261124};
};

TEST_F(MatchSetsTest, AreWhatXapianMatches) {
  MatchSets roomy;
  MatchSets narrow(150);  // two sets
  for (int i = 0; i < 400; ++i) {
    const Query query = drawn(4);
    SCOPED_TRACE(query.get_description());
    const auto expected = slowly(query);
    EXPECT_EQ(roomy.matches(database_, query).ids(), expected);
    EXPECT_EQ(narrow.matches(database_, query).ids(), expected);
  }
}

TEST_F(MatchSetsTest, ForgetAnotherStateOfTheIndex) {
  Xapian::WritableDatabase index(std::string(), Xapian::DB_BACKEND_INMEMORY);
  Xapian::Document document;
  document.add_term("a");
  index.add_document(document);
  MatchSets sets;
  sets.use_generation(1);
  EXPECT_THAT(sets.matches(index, Query("a")).ids(), ElementsAre(1U));
  index.add_document(document);
  sets.use_generation(2);
  EXPECT_THAT(sets.matches(index, Query("a")).ids(), ElementsAre(1U, 2U));
}

}  // namespace
}  // namespace kouryu
