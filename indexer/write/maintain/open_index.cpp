// A reader's way in.
#include "indexer/write/maintain/open_index.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

#include "dict/base/system_calls.h"
#include "dict/integrity/find_database.h"
#include "dict/integrity/index_files.h"
#include "dict/schema/xapian_errors.h"

namespace kouryu {
namespace fs = std::filesystem;

std::string database_of(const fs::path& index) { return find_database(index).string(); }

Xapian::Database open_index(const fs::path& index) {
  const std::string path = database_of(index);
  check_files(path, Look::Quick);
  Xapian::Database database(path);
  check_compatible(database, path);
  return database;
}

CommitPause::CommitPause(const fs::path& index)
    : folder_(::open(index.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  if (folder_ < 0) throw_system(index.string());
  while (::flock(folder_, LOCK_SH) != 0 && errno == EINTR) {
  }
}

CommitPause::~CommitPause() { (void)::close(folder_); }

}  // namespace kouryu
