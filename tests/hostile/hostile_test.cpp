// Reads every file that the scripts beside this one make, a folder by one worker, and compares what
// became of each with what is expected. Memory and time of each file stay within bounds, and the
// run goes on. KOURYU_HOSTILE_TIMES=1 prints the seconds of each file.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <string>

#include "indexer/extract/worker/worker.h"
#include "tests/hostile/hostile_files.h"

namespace kouryu::test {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kMostTime{30};
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t kMostMemory = std::size_t{3} << 30;  // with the sanitizer's own
constexpr double kSlowdown = 10;
#else
constexpr std::size_t kMostMemory = std::size_t{512} << 20;
constexpr double kSlowdown = 1;
#endif
/// Between two looks at the helper it may grow.
constexpr std::size_t kOvershoot = std::size_t{256} << 20;

/// Seconds of the helper's own work on one file. An archive tells what it unpacks before it does.
double most_seconds(const std::string& folder) {
  return kSlowdown * (folder == "office" ? 2 : static_cast<double>(kMostTime.count()));
}

/// The most that the helper has held so far.
std::size_t peak_bytes(int pid) {
  std::ifstream in("/proc/" + std::to_string(pid) + "/status");
  for (std::string word; in >> word;) {
    std::size_t kilobytes = 0;
    if (word == "VmHWM:" && in >> kilobytes) return kilobytes << 10;
  }
  return 0;
}

/// Seconds that helpers have worked so far: the one that lives, and those that ended.
double worked_seconds(int pid) {
  rusage ended{};
  ::getrusage(RUSAGE_CHILDREN, &ended);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  double sum = seconds(ended.ru_utime) + seconds(ended.ru_stime);
  std::ifstream in("/proc/" + std::to_string(pid) + "/stat");
  std::string word;
  constexpr int kBefore = 13;  // fields; the 14th and 15th are what it worked
  for (int i = 0; i < kBefore; ++i) in >> word;
  double ticks[2] = {};
  if (in >> ticks[0] >> ticks[1])
    sum += (ticks[0] + ticks[1]) / static_cast<double>(::sysconf(_SC_CLK_TCK));
  return sum;
}

struct Sum {
  int files = 0;
  double slowest_s = 0;
  std::size_t most_bytes = 0;
  std::map<std::string, int> reasons;
};

class Hostile : public ::testing::TestWithParam<std::string> {};

TEST_P(Hostile, FilesBecomeWhatIsExpectedAndTheRunGoesOn) {
  Worker worker({.time = kMostTime, .memory_bytes = kMostMemory});
  const bool tells = std::getenv("KOURYU_HOSTILE_TIMES") != nullptr;
  Sum sum;
  for (const HostileFile& one : hostile_files(GetParam())) {
    const int file = ::open(one.file.c_str(), O_RDONLY | O_CLOEXEC);
    ASSERT_GE(file, 0) << one.file;
    const auto begin = Clock::now();
    const double worked = worked_seconds(worker.helper_pid());
    const Extraction out = worker.extract({file, one.file.filename().string(), {}}, nullptr, {});
    const double took = worked_seconds(worker.helper_pid()) - worked;
    const std::chrono::duration<double> waited = Clock::now() - begin;
    ::close(file);
    const std::size_t peak = peak_bytes(worker.helper_pid());
    const std::string became = out.reason.empty() ? "read" : out.reason;
    EXPECT_TRUE(one.allows(became)) << one.file << ": " << became << " (" << out.detail << ")";
    EXPECT_LE(took, most_seconds(GetParam())) << one.file;
    EXPECT_LE(waited, kMostTime + std::chrono::seconds(1)) << one.file;
    EXPECT_LE(peak, kMostMemory + kOvershoot) << one.file;
    if (tells) std::cout << took << ' ' << one.file.filename().string() << ' ' << became << '\n';
    ++sum.files;
    ++sum.reasons[became];
    sum.slowest_s = std::max(sum.slowest_s, took);
    sum.most_bytes = std::max(sum.most_bytes, peak);
  }
  EXPECT_GT(sum.files, 0) << "no files in " << GetParam();
  std::cout << std::fixed << std::setprecision(2) << sum.files << " files, slowest "
            << sum.slowest_s << " s, " << (sum.most_bytes >> 20) << " MB:";
  for (const auto& [reason, count] : sum.reasons) std::cout << ' ' << reason << '=' << count;
  std::cout << '\n';
}

INSTANTIATE_TEST_SUITE_P(Folders, Hostile, ::testing::ValuesIn(hostile_folders()),
                         [](const auto& folder) { return folder.param; });

}  // namespace
}  // namespace kouryu::test
