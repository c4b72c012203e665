// "More like this", and the folding of what is nearly the same, each beside a slow plain count.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/text/likeness.h"
#include "dict/text/normalizer.h"
#include "kouryu/searcher.h"
#include "tests/support/test_index.h"

namespace kouryu {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

constexpr const char* kWater =
    "市の技術者が大連の浄水場を訪ね、水道の漏水を調べる方法を教えた。三年にわたる協力で、漏水は半分"
    "になった。";

std::vector<PassageRecord> passages() {
  std::vector<PassageRecord> out;
  const auto add = [&](const char* id, const std::string& text) -> PassageRecord& {
    out.push_back(test::passage(id, text));
    out.back().ordinal = static_cast<std::uint32_t>(out.size());
    return out.back();
  };
  add("water-1", kWater);
  add("copy-1", kWater);
  add("copy-2", std::string(kWater) + "続報を待つ。");
  auto& near = add("water-2", "漏水を調べる機械を大連の水道に贈り、技術者がその使い方を教えた。");
  near.city = {"大連市"};
  near.document_date = "2004-05";
  auto& pipe = add("water-3", "古い水道の管を取り替える工事が、市内で続いている。");
  pipe.city = {"青森市"};
  pipe.document_date = "2004";
  add("music-1", "姉妹都市の合唱団が、秋の音楽祭で歌った。").document_date = "2003-11-03";
  add("music-2", "音楽祭には姉妹都市から三つの合唱団が加わる。");
  return out;
}

class SimilarTest : public testing::Test {
 protected:
  SimilarTest() {
    test::write_index(folder_.path("all"), passages());
    searcher_ = std::make_unique<Searcher>(std::vector<std::string>{folder_.path("all")});
  }

  static std::vector<std::string> ids(const SearchResult& result) {
    std::vector<std::string> out;
    for (const Hit& hit : result.hits) out.push_back(hit.id);
    return out;
  }

