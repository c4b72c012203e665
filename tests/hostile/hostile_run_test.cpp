// kouryu-index over all hostile files at once, good ones among them: the run ends as the contract
// says, every good file is found, and nothing happens beside the index. Where strace is present, a
// run is watched by it: what the helper opens, and that it asks for no network and no program.
#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "indexer/reasons.h"
#include "tests/cli/cli_fixture.h"
#include "tests/hostile/hostile_files.h"
#include "tests/support/corpora.h"

namespace kouryu::test {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr int kGoodFiles = 5;

/// Size and time of all below `folder`, but for what lies in `left_out`.
std::map<std::string, std::string> listing(const fs::path& folder, const fs::path& left_out = {}) {
  std::map<std::string, std::string> all;
  for (auto at = fs::recursive_directory_iterator(folder); at != fs::end(at); ++at) {
    if (at->path() == left_out) {
      at.disable_recursion_pending();
      continue;
    }
    std::string told = "folder";
    if (!at->is_directory()) {
      told = std::to_string(at->file_size()) + ' ' +
             std::to_string(at->last_write_time().time_since_epoch().count());
    }
    all.emplace(at->path().native(), std::move(told));
  }
  return all;
}

/// Looks at the processes that run from this build's kouryu-extract while it lives.
class HelperMemory {
 public:
  HelperMemory() : thread_([this] { run(); }) {}
  ~HelperMemory() {
    stop_ = true;
    thread_.join();
  }
  HelperMemory(const HelperMemory&) = delete;
  HelperMemory& operator=(const HelperMemory&) = delete;
  [[nodiscard]] std::size_t most_bytes() const { return most_; }

 private:
  void run() {
    while (!stop_) {
      std::error_code ignored;
      for (const auto& process : fs::directory_iterator("/proc", ignored)) {
        if (is_helper(process.path())) most_ = std::max(most_.load(), peak(process.path()));
      }
      std::this_thread::sleep_for(milliseconds(20));
    }
  }
  static bool is_helper(const fs::path& process) {
    // Its arguments: what it runs from is told of nobody that has shut itself off.
    std::ifstream in(process / "cmdline");
    std::string program;
    std::getline(in, program, '\0');
    return program.ends_with("/kouryu-extract") && program.starts_with(build());
  }
  static std::string build() { return fs::path(KOURYU_BIN_DIR).parent_path().string(); }
  static std::size_t peak(const fs::path& process) {
    std::ifstream in(process / "status");
    std::size_t kilobytes = 0;
    for (std::string word; in >> word;) {
      if (word == "VmHWM:" && in >> kilobytes) break;
    }
    return kilobytes << 10;
  }

  std::atomic<std::size_t> most_ = 0;
  std::atomic<bool> stop_ = false;
  std::thread thread_;
};

class HostileRun : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!slow_tests()) GTEST_SKIP() << "slow, some ten minutes: set KOURYU_SLOW_TESTS=1";
    for (int i = 0; i < kGoodFiles; ++i) {
      // Before, between and behind the hostile ones in the order of the run.
      scratch_.write("good/" + std::to_string(i) + ".txt", good_text(i));
    }
    fs::create_directories(scratch_ / "tmp");
  }
  static std::string good_text(int number) {
    return "観測所の第" + std::to_string(number) + "便り\n\n大連市の港で霧を調べた。\n";
  }

  /// Arguments of a run over the good files and all hostile ones.
  [[nodiscard]] std::vector<std::string> command(std::vector<std::string> before = {}) const {
    // In a folder of its own, so that what it would write beside itself is seen.
    std::string line = "cd " + (scratch_ / "tmp").string() + " && exec";
    before.insert(before.end(), {program("kouryu-index"), "--index", index(), "--format", "json",
                                 (scratch_ / "good/0.txt").string()});
    for (const std::string& word : before) line += " '" + word + "'";
    for (const std::string& folder : hostile_folders()) {
      line += std::string(" '") + KOURYU_HOSTILE_DIR + '/' + folder + "'";
    }
    return {"/bin/sh", "-c", line + " '" + (scratch_ / "good").string() + "'"};
  }
  [[nodiscard]] Finished run(std::vector<std::string> before = {}) const {
    return run_program(command(std::move(before)), {"TMPDIR=" + (scratch_ / "tmp").string()});
  }
  [[nodiscard]] std::string index() const { return (scratch_ / "index").string(); }
  [[nodiscard]] int total(const std::string& query) const {
    const Finished answer = run_program({program("kouryu"), "search", "--index", index(),
                                         "--format", "json", "--mode", "exact", query});
    return Json::parse(answer.out)["total"];
  }

  Scratch scratch_;
};

/// What was skipped, by path.
std::map<std::string, std::string> skipped(const Json& report) {
  std::map<std::string, std::string> all;
  for (const Json& row : report["skipped"]) all[row["path"]] = row["reason"];
  return all;
}

