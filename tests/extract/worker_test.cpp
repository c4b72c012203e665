// The indexer's side of extraction: good files come back, and no helper can stop the run.
#include "indexer/extract/worker/worker.h"

#include <gmock/gmock.h>
#include <signal.h>
#include <sys/wait.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "kouryu/error.h"
#include "tests/extract/helper.h"

namespace kouryu::testing {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using std::chrono::seconds;
using Clock = std::chrono::steady_clock;

constexpr const char* kText = "青森市と大連市の交流\n";

/// Sanitizers take memory of their own.
constexpr std::size_t kMemory = std::size_t{kSanitized ? 512 : 256} << 20;

bool is_read(const Extraction& extraction) {
  return extraction.reason.empty() && extraction.text.text == kText;
}

std::size_t open_files() {
  const fs::directory_iterator all("/proc/self/fd");
  return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

bool has_children() { return ::waitpid(-1, nullptr, WNOHANG) != -1 || errno != ECHILD; }

TEST(Worker, ReadsTextsOneAfterAnother) {
  Worker worker;
  EXPECT_EQ(worker.isolation(), std::nullopt);
  EXPECT_TRUE(is_read(read(worker, kText, "a.txt")));
  const int helper = worker.helper_pid();
  for (int i = 0; i < 100; ++i) EXPECT_TRUE(is_read(read(worker, kText, "名前.txt")));
  EXPECT_EQ(worker.helper_pid(), helper) << "one helper for all";
  EXPECT_TRUE(worker.isolation()->limits);
}

TEST(Worker, ReadsARegularFileFromItsBeginning) {
  const std::string name = ::testing::TempDir() + "worker_test.txt";
  std::ofstream(name) << kText;
  const int file = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
  ::lseek(file, 5, SEEK_SET);
  Worker worker;
  EXPECT_TRUE(is_read(worker.extract({file, "a.txt", {}}, nullptr, {})));
  EXPECT_TRUE(is_read(worker.extract({file, "a.txt", {}}, nullptr, {})));
  ::close(file);
  fs::remove(name);
}

TEST(Worker, ReadsLargeTextWhole) {
  std::string text;
  while (text.size() < (std::size_t{8} << 20)) text += kText;
  Worker worker;
  const Extraction out = read(worker, text, "large.txt");
  EXPECT_EQ(out.reason, "");
  EXPECT_TRUE(out.text.text == text);
}

TEST(Worker, MovesToAnotherOwner) {
  Worker first;
  EXPECT_TRUE(is_read(read(first, kText, "a.txt")));
  Worker second = std::move(first);
  EXPECT_TRUE(is_read(read(second, kText, "a.txt")));
}

TEST(Worker, SaysWhereTheProgramShouldBe) {
  ::setenv("KOURYU_EXTRACT", "/nowhere/kouryu-extract", 1);
  Worker worker;
  try {
    static_cast<void>(read(worker, kText, "a.txt"));
    ADD_FAILURE() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::NotFound);
    EXPECT_THAT(error.hint(), ::testing::HasSubstr("KOURYU_EXTRACT"));
  }
  ::setenv("KOURYU_EXTRACT", "/bin/true", 1);
  EXPECT_THROW(static_cast<void>(read(worker, kText, "a.txt")), Error);
  ::unsetenv("KOURYU_EXTRACT");
  EXPECT_TRUE(is_read(read(worker, kText, "a.txt")));
}

struct Fault {
  const char* act;
  const char* reason;
  const char* detail;  // a part of it
};
void PrintTo(const Fault& fault, std::ostream* out) { *out << fault.act; }

constexpr Fault kFaults[] = {
    {"crash", "crashed", "signal"},
    {"abort", "crashed", "signal ABRT"},
    {"leave", "crashed", "exit status 0"},
    {"garbage", "crashed", "an answer that breaks its rules"},
    {"half-answer", "crashed", "exit status 0"},
    {"huge-answer", "crashed", "an answer that breaks its rules"},
    {"lie", "crashed", "an answer that breaks its rules"},
    {"false-fault", "crashed", "an answer that breaks its rules"},
    {"hang-up", "crashed", "closed its socket"},
    {"hang", "timed_out", ""},
    {"sleep", "timed_out", ""},
    {"slow-answer", "timed_out", ""},
    {"flood", "timed_out", ""},
    {"allocate", "refused", "memory"},
    {"allocate-and-abort", "refused", "memory"},
};

class Faults : public ::testing::TestWithParam<Fault> {};

// The file before and the files after are read, in the time that one file may take, and nothing is
// left of the helpers.
TEST_P(Faults, EndWithTheirFile) {
  const Fault& fault = GetParam();
  // A sanitizer tells of a fault by its own exit status, and memory is the indexer's to watch.
  const bool told_otherwise = kSanitized && std::string_view(fault.detail).starts_with("signal");
  const HostileHelper hostile;
  const std::size_t files = open_files();
  {
    Worker worker({.time = milliseconds(kSanitized ? 6'000 : 4'000), .memory_bytes = kMemory});
    EXPECT_TRUE(is_read(read(worker, kText, "before.txt")));
    const auto begin = Clock::now();
    const Extraction out = read(worker, kText, (std::string("act-") + fault.act).c_str());
    const auto took = Clock::now() - begin;
    EXPECT_EQ(out.reason, fault.reason);
    if (!told_otherwise) {
      EXPECT_THAT(out.detail, ::testing::HasSubstr(fault.detail));
    }
    EXPECT_EQ(out.text.text, "");
    EXPECT_LE(took, milliseconds(kSanitized ? 8'000 : 6'000));
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(is_read(read(worker, kText, "after.txt")));
  }
  EXPECT_EQ(open_files(), files);
  EXPECT_FALSE(has_children());
}

INSTANTIATE_TEST_SUITE_P(Acts, Faults, ::testing::ValuesIn(kFaults), [](const auto& fault) {
  std::string name = fault.param.act;
  std::erase(name, '-');
  return name;
});

TEST(Worker, HearsCancelInsideAFile) {
  for (const char* act : {"act-hang", "act-sleep", "act-flood", "act-slow-answer"}) {
    const HostileHelper hostile;
    Worker worker;
    EXPECT_TRUE(is_read(read(worker, kText, "a.txt")));
    std::atomic<bool> cancel = false;
    Clock::time_point asked;
    std::thread person([&] {
      std::this_thread::sleep_for(milliseconds(100));
      asked = Clock::now();
      cancel = true;
    });
    const Extraction out = read(worker, kText, act, &cancel);
    const auto heard = Clock::now();
    person.join();
    EXPECT_EQ(out.reason, "cancelled") << act;
    EXPECT_LE(heard - asked, milliseconds(kSanitized ? 500 : 250)) << act;
    cancel = false;
    EXPECT_TRUE(is_read(read(worker, kText, "a.txt", &cancel)));
  }
}

TEST(Worker, TellsProgressSomeTimesASecond) {
  const HostileHelper hostile;
  Worker worker;
  std::vector<std::uint64_t> seen;
  const Extraction out = read(worker, kText, "progress", nullptr, [&](auto done, auto total) {
    EXPECT_EQ(total, 10);
    seen.push_back(done);
  });
  EXPECT_GE(seen.size(), 2U);
  EXPECT_LE(seen.size(), 6U) << "of ten within half a second";
  EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
}

// An indexer that was killed tells nobody; a helper in the middle of a file still hears of it.
TEST(Worker, LeavesNoHelperBehindWhenKilled) {
  const HostileHelper hostile;
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const pid_t indexer = ::fork();
  if (indexer == 0) {
    Worker worker;
    static_cast<void>(read(worker, kText, "a.txt"));
    const pid_t helper = worker.helper_pid();
    if (::write(ends[1], &helper, sizeof helper) < 0) ::_exit(1);
    static_cast<void>(read(worker, kText, "act-hang"));
    ::_exit(0);
  }
  pid_t helper = -1;
  ASSERT_EQ(::read(ends[0], &helper, sizeof helper), static_cast<ssize_t>(sizeof helper));
  std::this_thread::sleep_for(milliseconds(100));
  EXPECT_EQ(::kill(helper, 0), 0) << "at work";
  ::kill(indexer, SIGKILL);
  ::waitpid(indexer, nullptr, 0);
  const auto until = Clock::now() + seconds(5);
  // A dead process without a parent may stay a zombie where nobody is there to reap it.
  const auto lives = [&] {
    std::ifstream in("/proc/" + std::to_string(helper) + "/stat");
    std::string word;
    return in >> word >> word >> word && word != "Z" && word != "X";
  };
  while (lives() && Clock::now() < until) std::this_thread::sleep_for(milliseconds(50));
  EXPECT_FALSE(lives());
  ::close(ends[0]);
  ::close(ends[1]);
}

TEST(Worker, WhatKouryuLacksIsNoFaultOfTheFile) {
  const HostileHelper hostile;
  Worker worker;
  try {
    static_cast<void>(read(worker, kText, "act-lack"));
    ADD_FAILURE() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::NotFound);
    EXPECT_STREQ(error.what(), "a table is missing");
    EXPECT_EQ(error.hint(), "install");
  }
  EXPECT_TRUE(is_read(read(worker, kText, "a.txt")));
}

TEST(Worker, WorksInManyThreads) {
  const HostileHelper hostile;
  std::atomic<int> good = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      Worker worker;
      for (int file = 0; file < 20; ++file) {
        if (file % 5 == 4) {
          EXPECT_EQ(read(worker, kText, "act-leave").reason, "crashed");
        }
        good += is_read(read(worker, kText, "a.txt")) ? 1 : 0;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(good, 80);
  EXPECT_FALSE(has_children());
}

}  // namespace
}  // namespace kouryu::testing
