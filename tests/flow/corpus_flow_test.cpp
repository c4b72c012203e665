// What a user relies on when documents go in and questions come out, end to end.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "kouryu/indexer.h"
#include "kouryu/searcher.h"
#include "tests/support/scratch.h"

namespace kouryu {
namespace {

using test::Scratch;

std::vector<std::string> texts(const SearchResult& result) {
  std::vector<std::string> found;
  for (const Hit& hit : result.hits) found.push_back(hit.text);
  return found;
}

std::vector<std::string> ids(Searcher& searcher, const SearchRequest& request) {
  std::vector<std::string> found;
  for (const Hit& hit : searcher.search(request).hits) found.push_back(hit.id);
  std::sort(found.begin(), found.end());
  return found;
}

IndexReport index_corpus(const Scratch& scratch) {
  return update_index({.index_dir = scratch / "index",
                       .paths = {std::string(KOURYU_SOURCE_DIR) + "/corpus/documents"}});
}

class CorpusFlow : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    scratch_ = new Scratch;
    report_ = new IndexReport(index_corpus(*scratch_));
  }
  static void TearDownTestSuite() {
    delete report_;
    delete scratch_;
  }
  static Searcher open() { return Searcher({(*scratch_ / "index").string()}); }

  static Scratch* scratch_;
  static IndexReport* report_;
};
Scratch* CorpusFlow::scratch_ = nullptr;
IndexReport* CorpusFlow::report_ = nullptr;

TEST_F(CorpusFlow, ReadsEveryDocument) {
  EXPECT_TRUE(report_->skipped.empty());
  EXPECT_GE(report_->documents, 40U);
  EXPECT_GT(report_->duplicates, 0U) << "one document has its body twice";
}

TEST_F(CorpusFlow, AnswersTheDemoQuestion) {
  Searcher searcher = open();
  const SearchResult result = searcher.search({.query = "大連 環境"});
  ASSERT_GE(result.total, 3U);
  for (const Hit& hit : result.hits) {
    EXPECT_THAT(hit.snippet.highlights, testing::Not(testing::IsEmpty())) << hit.text;
  }
  EXPECT_THAT(result.hits.front().text,
              testing::AllOf(testing::HasSubstr("大連"), testing::HasSubstr("環境")));
  ASSERT_EQ(result.facets.size(), 3U);
  EXPECT_EQ(result.facets[0].first, "city");
  EXPECT_EQ(result.facets[0].second.front().value, "大連市");
}

TEST_F(CorpusFlow, OneYearHasOneListHoweverItIsWritten) {
  Searcher searcher = open();
  const auto list = [&](const char* year) {
    return ids(searcher, {.query = "", .filters = {{"year", {year}}}, .limit = 0});
  };
  const auto western = list("2004");
  EXPECT_FALSE(western.empty());
  for (const char* year : {"平成16年", "平成１６年", "H16"}) EXPECT_EQ(list(year), western) << year;
}

TEST_F(CorpusFlow, OnePlaceIsFoundUnderAllItsNames) {
  Searcher searcher = open();
  const auto japanese = ids(searcher, {.query = "大連", .limit = 0});
  EXPECT_FALSE(japanese.empty());
  for (const char* name : {"大连", "だいれん", "ダイレン", "ﾀﾞｲﾚﾝ"}) {
    EXPECT_EQ(ids(searcher, {.query = name, .limit = 0}), japanese) << name;
  }
  for (const Hit& hit : searcher.search({.query = "だいれん", .limit = 5}).hits) {
    ASSERT_FALSE(hit.snippet.highlights.empty()) << hit.text;
  }
}

TEST_F(CorpusFlow, FacetCountsAreWhatFiltersReturn) {
  Searcher searcher = open();
  const SearchResult all =
      searcher.search({.query = "交流",
                       .facets = {"city", "prefecture", "country", "year", "org"},
                       .facet_size = 0});
  for (const auto& [field, counts] : all.facets) {
    for (const FacetCount& count : counts) {
      const SearchResult some =
          searcher.search({.query = "交流", .filters = {{field, {count.value}}}, .facets = {}});
      EXPECT_EQ(some.total, count.count) << field << ":" << count.value;
    }
  }
}

TEST_F(CorpusFlow, PagesOfResultsJoinToTheWholeList) {
  Searcher searcher = open();
  const auto whole = texts(searcher.search({.query = "交流", .limit = 0}));
  std::vector<std::string> joined;
  for (std::size_t offset = 0; offset < whole.size(); offset += 7) {
    const auto page = texts(searcher.search({.query = "交流", .limit = 7, .offset = offset}));
    joined.insert(joined.end(), page.begin(), page.end());
  }
  EXPECT_EQ(joined, whole);
}

TEST(CorpusUpdate, ASecondRunChangesNothing) {
  const Scratch scratch;
  const IndexReport first = index_corpus(scratch);
  const IndexReport second = index_corpus(scratch);
  EXPECT_EQ(second.read, 0U);
  EXPECT_EQ(second.replaced, 0U);
  EXPECT_EQ(second.removed, 0U);
  EXPECT_EQ(second.unchanged, first.documents);
  EXPECT_EQ(second.passages, first.passages);
}

}  // namespace
}  // namespace kouryu
