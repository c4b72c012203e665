// An index behind a stock Xapian remote server answers as the same index on this machine does.
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "kouryu/indexer.h"
#include "kouryu/searcher.h"
#include "tests/support/corpora.h"
#include "tests/support/remote_server.h"
#include "tests/support/scratch.h"

namespace kouryu {
namespace {

class Remote : public testing::Test {
 protected:
  void SetUp() override {
    if (!test::has_remote_server()) GTEST_SKIP() << "no " << test::kRemoteServer;
    index_ = (scratch_ / "index").string();
    (void)update_index({.index_dir = index_, .paths = {test::corpus_folder()}});
    server_ = std::make_unique<test::RemoteServer>(index_);
  }

  test::Scratch scratch_;
  std::string index_;
  std::unique_ptr<test::RemoteServer> server_;
};

TEST_F(Remote, AnswersAsTheIndexOnThisMachine) {
  Searcher here({index_});
  Searcher there({server_->url()});
  for (const SearchRequest& request : std::vector<SearchRequest>{
           {.query = "大連 環境"},
           {.query = "友好都市になったのはいつですか"},
           {.query = "\"環境協力\" -会議"},
           {.query = "環境", .mode = SearchMode::Exact, .limit = 0},
           {.query = "だいれん year:平成16年"},
           {.query = "ほげほげ 大連", .group = GroupBy::Document},
           {.query = "", .sort = SortOrder::YearDescending},
       }) {
    const SearchResult wanted = here.search(request);
    const SearchResult found = there.search(request);
    EXPECT_EQ(found.total, wanted.total) << request.query;
    EXPECT_EQ(found.total_is_exact, wanted.total_is_exact);
    EXPECT_FALSE(found.partial);
    ASSERT_EQ(found.hits.size(), wanted.hits.size()) << request.query;
    for (std::size_t i = 0; i < found.hits.size(); ++i) {
      EXPECT_EQ(found.hits[i].id, wanted.hits[i].id) << request.query;
      EXPECT_EQ(found.hits[i].snippet.text, wanted.hits[i].snippet.text) << request.query;
      EXPECT_EQ(found.hits[i].source_marks, wanted.hits[i].source_marks) << request.query;
    }
  }
}

TEST_F(Remote, OneThatDoesNotAnswerLeavesAPartOfTheAnswer) {
  Searcher searcher({index_, test::url_of(test::free_port())});
  const SearchResult found = searcher.search({.query = "大連"});
  EXPECT_GT(found.total, 0U);
  EXPECT_TRUE(found.partial);
  ASSERT_EQ(found.warnings.size(), 1U);
  EXPECT_EQ(found.warnings[0].code, "shard_unavailable");
}

TEST_F(Remote, NoneThatAnswersIsAnError) {
  EXPECT_THROW((void)Searcher({test::url_of(test::free_port())}).search({.query = "大連"}), Error);
}

}  // namespace
}  // namespace kouryu
