// What a library that was taken over can do inside the helper: nothing, and each protection is seen
// to be the one that holds, by leaving it out.
#include <gmock/gmock.h>

#include <fstream>
#include <string>

#include "tests/extract/helper.h"

namespace kouryu::testing {
namespace {

struct Attempt {
  const char* act;
  const char* told;     // with all protections: the detail, or how the helper died
  const char* without;  // left out for `free`
  const char* free;     // what it can do then
};
void PrintTo(const Attempt& attempt, std::ostream* out) { *out << attempt.act; }

constexpr Attempt kAttempts[] = {
    {"socket", "EPERM", "seccomp", "done"},
    {"connect", "signal SYS", "seccomp,landlock", "ECONNREFUSED"},
    {"connect", "signal SYS", "seccomp", "EACCES"},  // Landlock alone
    {"exec", "signal SYS", "seccomp,landlock", "exit status 0"},
    {"exec", "signal SYS", "seccomp", "EACCES"},  // Landlock alone
    {"fork", "EPERM", "seccomp,limits", "done"},
    {"ptrace", "signal SYS", "seccomp", "done"},
    {"signal", "EPERM", "seccomp,landlock", "done"},
    {"signal", "EPERM", "seccomp", "EPERM"},  // Landlock alone
    {"read-passwd", "EACCES", "landlock", "done"},
    {"list-root", "EACCES", "landlock", "done"},
    {"open-write", "EPERM", "seccomp,landlock", "done"},
    {"open-write", "EPERM", "seccomp", "EACCES"},  // Landlock alone
    {"open-write", "EPERM", "landlock", "EPERM"},  // the filter alone
    {"write", "EBADF", "seccomp,landlock", "signal XFSZ"},
    {"write", "EBADF", "seccomp,landlock,limits", "done"},
    {"mkdir", "EPERM", "seccomp,landlock", "done"},
    {"run-data", "EPERM", "seccomp", "done"},
    {"open-many", "EMFILE", "limits", "done"},
    {"reserve", "ENOMEM", "limits", "done"},
    {"dumpable", "EPERM", "seccomp", "no"},
    {"dumpable", "EPERM", "seccomp,limits", "yes"},
};

class Isolated : public ::testing::TestWithParam<Attempt> {};

TEST_P(Isolated, HoldsOnlyByItsProtection) {
  const Attempt& attempt = GetParam();
  const std::string act = std::string("act-") + attempt.act;
  if (kSanitized && act == "act-reserve") GTEST_SKIP() << "addresses are not limited";
  {
    const HostileHelper hostile;
    Worker worker;
    const Extraction out = read(worker, "x", act.c_str());
    const Isolation held = *worker.isolation();
    if (!held.seccomp || !held.landlock) GTEST_SKIP() << "this system has no such protection";
    EXPECT_EQ(out.detail, attempt.told);
  }
  const HostileHelper hostile(attempt.without);
  Worker worker;
  EXPECT_EQ(read(worker, "x", act.c_str()).detail, attempt.free) << "without " << attempt.without;
}

INSTANTIATE_TEST_SUITE_P(Attempts, Isolated, ::testing::ValuesIn(kAttempts),
                         [](const auto& attempt) {
                           std::string name =
                               attempt.param.act + std::string("_without_") + attempt.param.without;
                           std::erase(name, '-');
                           for (char& c : name) c = c == ',' ? '_' : c;
                           return name;
                         });

TEST(Isolation, SaysWhatDoesNotHold) {
  for (const auto& [without, expected] : {std::pair{"seccomp", Isolation{true, false, true}},
                                          std::pair{"landlock", Isolation{true, true, false}},
                                          std::pair{"limits", Isolation{false, true, true}}}) {
    Worker all;
    static_cast<void>(read(all, "青森市", "a.txt"));
    if (all.isolation() != Isolation{true, true, true}) GTEST_SKIP() << "not all of it here";
    const HostileHelper hostile(without);
    Worker worker;
    EXPECT_EQ(read(worker, "青森市", "a.txt").reason, "") << "the run goes on without " << without;
    EXPECT_EQ(worker.isolation(), expected) << without;
  }
}

TEST(Isolation, NothingComesAlong) {
  ::setenv("HOME", "/root", 1);
  const int other = ::open("/dev/null", O_RDONLY);  // NOLINT: without O_CLOEXEC on purpose
  const HostileHelper hostile;
  Worker worker;
  EXPECT_EQ(read(worker, "x", "act-environment").detail, "none");
  EXPECT_EQ(::getsid(worker.helper_pid()), worker.helper_pid()) << "a Ctrl-C does not reach it";
  EXPECT_EQ(read(worker, "x", "act-inherited").detail, "0 1 2 3 4") << "4 is the document";
  ::close(other);
}

}  // namespace
}  // namespace kouryu::testing
