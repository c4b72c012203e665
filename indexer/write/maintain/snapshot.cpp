// A copy of the files between two commits, checked against the manifest that came with them.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "dict/base/locale.h"
#include "dict/base/system_calls.h"
#include "dict/integrity/index_files.h"
#include "dict/schema/xapian_errors.h"
#include "indexer/write/index_store.h"
#include "indexer/write/maintain/maintain.h"
#include "indexer/write/maintain/open_index.h"

namespace kouryu {
namespace fs = std::filesystem;
namespace {

/// Until a file and its name are on the disk.
void sync_file(const fs::path& file) {
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  const bool synced = fd >= 0 && ::fsync(fd) == 0;
  const int reason = errno;
  if (fd >= 0) (void)::close(fd);
  if (!synced) throw_system(file, reason);
}

/// Copies the files that Xapian reads, and returns what their manifest said of them.
FilesSeen copy_files(const fs::path& index, const fs::path& target) {
  const CommitPause pause(index);
  const std::string database = database_of(index);
  if (!fs::is_directory(database)) {
    throw Error(ErrorKind::BadQuery,
                database + say(": names other databases", ": 他のデータベースを指しています"),
                say("Take a snapshot of each.", "それぞれを複製してください。"));
  }
  check_files(database, Look::Quick);
  FilesSeen seen = look_at_files(database, database, Look::Quick);
  fs::create_directories(target);
  for (const std::string& name : xapian_files(database, database)) {
    fs::copy_file(fs::path(database) / name, target / name);
  }
  return seen;
}

}  // namespace

void snapshot_index(const fs::path& index, const fs::path& target) {
  at_boundary(index.string(), [&] {
    std::error_code error;
    if (fs::exists(target, error) && !fs::is_empty(target, error)) {
      throw Error(ErrorKind::BadQuery,
                  target.string() + say(" is not empty", " は空ではありません"),
                  say("Name a new or empty folder.", "新しいフォルダーを指定してください。"));
    }
    (void)database_of(index);
    IndexStore store(target);
    const fs::path copy = store.scratch("copy");
    const FilesSeen seen = copy_files(index, copy);
    for (const std::string& name : xapian_files(copy, copy.string())) {
      sync_file(copy / name);
      if (!seen.manifest || seen.manifest->writing) continue;
      const ManifestFile* const written = seen.manifest->find(name);
      const auto copied = describe_file(copy, copy.string(), name);
      // A copy of rot would be sealed as if it were sound.
      if (written == nullptr || !copied || copied->hash != written->hash) {
        throw Error(ErrorKind::Corrupt,
                    damage_text(database_of(index), {name, FileFault::Changed}));
      }
    }
    store.install(copy.string());
  });
}

}  // namespace kouryu