TEST_F(HostileRun, EndsByTheContractAndAgainTheSame) {
  const auto good = listing(scratch_.path(), index());
  const auto hostile = listing(KOURYU_HOSTILE_DIR);
  std::map<std::string, std::string> first;
  for (int again = 0; again < 2; ++again) {
    HelperMemory memory;
    const Finished finished = run();
    ASSERT_EQ(finished.status, 1) << finished.err;
    const Json report = Json::parse(finished.out);
    const auto reasons = skipped(report);
    for (const auto& [path, reason] : reasons) {
      EXPECT_NE(find_reason(reason), nullptr) << path << ": " << reason;
    }
    for (const std::string& folder : hostile_folders()) {
      for (const HostileFile& one : hostile_files(folder)) {
        const auto found = reasons.find(one.file.string());
        const std::string became = found == reasons.end() ? "read" : found->second;
        EXPECT_TRUE(one.allows(became)) << one.file << ": " << became;
      }
    }
    for (int i = 0; i < kGoodFiles; ++i) {
      EXPECT_EQ(total("観測所の第" + std::to_string(i) + "便り"), 1) << i;
    }
    EXPECT_TRUE(listing(scratch_.path(), index()) == good) << "written beside the index";
    EXPECT_TRUE(listing(KOURYU_HOSTILE_DIR) == hostile) << "a document was changed";
    constexpr std::size_t kMost = std::size_t{1280} << 20;  // the limit, and between two looks
    EXPECT_LE(memory.most_bytes(), kMost);
    std::cout << report["documents"] << " documents, " << reasons.size() << " skipped, "
              << report["seconds"] << " s, helper " << (memory.most_bytes() >> 20) << " MB\n";
    if (again == 0) {
      first = reasons;
      EXPECT_GT(memory.most_bytes(), 0U) << "no helper was seen";
    } else {
      EXPECT_EQ(reasons, first);
      EXPECT_EQ(report["read"], 0) << "what was read or refused is not read again";
    }
  }
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

/// What the helper may open for reading, beside what the C library reads of itself.
constexpr std::array<std::string_view, 11> kReadable = {"/usr/share/poppler/",
                                                        "/usr/share/fonts/",
                                                        "/usr/local/share/fonts",
                                                        "/usr/share/fontconfig/",
                                                        "/etc/fonts/",
                                                        "/lib/",
                                                        "/usr/lib/",
                                                        "/etc/ld.so.cache",
                                                        "/usr/share/zoneinfo/",
                                                        "/etc/localtime",
                                                        "/usr/share/locale"};

/// A line of a trace: `call(arguments) = result`.
struct Traced {
  std::string line;
  [[nodiscard]] std::string call() const { return line.substr(0, line.find('(')); }
  [[nodiscard]] bool failed() const { return line.find(") = -1 ") != std::string::npos; }
  [[nodiscard]] bool has(const char* part) const { return line.find(part) != std::string::npos; }
  /// The first text among the arguments.
  [[nodiscard]] std::string text() const {
    const std::size_t begin = line.find('"') + 1;
    return begin == 0 ? std::string() : line.substr(begin, line.find('"', begin) - begin);
  }
};

/// What a process asked for after it had shut itself off as a helper; nothing for any other.
std::vector<Traced> asked_inside(const fs::path& trace) {
  std::vector<Traced> inside;
  std::ifstream in(trace);
  bool helper = false;
  bool shut = false;
  for (Traced one; std::getline(in, one.line);) {
    if (one.line.starts_with("---") || one.line.starts_with("+++")) continue;  // signals, the end
    if (shut) inside.push_back(one);
    helper = helper || (one.call() == "execve" && one.text().ends_with("/kouryu-extract"));
    shut = shut || (helper && one.has("SECCOMP_SET_MODE_FILTER") && !one.failed());
  }
  return inside;
}

TEST_F(HostileRun, TheHelperOpensOnlyItsDataAndAsksForNothingElse) {
  if (!fs::exists("/usr/bin/strace")) GTEST_SKIP() << "needs strace";
  fs::create_directory(scratch_ / "traces");
  const Finished finished =
      run({"/usr/bin/strace", "-ff", "--seccomp-bpf", "-o", (scratch_ / "traces/of").string(), "-e",
           "trace=open,openat,openat2,creat,socket,connect,bind,execve,execveat,fork,vfork,clone,"
           "clone3,unlink,unlinkat,rename,renameat,renameat2,mkdir,mkdirat,kill,ptrace,seccomp"});
  if (finished.status > 1) GTEST_SKIP() << "strace may not trace here: " << finished.err;
  int helpers = 0;
  std::set<std::string> opened;
  for (const auto& process : fs::directory_iterator(scratch_ / "traces")) {
    const std::vector<Traced> asked = asked_inside(process.path());
    helpers += asked.empty() ? 0 : 1;
    for (const Traced& one : asked) {
      EXPECT_TRUE(one.call() == "open" || one.call() == "openat") << one.line;
      if (one.failed()) continue;
      EXPECT_TRUE(one.has("O_RDONLY")) << one.line;
      opened.insert(fs::path(one.text()).lexically_normal().string());
    }
  }
  for (const std::string& path : opened) {
    EXPECT_TRUE(std::any_of(kReadable.begin(), kReadable.end(), [&](std::string_view allowed) {
      return path.starts_with(allowed);
    })) << path;
  }
  EXPECT_GT(helpers, 0) << "no helper was traced";
  std::cout << helpers << " helpers, " << opened.size() << " different files opened by them\n";
}

#endif

}  // namespace
}  // namespace kouryu::test
