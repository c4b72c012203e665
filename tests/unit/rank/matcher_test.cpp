// The best passages, found with and without looking at all of them.
#include "searcher/rank/matcher.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/support/test_index.h"

namespace kouryu {
namespace {

using Query = Xapian::Query;

/// Passages of some of 40 words, the first in most of them.
class MatcherTest : public testing::Test {
 protected:
  static std::string word(unsigned n) {
    return std::string(1, static_cast<char>('a' + n % 26)) + static_cast<char>('a' + n / 26) + "x";
  }

  void write(int passages) {
    std::vector<PassageRecord> records;
    for (int i = 0; i < passages; ++i) {
      std::string text;
      for (unsigned n = 0; n < 40; ++n) {
        if (chance_() % 100 < 60 / (n + 1) + 1) text += word(n) + ' ';
      }
      records.push_back(test::passage("m-" + std::to_string(i), text));
    }
    test::write_index(folder_.path("i"), records);
  }

  Query any(Query::op op, int count) {
    std::vector<Query> parts;
    parts.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
      parts.emplace_back(Query::OP_SCALE_WEIGHT, Query(word(chance_() % 40)), 0.36);
    }
    return {op, parts.begin(), parts.end()};
  }

  /// A word, and where it does not stand what it may also mean, in two strengths.
  Query with_alternatives(int count) {
    const Query own(word(chance_() % 40));
    const Query same = any(Query::OP_SYNONYM, count);
    const Query near = any(Query::OP_SYNONYM, 2);
    const Query always((new Xapian::FixedWeightPostingSource(0.5))->release());
    const Query facet(Query::OP_AND, unweighted(Query(word(chance_() % 40))), always);
    const std::vector<Query> layers = {own, scaled(without(same, own), 0.9),
                                       scaled(without(near, either(own, same)), 0.8),
                                       without(facet, either(own, near))};
    return {Query::OP_OR, layers.begin(), layers.end()};
  }

  test::TempFolder folder_;
  std::mt19937 chance_{20261124};
};

TEST_F(MatcherTest, FindsTheSameBestHoweverManyAreAsked) {
  write(3000);
  const IndexSet indexes({folder_.path("i")});
  const Ranking ranking;
  Counting counting;
  const Matcher matcher(indexes, ranking, counting);
  for (int i = 0; i < 300; ++i) {
    const Query query = any(Query::OP_OR, 2 + i % 4);
    SCOPED_TRACE(query.get_description());
    const auto few = matcher.best(query, 10);
    const auto all = matcher.best(query, 3000);
    EXPECT_EQ(matcher.matching(query).total, all.size());
    for (std::size_t rank = 0; rank < few.size(); ++rank) EXPECT_EQ(few[rank].id, all[rank].id);
  }
}

/// From 20,000 passages on the best are found without looking at every match. Queries as
/// searcher/plan makes them: what matches without weight, words with their alternatives beside it.
TEST_F(MatcherTest, StoppingEarlyFindsTheSameBest) {
  write(20'000);
  const IndexSet indexes({folder_.path("i")});
  const Ranking ranking;
  Counting counting;
  const Matcher matcher(indexes, ranking, counting);
  for (int i = 0; i < 300; ++i) {
    const Query query(Query::OP_AND_MAYBE, unweighted(any(Query::OP_OR, 3)),
                      either(with_alternatives(1 + i % 3), with_alternatives(1)));
    SCOPED_TRACE(query.get_description());
    const auto few = matcher.best(query, 10);
    const auto all = matcher.best(query, 20'000);
    ASSERT_LE(few.size(), all.size());
    EXPECT_EQ(matcher.matching(query).total, all.size());
    for (std::size_t rank = 0; rank < few.size(); ++rank) EXPECT_EQ(few[rank].id, all[rank].id);
  }
}

}  // namespace
}  // namespace kouryu
