// Who gets a thread: jobs that wait until they are let go stand for heavy queries.
#include "searcher/server/worker_pool.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "kouryu/error.h"
#include "tests/support/refused_threads.h"
#include "tests/support/test_index.h"

namespace kouryu::server {
namespace {

using testing::ElementsAre;

/// Writes down who began, and holds the jobs that ask it to.
class Stage {
 public:
  WorkerPool::Job job(std::string name, bool heavy) {
    return [this, name = std::move(name), heavy](Searcher&) {
      std::unique_lock lock(mutex_);
      begun_.push_back(name);
      changed_.notify_all();
      if (heavy) changed_.wait(lock, [this] { return open_; });
      ++ended_;
      changed_.notify_all();
    };
  }
  /// Waits until `count` have begun, and a moment more for those that should not.
  std::vector<std::string> begun(std::size_t count) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, std::chrono::seconds(20), [&] { return begun_.size() >= count; });
    changed_.wait_for(lock, std::chrono::milliseconds(50), [&] { return begun_.size() > count; });
    return begun_;
  }
  void open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::string> begun_;
  std::size_t ended_ = 0;
  bool open_ = false;
};

class WorkerPoolTest : public testing::Test {
 protected:
  void SetUp() override {
    test::write_index(folder_.path("index"), {test::passage("a-1", "大連市との交流。")});
  }
  std::unique_ptr<WorkerPool> pool(std::size_t threads, std::size_t queue) {
    return std::make_unique<WorkerPool>(std::vector<std::string>{folder_.path("index")},
                                        SearcherOptions{}, threads, queue);
  }

  test::TempFolder folder_;
  Stage stage_;
};

TEST_F(WorkerPoolTest, AThreadThatIsRefusedIsAnError) {
  for (const int given : {0, 1, 2}) {
    const test::RefusedThreads refused(given);
    try {
      (void)pool(3, 64);
      FAIL() << "it needs three threads";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::NoResources) << given;
    }
  }
}

TEST_F(WorkerPoolTest, HeavyQueriesOfOneLeaveAThreadToOthers) {
  for (const std::size_t threads : {2U, 3U, 5U}) {
    Stage stage;
    auto workers = pool(threads, 64);
    for (std::size_t i = 0; i < 2 * threads; ++i) {
      ASSERT_TRUE(workers->submit(stage.job("heavy", true), "a", false));
    }
    EXPECT_EQ(stage.begun(threads - 1).size(), threads - 1);
    ASSERT_TRUE(workers->submit(stage.job("quick", false), "b", false));
    EXPECT_EQ(stage.begun(threads).back(), "quick");
    EXPECT_EQ(workers->waiting(), threads + 1);
    stage.open();
    workers.reset();
    EXPECT_EQ(stage.begun(2 * threads + 1).size(), 2 * threads + 1) << "all are finished";
  }
}

TEST_F(WorkerPoolTest, OneThreadTakesClientsInTurn) {
  auto workers = pool(1, 64);
  ASSERT_TRUE(workers->submit(stage_.job("a1", true), "a", false));
  EXPECT_THAT(stage_.begun(1), ElementsAre("a1"));
  for (const char* name : {"a2", "a3", "b1", "c1", "b2"}) {
    ASSERT_TRUE(workers->submit(stage_.job(name, false), std::string(name, 1), false));
  }
  stage_.open();
  EXPECT_THAT(stage_.begun(6), ElementsAre("a1", "b1", "a2", "c1", "a3", "b2"));
}

TEST_F(WorkerPoolTest, TwoClientsHaveAllThreads) {
  auto workers = pool(4, 64);
  for (int i = 0; i < 4; ++i) {
    ASSERT_TRUE(workers->submit(stage_.job("a", true), "a", false));
    ASSERT_TRUE(workers->submit(stage_.job("b", true), "b", false));
  }
  EXPECT_EQ(stage_.begun(4).size(), 4U);
  stage_.open();
}

TEST_F(WorkerPoolTest, TheQueueOfOneIsFullBeforeThatOfAll) {
  auto workers = pool(2, 8);
  ASSERT_TRUE(workers->submit(stage_.job("a", true), "a", false));
  EXPECT_EQ(stage_.begun(1).size(), 1U);
  std::size_t taken = 0;
  while (taken < 20 && workers->submit(stage_.job("a", true), "a", false)) ++taken;
  EXPECT_EQ(taken, 6U);
  EXPECT_TRUE(workers->submit(stage_.job("b", false), "b", false));
  EXPECT_EQ(stage_.begun(2).back(), "b");
  stage_.open();
}

TEST_F(WorkerPoolTest, UrgentJobsWaitForNobody) {
  auto workers = pool(2, 2);
  while (workers->submit(stage_.job("a", true), "a", false)) {
  }
  EXPECT_EQ(stage_.begun(1).size(), 1U);
  EXPECT_TRUE(workers->submit(stage_.job("health", false), "a", true));
  EXPECT_EQ(stage_.begun(2).back(), "health");
  stage_.open();
}

}  // namespace
}  // namespace kouryu::server
