// One index, many threads, and a writer beside them.
#include <atomic>
#include <functional>
#include <thread>

#include "tests/library/library_fixture.h"

namespace kouryu::test {
namespace {

/// Runs `work` on `count` threads, again and again until `meanwhile` is over.
void run_beside(int count, const std::function<void(int thread)>& work,
                const std::function<void()>& meanwhile) {
  std::atomic<bool> done = false;
  std::vector<std::thread> threads;
  threads.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    threads.emplace_back([&, i] {
      do {
        work(i);
      } while (!done);
    });
  }
  meanwhile();
  done = true;
  for (std::thread& thread : threads) thread.join();
}

TEST_F(LibraryTest, ThreadsShareOneIndexWhileItGrows) {
  constexpr int kThreads = 4;
  std::vector<int64_t> last(kThreads);
  const auto work = [&](int thread) {
    kouryu_answer* out = nullptr;
    kouryu_error error;
    ASSERT_EQ(kouryu_search(index_.get(), nullptr, &out, &error), KOURYU_OK) << error.message;
    const Answer answer(out);
    const int64_t total = kouryu_item_integer(kouryu_answer_root(out), KOURYU_TOTAL, -1);
    EXPECT_GE(total, std::exchange(last[static_cast<std::size_t>(thread)], total));
  };
  run_beside(kThreads, work, [&] {
    for (int i = 0; i < 5; ++i) {
      scratch_.write("docs/more-" + std::to_string(i) + ".txt",
                     "北九州市の職員が大連市を訪ねた。\n");
      update();
    }
  });
  EXPECT_GE(
      kouryu_item_integer(kouryu_answer_root(search({{"q", "訪ねた"}}).get()), KOURYU_TOTAL, -1),
      5);
}

/// Asks the question of that number; what it gave, or nothing where it failed.
Answer ask(kouryu_index* index, const kouryu_request* request, int question) {
  kouryu_answer* out = nullptr;
  kouryu_error error;
  const std::string id = "no-such";
  const std::function<kouryu_status()> questions[] = {
      [&] { return kouryu_search(index, request, &out, &error); },
      [&] { return kouryu_timeline(index, request, &out, &error); },
      [&] { return kouryu_relations(index, request, &out, &error); },
      [&] { return kouryu_explain(index, request, &out, &error); },
      [&] { return kouryu_suggest(index, "だい", 6, 5, &out, &error); },
      [&] { return kouryu_passage(index, id.data(), id.size(), request, &out, &error); },
      [&] { return kouryu_similar(index, id.data(), id.size(), request, &out, &error); },
      [&] { return kouryu_document(index, id.data(), id.size(), &out, &error); },
      [&] { return kouryu_facet_values(index, "city", 4, nullptr, 0, 0, &out, &error); },
  };
  if (questions[question % std::size(questions)]() != KOURYU_OK) {
    ADD_FAILURE() << "question " << question << ": " << error.message;
  }
  return Answer(out);
}

/// Nobody sees an index that is half built: each question is answered whole from the old one or
/// the new one, by an index that is open and by one opened just now.
TEST_F(LibraryTest, SixteenThreadsAskAnIndexThatIsBeingRebuilt) {
  constexpr int kThreads = 16;
  const Request request = make_request({{"q", "瀋陽"}});
  std::vector<std::atomic<int>> rounds(kThreads);
  const auto work = [&](int thread) {
    const int round = rounds[static_cast<std::size_t>(thread)]++;
    Index own;
    kouryu_error error;
    if (round % 2 == 0) {
      kouryu_index* opened = nullptr;
      EXPECT_EQ(kouryu_open(folder_.data(), folder_.size(), &opened, &error), KOURYU_OK)
          << error.message;
      own.reset(opened);
    }
    kouryu_index* const index = own ? own.get() : index_.get();
    const Answer answer = ask(index, request.get(), thread + round);
    EXPECT_NE(json(answer), "");
    const Answer found = ask(index, request.get(), 0);
    const kouryu_item* root = kouryu_answer_root(found.get());
    EXPECT_EQ(kouryu_item_integer(root, KOURYU_TOTAL, -1), 1) << "one passage, old or new";
    for (const kouryu_item* hit : items(root, KOURYU_HITS)) {
      EXPECT_THAT(text_of(hit, KOURYU_TEXT), testing::HasSubstr("友好都市"));
    }
  };
  run_beside(kThreads, work, [&] {
    for (int i = 0; i < 3; ++i) {
      const IndexReport report = update_index(
          {.index_dir = folder_, .paths = {scratch_ / "docs"}, .jobs = 1, .rebuild = true});
      EXPECT_THAT(report.skipped, testing::IsEmpty());
    }
  });
  for (const std::atomic<int>& count : rounds) EXPECT_GE(count, 1);
}

}  // namespace
}  // namespace kouryu::test