  test::TempFolder folder_;
  std::unique_ptr<Searcher> searcher_;
};

TEST_F(SimilarTest, FindsPassagesThatShareTellingWordsTheNearestFirst) {
  const auto result = searcher_->similar("water-2");
  ASSERT_TRUE(result);
  ASSERT_FALSE(result->hits.empty());
  EXPECT_EQ(result->query, "water-2");
  EXPECT_THAT(result->hits[0].id, testing::AnyOf("water-1", "copy-1", "copy-2"));
  EXPECT_THAT(ids(*result), Contains("water-3"));
  EXPECT_THAT(ids(*result), Not(Contains("water-2")));
  EXPECT_EQ(result->total, result->hits.size());
  EXPECT_EQ(ids(*searcher_->similar("music-1")).front(), "music-2");
}

TEST_F(SimilarTest, LeavesCopiesOfThePassageOut) {
  const auto found = ids(*searcher_->similar("water-1"));
  EXPECT_EQ(found.front(), "water-2");
  for (const char* copy : {"water-1", "copy-1", "copy-2"}) EXPECT_THAT(found, Not(Contains(copy)));
}

TEST_F(SimilarTest, KeepsTheFiltersAndCountsFacets) {
  SearchRequest request;
  request.filters["city"] = {"青森"};
  request.query = "never looked at";
  request.mode = SearchMode::Exact;
  EXPECT_THAT(ids(*searcher_->similar("water-1", request)), ElementsAre("water-3"));
  const auto all = searcher_->similar("water-1");
  ASSERT_FALSE(all->facets.empty());
  EXPECT_EQ(all->facets[0].second.size(), 2U);
  request = {};
  request.limit = 1;
  request.offset = 1;
  const auto second = searcher_->similar("water-1", request);
  EXPECT_EQ(second->total, all->total);
  EXPECT_THAT(ids(*second), ElementsAre(ids(*all)[1]));
  EXPECT_EQ(second->hits[0].rank, 2U);
}

TEST_F(SimilarTest, MarksTheWordsThatItShares) {
  const auto result = searcher_->similar("music-1");
  const Snippet& snippet = result->hits[0].snippet;
  std::set<std::string> marked;
  for (const auto& range : snippet.highlights) {
    marked.insert(snippet.text.substr(range.begin, range.end - range.begin));
  }
  EXPECT_THAT(marked, Contains("合唱団"));
}

TEST_F(SimilarTest, AnUnknownIdIsNoError) {
  EXPECT_FALSE(searcher_->similar("nowhere-1"));
  EXPECT_FALSE(searcher_->similar(""));
}

TEST_F(SimilarTest, SortsByTheDocumentsDateWithDatelessLast) {
  SearchRequest request;
  request.limit = 4;
  request.sort = SortOrder::DateAscending;
  EXPECT_THAT(ids(searcher_->search(request)),
              ElementsAre("music-1", "water-2", "water-3", "copy-1"));
  request.sort = SortOrder::DateDescending;
  EXPECT_THAT(ids(searcher_->search(request)),
              ElementsAre("water-2", "water-3", "music-1", "copy-1"));
}

TEST_F(SimilarTest, GroupingFoldsNearlyTheSameText) {
  SearchRequest request;
  request.query = "漏水";
  EXPECT_EQ(searcher_->search(request).total, 4U);
  request.group = GroupBy::Duplicates;
  const SearchResult folded = searcher_->search(request);
  EXPECT_EQ(folded.total, 2U);
  EXPECT_THAT(ids(folded), Contains("water-2"));
}

/// Random texts, some of them slightly changed copies: each result must be unlike all before it,
/// each folded one like one of them.
TEST(Duplicates, AreThoseAPlainComparisonFinds) {
  const unsigned seed = 20261124;
  std::mt19937 chance(seed);
  const std::u32string letters = U"市県港水道大連青森会議協力環境友好都市交流訪問の団体学生";
  std::vector<std::u32string> texts;
  for (int i = 0; i < 120; ++i) {
    std::u32string text;
    if (i % 3 == 2) {
      text = texts[chance() % texts.size()];
      for (int changes = static_cast<int>(chance() % 30); changes > 0; --changes) {
        text[chance() % text.size()] = letters[chance() % letters.size()];
      }
    } else {
      for (int n = 0; n < 90; ++n) text += letters[chance() % letters.size()];
    }
    texts.push_back(text);
  }
  std::vector<PassageRecord> records;
  for (const auto& text : texts) {
    std::string utf8;
    for (const char32_t c : text) append_utf8(utf8, c);
    records.push_back(test::passage("p" + std::to_string(records.size()) + "-1", utf8));
  }
  const test::TempFolder folder;
  test::write_index(folder.path("all"), records);
  Searcher searcher({folder.path("all")});
  SearchRequest request;
  request.query = "水";
  request.mode = SearchMode::Or;
  request.limit = 0;
  const SearchResult all = searcher.search(request);
  std::vector<std::string> kept;
  std::vector<std::string> expected;
  for (const Hit& hit : all.hits) {
    const std::string likeness = likeness_of(fold_text(hit.text));
    const bool like = std::any_of(kept.begin(), kept.end(), [&](const std::string& other) {
      return nearly_same(likeness, other);
    });
    if (like) continue;
    kept.push_back(likeness);
    expected.push_back(hit.id);
  }
  ASSERT_LT(expected.size(), all.hits.size()) << "seed " << seed;
  request.group = GroupBy::Duplicates;
  std::vector<std::string> found;
  const SearchResult folded = searcher.search(request);
  for (const Hit& hit : folded.hits) found.push_back(hit.id);
  EXPECT_EQ(found, expected) << "seed " << seed;
  EXPECT_EQ(folded.total, expected.size());
  request.limit = 7;
  std::vector<std::string> paged;
  for (request.offset = 0; request.offset < expected.size(); request.offset += request.limit) {
    for (const Hit& hit : searcher.search(request).hits) paged.push_back(hit.id);
  }
  EXPECT_EQ(paged, expected) << "seed " << seed;
}

}  // namespace
}  // namespace kouryu
