// Landlock by its bare system calls: the C library of Debian 12 has no names for them.
#include "indexer/extract/worker/folders.h"

#include <fcntl.h>
#include <link.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <set>
#include <string>

#include "dict/lexicon/data_dir.h"

namespace kouryu {
namespace {

namespace fs = std::filesystem;

/// What libraries open only when they need it. Beside these: the folders of all that is loaded, for
/// what is loaded late (character set converters), and kouryu's own data.
constexpr std::array kReadable = {
    "/usr/share/poppler",      // CMaps
    "/usr/share/fonts",        // for PDFs that do not embed theirs
    "/usr/local/share/fonts",  //
    "/usr/share/fontconfig",   //
    "/etc/fonts",              //
    "/var/cache/fontconfig",   //
    "/usr/lib",                // gconv
    "/lib",                    //
    "/etc/ld.so.cache",        //
    "/usr/share/zoneinfo",     // dates of mails
    "/etc/localtime",          //
    "/usr/share/locale",       //
    "/usr/share/icu",          //
};

constexpr std::uint64_t kRead = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;

/// Access rights that a kernel knows, by the number of its interface. Debian 12's header ends with
/// number 2.
struct Known {
  long since;
  std::uint64_t files;
  std::uint64_t network;
  std::uint64_t scoped;
};
constexpr std::array kKnown = {
    Known{1, 0x1FFF, 0, 0},  // all from executing to making symbolic links
    Known{2, 0x2000, 0, 0},  // moving between folders
    Known{3, 0x4000, 0, 0},  // truncating
    Known{4, 0, 0x3, 0},     // binding and connecting TCP sockets
    Known{5, 0x8000, 0, 0},  // ioctl on devices
    Known{6, 0, 0, 0x3},     // abstract sockets and signals, to others than itself
};

/// struct landlock_ruleset_attr of number 6; a kernel is told how much of it is meant.
struct Ruleset {
  std::uint64_t files = 0;
  std::uint64_t network = 0;
  std::uint64_t scoped = 0;
};

std::size_t ruleset_bytes(long version) {
  if (version >= 6) return sizeof(Ruleset);
  return version >= 4 ? offsetof(Ruleset, scoped) : offsetof(Ruleset, network);
}

int add_folder_of(dl_phdr_info* info, std::size_t, void* folders) {
  const fs::path file(info->dlpi_name);
  if (file.is_absolute()) static_cast<std::set<fs::path>*>(folders)->insert(file.parent_path());
  return 0;
}

std::set<fs::path> readable() {
  std::set<fs::path> all(kReadable.begin(), kReadable.end());
  ::dl_iterate_phdr(add_folder_of, &all);
  Unseen unseen;
  for (const fs::path& folder : data_folders(unseen)) all.insert(folder);
  return all;
}

/// What does not exist needs no rule.
bool allow(int ruleset, const fs::path& path) {
  const int file = ::open(path.c_str(), O_PATH | O_CLOEXEC);
  if (file < 0) return true;
  struct stat told {};
  const bool folder = ::fstat(file, &told) == 0 && S_ISDIR(told.st_mode);
  landlock_path_beneath_attr rule{};
  rule.allowed_access = folder ? kRead : std::uint64_t{LANDLOCK_ACCESS_FS_READ_FILE};
  rule.parent_fd = file;
  const bool added =
      ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
  ::close(file);
  return added;
}

}  // namespace

bool restrict_folders() {
  const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, std::size_t{0},
                                 LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1 || ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return false;
  Ruleset wanted;
  for (const Known& known : kKnown) {
    if (known.since > version) break;
    wanted.files |= known.files;
    wanted.network |= known.network;
    wanted.scoped |= known.scoped;
  }
  const int ruleset =
      static_cast<int>(::syscall(SYS_landlock_create_ruleset, &wanted, ruleset_bytes(version), 0));
  if (ruleset < 0) return false;
  bool held = true;
  for (const fs::path& path : readable()) held = allow(ruleset, path) && held;
  held = held && ::syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
  ::close(ruleset);
  return held;
}

}  // namespace kouryu
