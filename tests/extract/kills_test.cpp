// Helpers that are killed from outside, as by a machine that runs out of memory: a file is lost
// only where both of its tries are hit, it is told so, and no other file suffers.
#include <gmock/gmock.h>
#include <signal.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "tests/extract/helper.h"

namespace kouryu::testing {
namespace {

namespace fs = std::filesystem;
using std::chrono::microseconds;

/// Helpers of this process at this moment, whichever thread started them, dead ones that nobody has
/// waited for among them.
std::vector<pid_t> helpers() {
  std::vector<pid_t> all;
  std::error_code ignored;
  for (const auto& thread : fs::directory_iterator("/proc/self/task", ignored)) {
    std::ifstream in(thread.path() / "children");
    for (pid_t pid = 0; in >> pid;) all.push_back(pid);
  }
  return all;
}

/// What /proc tells of a process under `name`; empty for one that is gone.
std::string told(pid_t pid, const std::string& name) {
  std::ifstream in("/proc/" + std::to_string(pid) + "/status");
  for (std::string word; in >> word;) {
    if (word == name && in >> word) return word;
  }
  return {};
}

bool is_dead(pid_t pid) {
  const std::string state = told(pid, "State:");
  return state.empty() || state == "Z" || state == "X";
}

/// It has shut itself off, which is the last thing it does before the first file.
bool has_started(pid_t pid) { return told(pid, "Seccomp:") == "2"; }

/// Kills at random moments while it lives, zero to three times a file: a helper that is killed five
/// times while it starts is an error of the run, rightly. Most kills wait until a helper is ready:
/// where a machine is busy, a start takes longer than a file.
class Killer {
 public:
  explicit Killer(unsigned seed) : random_(seed), thread_([this] { run(); }) {}
  ~Killer() {
    stop_ = true;
    thread_.join();
  }
  Killer(const Killer&) = delete;
  Killer& operator=(const Killer&) = delete;

  void next_file(int most) { left_ = most; }
  [[nodiscard]] int kills() const { return kills_; }

 private:
  void run() {
    while (!stop_) {
      std::this_thread::sleep_for(microseconds(random_() % 8'000));
      if (left_ <= 0) continue;
      const bool any = random_() % 32 == 0;
      for (const pid_t pid : helpers()) {
        if (is_dead(pid) || !(any || has_started(pid))) continue;
        --left_;
        ++kills_;  // before it is seen
        ::kill(pid, SIGKILL);
        break;
      }
    }
  }

  std::mt19937 random_;
  std::atomic<int> left_ = 0;
  std::atomic<int> kills_ = 0;
  std::atomic<bool> stop_ = false;
  std::thread thread_;
};

TEST(Kills, LoseOnlyFilesThatAreHitTwice) {
  constexpr int kKills = 200;
  RecordProperty("tries", kKills);
  constexpr int kMostFiles = 20'000;
  std::string text;
  while (text.size() < (std::size_t{256} << 10)) text += "青森市と大連市の交流\n";
  const HostileHelper hostile;
  Worker worker;
  ASSERT_EQ(read(worker, text, "pause.txt").text.text, text);
  if (!worker.isolation()->seccomp) GTEST_SKIP() << "a start cannot be told from work here";
  int files = 0;
  int hit_once = 0;
  int lost = 0;
  {
    Killer killer(20260722);
    // Until the last answer: a kill between two files costs the next one its first try.
    int before = 0;
    for (; killer.kills() < kKills && files < kMostFiles; ++files) {
      const std::string expected = std::to_string(files) + '\n' + text;
      killer.next_file(files % 4);
      const Extraction out = read(worker, expected, "pause.txt");
      if (out.reason == "crashed") {
        ++lost;
        EXPECT_THAT(out.detail, ::testing::HasSubstr("signal KILL"));
        EXPECT_EQ(out.text.text, "");
        EXPECT_GE(killer.kills() - before, 2) << "one kill costs no file";
      } else {
        hit_once += killer.kills() > before ? 1 : 0;
        ASSERT_EQ(out.reason, "") << out.detail;
        ASSERT_TRUE(out.text.text == expected);
      }
      before = killer.kills();
    }
    EXPECT_GE(killer.kills(), kKills);
  }
  EXPECT_GT(hit_once, 0) << "the first try alone";
  EXPECT_GT(lost, 0) << "both tries";
  EXPECT_EQ(read(worker, text, "pause.txt").text.text, text) << "the run goes on";
  EXPECT_LE(helpers().size(), 1U);
  std::cout << files << " files, " << hit_once << " read in spite of a kill, " << lost << " lost\n";
}

}  // namespace
}  // namespace kouryu::testing
