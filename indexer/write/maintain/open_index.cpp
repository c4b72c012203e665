// A reader's way in.
#include "indexer/write/maintain/open_index.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "dict/base/locale.h"
#include "dict/base/system_calls.h"
#include "dict/integrity/index_files.h"
#include "dict/schema/xapian_errors.h"
#include "kouryu/error.h"

namespace kouryu {
namespace fs = std::filesystem;

std::string database_of(const fs::path& index) {
  std::error_code error;
  const fs::path inner = index / "xapian";
  if (fs::exists(inner, error)) return inner.string();
  if (error) throw Error(ErrorKind::Io, inner.string() + ": " + error.message());
  if (fs::exists(index / "iamglass", error)) return index.string();
  throw Error(ErrorKind::NotFound, say("no index at ", "索引がありません: ") + index.string(),
              say("build one with: kouryu-index --index DIR PATH",
                  "作成するには: kouryu-index --index DIR PATH"));
}

Xapian::Database open_index(const fs::path& index) {
  const std::string path = database_of(index);
  check_files(path, Look::Quick);
  Xapian::Database database(path);
  check_compatible(database);
  return database;
}

CommitPause::CommitPause(const fs::path& index)
    : folder_(::open(index.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  if (folder_ < 0) throw_io(index.string());
  while (::flock(folder_, LOCK_SH) != 0 && errno == EINTR) {
  }
}

CommitPause::~CommitPause() { (void)::close(folder_); }

}  // namespace kouryu
