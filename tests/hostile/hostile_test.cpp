// Reads every file that the scripts beside this one make, by one worker, and compares what became
// of each with what is expected. `expected*.tsv` of a folder: name, tab, reasons with '|' between;
// `read` stands for text. Memory and time of each file stay within bounds, and the run goes on.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/worker/worker.h"

namespace kouryu {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kMostTime{30};
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t kMostMemory = std::size_t{3} << 30;  // with the sanitizer's own
#else
constexpr std::size_t kMostMemory = std::size_t{512} << 20;
#endif
/// Between two looks at the helper it may grow.
constexpr std::size_t kOvershoot = std::size_t{256} << 20;

struct Case {
  fs::path file;
  std::set<std::string> expected;
};

std::set<std::string> parts_of(const std::string& text) {
  std::set<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('|', begin), text.size());
    parts.insert(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

std::vector<Case> cases_of(const fs::path& folder) {
  std::vector<Case> cases;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with("expected") || entry.path().extension() != ".tsv") continue;
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      const std::size_t tab = line.find('\t');
      if (line.empty() || line[0] == '#' || tab == std::string::npos) continue;
      const std::size_t end = std::min(line.find('\t', tab + 1), line.size());
      cases.push_back(
          {folder / line.substr(0, tab), parts_of(line.substr(tab + 1, end - tab - 1))});
    }
  }
  return cases;
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

struct Sum {
  int files = 0;
  int wrong = 0;
  double slowest_s = 0;
  std::size_t most_bytes = 0;
  std::map<std::string, int> reasons;
};

void run(const fs::path& folder, Worker& worker, Sum& sum) {
  for (const Case& one : cases_of(folder)) {
    const int file = ::open(one.file.c_str(), O_RDONLY | O_CLOEXEC);
    ASSERT_GE(file, 0) << one.file;
    const auto begin = Clock::now();
    const Extraction out = worker.extract({file, one.file.filename().string(), {}}, nullptr, {});
    const std::chrono::duration<double> took = Clock::now() - begin;
    ::close(file);
    const std::size_t peak = peak_bytes(worker.helper_pid());
    const std::string became = out.reason.empty() ? "read" : out.reason;
    // Any outcome that its reader chose: it neither died of the file nor had to be ended.
    const bool chosen = became != "crashed" && became != "timed_out";
    const bool any = one.expected.contains("any") || one.expected.contains("*");
    const bool right = one.expected.contains(became) || (any && chosen);
    EXPECT_TRUE(right) << one.file << ": " << became << " (" << out.detail << ")";
    EXPECT_LE(took, kMostTime + std::chrono::seconds(1)) << one.file;
    EXPECT_LE(peak, kMostMemory + kOvershoot) << one.file;
    ++sum.files;
    ++sum.reasons[became];
    sum.wrong += right ? 0 : 1;
    sum.slowest_s = std::max(sum.slowest_s, took.count());
    sum.most_bytes = std::max(sum.most_bytes, peak);
  }
}

TEST(Hostile, FilesBecomeWhatIsExpectedAndTheRunGoesOn) {
  Worker worker({.time = kMostTime, .memory_bytes = kMostMemory});
  std::cout << std::fixed << std::setprecision(2)
            << "folder files wrong slowest_s peak_MB became\n";
  int files = 0;
  for (const auto& folder : fs::directory_iterator(KOURYU_HOSTILE_DIR)) {
    if (!folder.is_directory()) continue;
    Sum sum;
    run(folder.path(), worker, sum);
    files += sum.files;
    std::cout << folder.path().filename().string() << ' ' << sum.files << ' ' << sum.wrong << ' '
              << sum.slowest_s << ' ' << (sum.most_bytes >> 20);
    for (const auto& [reason, count] : sum.reasons) std::cout << ' ' << reason << '=' << count;
    std::cout << '\n';
  }
  EXPECT_GT(files, 0) << "no files below " << KOURYU_HOSTILE_DIR;
}

}  // namespace
}  // namespace kouryu
