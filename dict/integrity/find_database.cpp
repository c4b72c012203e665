// Looks at names only. The lock itself is never tried here: a writer that starts meanwhile would
// find it taken.
#include "dict/integrity/find_database.h"

#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <string>
#include <system_error>

#include "dict/base/locale.h"
#include "dict/base/presence.h"
#include "dict/base/system_calls.h"
#include "dict/integrity/glass_header.h"

namespace kouryu {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void throw_none(const fs::path& index) {
  throw Error(ErrorKind::NotFound, index.string() + ": " + error_text(ErrorKind::NotFound));
}

/// What a run that was killed before its end leaves.
bool holds_nothing(const fs::path& folder) {
  std::error_code error;
  fs::directory_iterator entry(folder, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    const fs::path name = entry->path().filename();
    if (name != kLockFile && name != "building") return false;
  }
  if (error) throw_system(folder, error.value());
  return true;
}

}  // namespace

fs::path find_database(const fs::path& index) {
  if (fs::path inner = index / "xapian"; is_there(inner)) return inner;
  if (!is_there(index)) throw_none(index);
  if (!is_folder(index)) return index;  // a stub file, maybe
  // Of Xapian's own, by its tools or an older kouryu.
  if (is_there(index / kGlassHeaderFile) || is_there(index / "XAPIANDB")) return index;
  if (const auto process = lock_holder(index)) {
    throw Error(ErrorKind::Building,
                index.string() + ": " + error_text(ErrorKind::Building) + holder_text(process));
  }
  if (holds_nothing(index)) throw_none(index);
  throw Error(ErrorKind::NotAnIndex, index.string() + ": " + error_text(ErrorKind::NotAnIndex));
}

void sign_lock(int descriptor) {
  // Told to others only: without room for it the lock holds as well.
  (void)(::ftruncate(descriptor, 0) == 0 && ::lseek(descriptor, 0, SEEK_SET) == 0 &&
         write_all(descriptor, std::to_string(::getpid()) + '\n'));
}

std::optional<int> lock_holder(const fs::path& index) {
  std::ifstream lock(index / kLockFile);
  int process = 0;
  if (!(lock >> process) || process <= 0) return std::nullopt;
  const bool lives = ::kill(process, 0) == 0 || errno == EPERM;
  return lives ? std::optional(process) : std::nullopt;
}

std::string holder_text(std::optional<int> process) {
  if (!process) return {};
  return say(" (process ", "(プロセス ") + std::to_string(*process) + say(")", ")");
}

}  // namespace kouryu
