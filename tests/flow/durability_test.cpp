// What was committed stays: kills at random moments, full disks, interrupts.
//
// A fast share runs always; KOURYU_SLOW_TESTS=1 kills 1,000 times while indexing, 500 times while
// an index is being created, 300 times during a rebuild and 200 times while pruning.
// KOURYU_TEST_SEED repeats a run.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "kouryu/searcher.h"
#include "tests/flow/durability.h"
#include "tests/support/background.h"
#include "tests/support/process.h"
#include "tests/support/scratch.h"

namespace kouryu {
namespace {

using test::Background;
using test::checked_count;
using test::checked_documents;
using test::Durability;
using test::kMany;
using test::kPassages;
using test::lines;
using test::program;
using test::text_of;

constexpr const char* kCommitEvery = "25";

/// The last count that `errors` says is durable.
std::size_t acknowledged(const std::string& errors) {
  const std::string key = "\"passages\": ";
  const std::size_t at = errors.rfind(key);
  return at == std::string::npos ? 0 : std::stoul(errors.substr(at + key.size()));
}

TEST_F(Durability, KilledWhileIndexingNothingCommittedIsLost) {
  std::size_t durable = 0;
  const std::size_t kills = rounds(12, 1000);
  for (std::size_t round = 0; round < kills; ++round) {
    Background indexer(command({"--commit-every", kCommitEvery, "--progress", "json"}));
    wait_up_to(600);
    (void)indexer.finish(SIGKILL);
    durable = std::max(durable, acknowledged(indexer.rest_of_errors()));
    if (durable == 0) continue;  // nothing was promised yet
    const std::size_t found = checked_count(index());
    ASSERT_GE(found, durable) << "round " << round;
    if (found == kPassages) {
      std::filesystem::remove_all(index());
      durable = 0;
    }
  }
  EXPECT_EQ(run({}).status, 0);
  EXPECT_EQ(checked_count(index()), kPassages);
  EXPECT_EQ(test::run_program({"/usr/bin/xapian-check", index() + "/xapian"}).status, 0);
}

TEST_F(Durability, KilledWhileCreatingTheNextRunSucceeds) {
  input_ = scratch_.write("few.jsonl", lines(30)).string();
  const std::size_t kills = rounds(8, 500);
  for (std::size_t round = 0; round < kills; ++round) {
    std::filesystem::remove_all(index());
    const bool in_commits = round % 2 == 0;
    Background indexer(command({"--commit-every", in_commits ? "5" : "0", "--progress", "none"}));
    wait_up_to(200);
    (void)indexer.finish(SIGKILL);
    ASSERT_EQ(run({}).status, 0) << "round " << round;
    ASSERT_EQ(checked_count(index()), 30U) << "round " << round;
  }
}

TEST_F(Durability, KilledWhileRebuildingTheOldOrTheNewIndexAnswers) {
  input_ = scratch_.write("few.jsonl", lines(30)).string();
  ASSERT_EQ(run({}).status, 0);
  const std::size_t kills = rounds(6, 300);
  for (std::size_t round = 0; round < kills; ++round) {
    Background indexer(command({"--rebuild"}));
    wait_up_to(250);
    (void)indexer.finish(SIGKILL);
    ASSERT_EQ(checked_count(index()), 30U) << "round " << round;
  }
}

TEST_F(Durability, KilledWhilePruningWhatIsThereStays) {
  constexpr std::size_t kDocuments = 40;
  constexpr std::size_t kGone = 25;  // so that the rest is more than a part of it
  std::set<std::string> all;
  std::set<std::string> there;
  for (std::size_t i = 0; i < kDocuments; ++i) {
    const std::string name = std::to_string(i) + ".txt";
    scratch_.write("docs/" + name, text_of(i));
    all.insert(name);
    if (i >= kGone) there.insert(name);
  }
  std::vector<std::string> prune = {program("kouryu-index"), "--index", index(), "--prune",
                                    (scratch_ / "docs").string()};
  ASSERT_EQ(test::run_program(prune).status, 0);
  ASSERT_EQ(checked_documents(index()), all);
  const auto before = scratch_ / "before";
  std::filesystem::copy(index(), before, std::filesystem::copy_options::recursive);
  for (std::size_t i = 0; i < kGone; ++i) {
    std::filesystem::remove(scratch_ / ("docs/" + std::to_string(i) + ".txt"));
  }
  // Most of a run is its beginning, and how long that takes depends on the machine.
  const auto begin = std::chrono::steady_clock::now();
  ASSERT_EQ(test::run_program(prune).status, 0);
  const auto whole = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - begin);
  std::size_t killed = 0;
  const std::size_t kills = rounds(8, 200);
  for (std::size_t round = 0; round < kills; ++round) {
    std::filesystem::remove_all(index());
    std::filesystem::copy(before, index(), std::filesystem::copy_options::recursive);
    const bool in_commits = round % 2 == 0;
    auto command = prune;
    if (in_commits) command.insert(command.end(), {"--commit-every", "1"});
    Background indexer(command);
    wait_up_to(static_cast<int>(whole.count()) + 10);
    killed += indexer.finish(SIGKILL) == 128 + SIGKILL ? 1 : 0;
    const std::set<std::string> left = checked_documents(index());
    ASSERT_TRUE(std::includes(left.begin(), left.end(), there.begin(), there.end()))
        << "round " << round << ": a document that is there was dropped";
    // What is not divided by request goes as one.
    ASSERT_TRUE(in_commits || left == all || left == there) << "round " << round;
    ASSERT_EQ(test::run_program(prune).status, 0) << "round " << round;
    ASSERT_EQ(checked_documents(index()), there) << "round " << round;
  }
  EXPECT_GT(killed, 0U);
}

TEST_F(Durability, AFullDiskIsToldAndTheNextRunGoesOn) {
  // A limit on file sizes fails the same writes as a full disk; the unit is 512 or 1,024 bytes.
  std::vector<int> limits = {64, 200, 600};
  if (test::slow_tests()) limits = {1, 8, 16, 32, 64, 96, 128, 160, 200, 250, 300, 400, 500, 600};
  test::record_tries(2 * limits.size());
  for (const int limit : limits) {
    for (const char* commit_every : {"0", kCommitEvery}) {
      std::filesystem::remove_all(index());
      const std::string all = input_;
      input_ = scratch_.write("few.jsonl", lines(30)).string();
      ASSERT_EQ(run({}).status, 0);
      input_ = all;
      std::string limited = "ulimit -f " + std::to_string(limit) + "; exec";
      const bool in_commits = std::string_view(commit_every) != "0";
      for (const auto& word : command({"--commit-every", commit_every})) limited += ' ' + word;
      // Xapian 1.4.22 itself leaks the blocks of a commit that failed; ours are checked elsewhere.
      const test::Finished failed =
          test::run_program({"/bin/sh", "-c", limited}, {"ASAN_OPTIONS=detect_leaks=0"});
      EXPECT_EQ(failed.status, 2) << limit << ' ' << in_commits << ' ' << failed.err;
      EXPECT_NE(failed.err.find("File too large"), std::string::npos) << failed.err;
      EXPECT_GE(checked_count(index()), 30U);
      EXPECT_EQ(run({}).status, 0);
      EXPECT_EQ(checked_count(index()), kPassages);
    }
  }
}

TEST_F(Durability, ASecondWriterIsRefusedAndChangesNothing) {
  const std::string all = input_;
  input_ = scratch_.write("few.jsonl", lines(30)).string();
  ASSERT_EQ(run({}).status, 0);
  input_ = "-";
  Background first(command({}));  // waits for its input, and holds the lock
  input_ = all;
  test::Finished second;
  for (int i = 0; i < 100 && second.status != 2; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    input_ = scratch_.write("few.jsonl", lines(30)).string();
    second = run({});
  }
  EXPECT_EQ(second.status, 2);
  EXPECT_NE(second.err.find("another program is writing"), std::string::npos) << second.err;
  input_ = all;
  for (const auto& more : {std::vector<std::string>{}, {"--rebuild"}}) {
    EXPECT_EQ(run(more).status, 2);
    EXPECT_EQ(checked_count(index()), 30U);
  }
  (void)first.finish(SIGKILL);
  EXPECT_EQ(run({}).status, 0);
  EXPECT_EQ(checked_count(index()), kPassages);
}

TEST_F(Durability, AnInterruptedRunStopsSoonWithWholePassages) {
  input_ = scratch_.write("many.jsonl", lines(kMany)).string();
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    std::filesystem::remove_all(index());
    Background indexer(command({"--commit-every", kCommitEvery, "--progress", "json"}));
    indexer.wait_for_errors();
    EXPECT_EQ(indexer.finish(signal), 130);
    EXPECT_LT(checked_count(index()), kMany) << "it ran to its end";
  }
}

