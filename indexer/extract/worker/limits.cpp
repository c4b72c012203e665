// setrlimit and prctl. No new privileges come first: the filters that follow need it.
#include "indexer/extract/worker/limits.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <string_view>

#include "indexer/extract/worker/wire.h"

namespace kouryu {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;  // its shadow memory takes terabytes of addresses
#else
constexpr bool kSanitized = false;
#endif

/// The socket, a document, and the fonts and tables that a library opens meanwhile.
constexpr rlim_t kOpenFiles = 64;

/// Addresses in use now: the program and its libraries.
std::size_t mapped_bytes() {
  std::size_t pages = 0;
  if (std::FILE* const file = std::fopen("/proc/self/statm", "re"); file != nullptr) {
    if (std::fscanf(file, "%zu", &pages) != 1) pages = 0;
    std::fclose(file);
  }
  constexpr std::size_t kUnknown = std::size_t{512} << 20;
  return pages == 0 ? kUnknown : pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

bool limit(__rlimit_resource what, rlim_t most) {
  const rlimit value{most, most};
  return ::setrlimit(what, &value) == 0;
}

/// Where the machine runs short of memory, the helper goes before anything else does.
void be_first_to_go() {
  const int file = ::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (file < 0) return;
  constexpr std::string_view kMost = "1000";
  if (::write(file, kMost.data(), kMost.size()) < 0) errno = 0;  // a wish, no need
  ::close(file);
}

/// Returning lets the fault happen again, now without a handler.
void on_fault(int) {
  if (errno == ENOMEM) ::_exit(kExitNoMemory);
}

}  // namespace

bool set_limits(std::size_t memory_bytes, bool prints) {
  be_first_to_go();
  bool all = ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
  all = ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && all;
  all = limit(RLIMIT_CORE, 0) && all;
  if (!prints) all = limit(RLIMIT_FSIZE, 0) && all;
  all = limit(RLIMIT_NOFILE, kOpenFiles) && all;
  all = limit(RLIMIT_NPROC, 0) && all;
  if (!kSanitized) all = limit(RLIMIT_AS, mapped_bytes() + memory_bytes) && all;
  return all;
}

void close_inherited_files() {
  constexpr unsigned kFirst = kHelperSocket + 1;
#ifdef SYS_close_range
  if (::syscall(SYS_close_range, kFirst, ~0U, 0U) == 0) return;
#endif
  rlimit open_files{};
  ::getrlimit(RLIMIT_NOFILE, &open_files);
  for (unsigned file = kFirst; file < open_files.rlim_cur; ++file) ::close(static_cast<int>(file));
}

void tell_lack_of_memory() {
  if (kSanitized) return;  // whose own handlers tell more
  struct sigaction action {};
  action.sa_handler = on_fault;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (const int signal : {SIGABRT, SIGSEGV, SIGTRAP}) ::sigaction(signal, &action, nullptr);
}

}  // namespace kouryu
