// Many threads over one index that grows meanwhile: own searchers, shared pools, fresh answers.
#include "kouryu/searcher_pool.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

#include "tests/support/test_index.h"

namespace kouryu {
namespace {

constexpr std::size_t kThreads = 4;
constexpr std::size_t kCommits = 25;

/// Adds `record` in a commit of its own, as kouryu-index does to a live index.
void append(const std::string& folder, const PassageRecord& record, Analyzer& analyzer) {
  Xapian::WritableDatabase database(folder + "/xapian", Xapian::DB_OPEN);
  database.add_document(test::make_document(record, analyzer));
  DocumentState state;
  state.id = record.document_id;
  state.path = record.document_path;
  database.set_metadata(kMetaDocumentPrefix + state.id, encode_document(state));
  database.commit();
}

PassageRecord numbered(std::size_t n) {
  auto record =
      test::passage("p" + std::to_string(n) + "-1", "第" + std::to_string(n) + "回の環境会議");
  record.city = {"大連市"};
  return record;
}

class SearcherPoolTest : public testing::Test {
 protected:
  SearcherPoolTest() : index_(folder_.path("index")) { test::write_index(index_, {numbered(0)}); }

  /// What one answer must be whatever is being committed: whole, and no older than the last one.
  static void expect_whole(const SearchResult& result, std::size_t& last) {
    EXPECT_EQ(result.total, result.hits.size());
    ASSERT_EQ(result.facets.size(), 1U);
    ASSERT_EQ(result.facets[0].second.size(), 1U);
    EXPECT_EQ(result.facets[0].second[0].count, result.total);
    EXPECT_GE(result.total, last);
    last = result.total;
  }

  static SearchRequest everything() {
    SearchRequest request;
    request.query = "環境会議";
    request.limit = 0;
    request.facets = {"city"};
    return request;
  }

  /// Runs `ask` in some threads until `kCommits` passages more are committed.
  template <class Ask>
  void while_writing(const Ask& ask) {
    std::atomic<bool> done = false;
    std::atomic<std::size_t> answers = 0;
    std::mutex mutex;
    std::vector<std::string> failures;
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < kThreads; ++i) {
      threads.emplace_back([&] {
        try {
          ask(done, answers);
        } catch (const std::exception& error) {
          const std::lock_guard lock(mutex);
          failures.emplace_back(error.what());
        }
      });
    }
    Analyzer analyzer;
    for (std::size_t n = 1; n <= kCommits; ++n) append(index_, numbered(n), analyzer);
    done = true;
    for (std::thread& thread : threads) thread.join();
    EXPECT_THAT(failures, testing::IsEmpty());
    EXPECT_GE(answers, kThreads);
  }

  test::TempFolder folder_;
  std::string index_;
};

TEST_F(SearcherPoolTest, ASearcherPerThreadAnswersWhileTheIndexGrows) {
  while_writing([&](const std::atomic<bool>& done, std::atomic<std::size_t>& answers) {
    Searcher searcher({index_});
    std::size_t last = 0;
    do {
      expect_whole(searcher.search(everything()), last);
      ++answers;
    } while (!done);
    EXPECT_EQ(searcher.search(everything()).total, kCommits + 1);
  });
}

TEST_F(SearcherPoolTest, AllThreadsMayShareOnePool) {
  const SearcherPool pool({index_}, kThreads);
  while_writing([&](const std::atomic<bool>& done, std::atomic<std::size_t>& answers) {
    std::size_t last = 0;
    do {
      expect_whole(pool.take()->search(everything()), last);
      EXPECT_TRUE(pool.take()->passage("p0-1").has_value());
      ++answers;
    } while (!done);
  });
  EXPECT_LE(pool.idle(), kThreads);
  EXPECT_EQ(pool.take()->search(everything()).total, kCommits + 1);
}

TEST_F(SearcherPoolTest, ASearcherSeesEachCommitAtItsNextCall) {
  Searcher searcher({index_});
  Analyzer analyzer;
  for (std::size_t n = 1; n <= 3; ++n) {
    append(index_, numbered(n), analyzer);
    EXPECT_EQ(searcher.search(everything()).total, n + 1);
    EXPECT_TRUE(searcher.passage("p" + std::to_string(n) + "-1").has_value());
    EXPECT_EQ(searcher.facet_values("city").at(0).count, n + 1);
    EXPECT_TRUE(searcher.document("doc-p" + std::to_string(n)).has_value());
  }
}

TEST_F(SearcherPoolTest, LendsEachSearcherToOneHolder) {
  const SearcherPool pool({index_}, 1);
  EXPECT_EQ(pool.idle(), 1U);
  {
    auto first = pool.take();
    const auto second = pool.take();
    EXPECT_NE(&*first, &*second);
    EXPECT_EQ(pool.idle(), 0U);
    first = pool.take();  // gives the old one back
    EXPECT_EQ(pool.idle(), 1U);
  }
  EXPECT_EQ(pool.idle(), 1U) << "keeps no more than it was told to";
}

TEST_F(SearcherPoolTest, ALoanOutlivesItsPool) {
  auto pool = std::make_unique<SearcherPool>(std::vector<std::string>{index_});
  const auto loan = pool->take();
  pool.reset();
  EXPECT_EQ(loan->search(everything()).total, 1U);
}

TEST_F(SearcherPoolTest, TellsOfAWrongIndexAtOnce) {
  try {
    const SearcherPool pool({folder_.path("nothing")});
    FAIL() << "opened what is not there";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::NotFound);
    EXPECT_FALSE(error.hint().empty());
  }
}

}  // namespace
}  // namespace kouryu