// One file of many passages, added to a new index or to one that is there: heard while it is read
// as well as while it is written. By share of the whole run: the machine may be busy.
TEST_F(Durability, AnInterruptIsHeardWhileALargeFileIsWritten) {
  using Clock = std::chrono::steady_clock;
  std::string text;
  for (std::size_t i = 0; i < kMany; ++i) text += text_of(i) + "\n\n";
  const std::string small = scratch_.write("docs/small.txt", text_of(0)).string();
  const std::string docs = (scratch_ / "docs").string();
  const auto index_of = [&](const std::string& path) {
    return std::vector<std::string>{program("kouryu-index"), "--index", index(), path};
  };
  for (const bool there : {false, true}) {
    const auto begin_anew = [&] {
      std::filesystem::remove_all(index());
      if (there) {
        ASSERT_EQ(test::run_program(index_of(small)).status, 0);
      }
    };
    (void)scratch_.write("docs/large.txt", text);
    begin_anew();
    const auto begin = Clock::now();
    ASSERT_EQ(test::run_program(index_of(docs)).status, 0);
    const auto whole = Clock::now() - begin;
    const std::size_t all = Searcher({index()}).search({.query = ""}).total;
    const std::vector<int> moments = test::slow_tests() ? std::vector{60, 75, 90} : std::vector{75};
    for (const int percent : moments) {
      begin_anew();
      Background indexer(index_of(docs));
      std::this_thread::sleep_for(whole * percent / 100);
      const auto asked = Clock::now();
      const int status = indexer.finish(SIGINT);
      const auto heard = Clock::now() - asked;
      if (status == 0) continue;  // it was faster this time
      EXPECT_EQ(status, 130);
      EXPECT_LT(heard, whole / 5) << percent << (there ? " % of an update" : " % of a build");
      const std::size_t kept = Searcher({index()}).search({.query = ""}).total;
      EXPECT_TRUE(kept <= 1 || kept == all) << kept << " of " << all << ": a part of a file";
    }
    ASSERT_EQ(test::run_program(index_of(docs)).status, 0);
    EXPECT_GT(Searcher({index()}).search({.query = ""}).total, kMany / 2);
  }
}

TEST_F(Durability, AnInterruptEndsTheWaitForStandardInput) {
#ifdef __SANITIZE_THREAD__
  GTEST_SKIP() << "ThreadSanitizer holds a signal back while its thread waits for a lock";
#endif
  input_ = "-";
  Background indexer(command({}));
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  EXPECT_EQ(indexer.finish(SIGINT), 130);
}

TEST_F(Durability, AnInterruptedRebuildLeavesTheOldIndex) {
  ASSERT_EQ(run({}).status, 0);
  input_ = scratch_.write("many.jsonl", lines(kMany)).string();
  Background indexer(command({"--rebuild"}));
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  EXPECT_EQ(indexer.finish(SIGINT), 130);
  EXPECT_EQ(checked_count(index()), kPassages);
}

}  // namespace
}  // namespace kouryu
