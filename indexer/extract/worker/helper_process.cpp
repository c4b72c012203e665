// Starts the helper by posix_spawn: safe among threads, and no copy of a large parent is made.
#include "indexer/extract/worker/helper_process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <thread>
#include <vector>

#include "dict/base/system_calls.h"
#include "indexer/extract/worker/wire.h"

extern char** environ;

namespace kouryu {
namespace {

using Clock = std::chrono::steady_clock;

/// What of the environment a reader of documents needs: locale, time zone, where libraries and data
/// lie, and what sanitizers and tests are told. A name that ends in '_' or '=' is a beginning.
constexpr std::array<std::string_view, 11> kPassedOn = {
    "LANG=",           "LC_",           "TZ=",           "LD_LIBRARY_PATH=", "KOURYU_DATA=",
    "KOURYU_EXTRACT_", "ASAN_OPTIONS=", "LSAN_OPTIONS=", "UBSAN_OPTIONS=",   "TSAN_OPTIONS=",
    "GCONV_PATH="};

/// Signals that the indexer may ignore or handle, and the helper must not.
constexpr std::array kToDefault = {SIGINT,  SIGTERM, SIGHUP,  SIGPIPE, SIGCHLD, SIGALRM,
                                   SIGXFSZ, SIGABRT, SIGSEGV, SIGUSR1, SIGUSR2};

/// A killed process is gone at once, unless the kernel itself waits for a disk.
constexpr std::chrono::milliseconds kReapTime{1'000};

std::vector<char*> passed_environment() {
  std::vector<char*> kept;
  for (char** each = environ; each != nullptr && *each != nullptr; ++each) {
    for (const std::string_view head : kPassedOn) {
      if (std::string_view(*each).starts_with(head)) {
        kept.push_back(*each);
        break;
      }
    }
  }
  kept.push_back(nullptr);
  return kept;
}

/// Owns what posix_spawn is told.
class Spawn {
 public:
  Spawn() {
    posix_spawn_file_actions_init(&actions_);
    posix_spawnattr_init(&attributes_);
  }
  ~Spawn() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  Spawn(const Spawn&) = delete;
  Spawn& operator=(const Spawn&) = delete;

  /// 0 or an error number.
  int run(const std::filesystem::path& program, std::size_t memory_bytes, int socket, pid_t& pid) {
    // First the socket: it may itself be one of the numbers that are opened next.
    posix_spawn_file_actions_adddup2(&actions_, socket, kHelperSocket);
    posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    if (std::getenv("KOURYU_EXTRACT_DEBUG") == nullptr) {
      posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    }
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes_, &none);
    sigset_t defaults;
    sigemptyset(&defaults);
    for (const int signal : kToDefault) sigaddset(&defaults, signal);
    posix_spawnattr_setsigdefault(&attributes_, &defaults);
    posix_spawnattr_setflags(&attributes_,
                             POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    std::string name = program.string();
    std::string serve = "--serve";
    std::string memory = std::to_string(memory_bytes);
    const std::array<char*, 4> arguments = {name.data(), serve.data(), memory.data(), nullptr};
    const std::vector<char*> environment = passed_environment();
    return posix_spawn(&pid, name.c_str(), &actions_, &attributes_, arguments.data(),
                       environment.data());
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

HelperEnd told_by(int status) {
  if (WIFSIGNALED(status)) {
    const char* name = sigabbrev_np(WTERMSIG(status));
    return {false, std::string("signal ") + (name != nullptr ? name : "unknown")};
  }
  const int code = WEXITSTATUS(status);
  return {code == kExitNoMemory, "exit status " + std::to_string(code)};
}

}  // namespace

HelperProcess::HelperProcess(const std::filesystem::path& program, std::size_t memory_bytes) {
  int ends[2] = {-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    throw_system(program.string());
  }
  const int error = Spawn().run(program, memory_bytes, ends[1], pid_);
  ::close(ends[1]);
  if (error != 0) {
    ::close(ends[0]);
    const ErrorKind kind = kind_of_system(error);
    throw Error(kind == ErrorKind::Io ? ErrorKind::NotFound : kind,
                program.string() + ": " + system_reason(error));
  }
  socket_ = ends[0];
}

HelperProcess::~HelperProcess() {
  end(std::chrono::milliseconds(0));
  ::close(socket_);
}

std::size_t HelperProcess::resident_bytes() const {
  const std::string name = "/proc/" + std::to_string(pid_) + "/statm";
  const int file = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  std::array<char, 128> text{};
  const ssize_t size = ::read(file, text.data(), text.size() - 1);
  ::close(file);
  if (size <= 0) return 0;
  // "total resident …" in pages
  char* rest = nullptr;
  std::strtoull(text.data(), &rest, 10);
  static const auto page_bytes = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  return std::strtoull(rest, nullptr, 10) * page_bytes;
}

HelperEnd HelperProcess::end(std::chrono::milliseconds grace) {
  if (pid_ < 0) return {};
  const auto kill_at = Clock::now() + grace;
  const auto give_up_at = kill_at + kReapTime;
  bool killed = false;
  HelperEnd out{false, "did not end"};
  while (true) {
    int status = 0;
    const pid_t reaped = ::waitpid(pid_, &status, WNOHANG);
    if (reaped == pid_) {
      // A death of our own making tells nothing of the helper's.
      out = killed && grace.count() > 0 ? HelperEnd{false, "closed its socket"} : told_by(status);
      break;
    }
    // Without a child of that number (a program that ignores SIGCHLD has none) nobody is killed:
    // the number may be another's by now.
    if (reaped < 0 && errno == ECHILD) break;
    const auto now = Clock::now();
    if (!killed && now >= kill_at) {
      ::kill(pid_, SIGKILL);
      killed = true;
    }
    if (now >= give_up_at) break;
    std::this_thread::sleep_for(std::chrono::microseconds(200));
  }
  pid_ = -1;
  return out;
}

}  // namespace kouryu
