// Lock, recovery and swap of the index folder.
#include "indexer/write/index_store.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <xapian.h>

#include <cerrno>
#include <cstdio>
#include <utility>

#include "dict/base/presence.h"
#include "dict/base/system_calls.h"
#include "dict/integrity/find_database.h"
#include "dict/integrity/index_files.h"
#include "dict/schema/fields.h"
#include "dict/schema/with_reason.h"
#include "dict/tokens/analyzer.h"
#include "indexer/write/seal.h"
#include "kouryu/error.h"

namespace kouryu {
namespace fs = std::filesystem;
namespace {

// Hashing an index reads all of it, at the speed of memory or, where it is not there, of the disk.
// A run does so before its first change and at its end; between them it spends a twentieth of its
// time on it.
constexpr int kLeastBetweenSeals = 20;  // times what the last one took

bool swap_paths(const fs::path& a, const fs::path& b) {
  return ::renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) == 0;
}

}  // namespace

IndexStore::IndexStore(fs::path dir) : dir_(std::move(dir)) {
  std::error_code error;
  fs::create_directories(dir_, error);
  if (error) throw_system(dir_, error.value());
  const fs::path lock = dir_ / kLockFile;
  lock_ = ::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (lock_ < 0) throw_system(lock);
  if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    const bool busy = errno == EWOULDBLOCK;
    const int saved = errno;
    (void)::close(lock_);
    errno = saved;
    if (!busy) throw_system(lock);
    throw Error(ErrorKind::Busy, dir_.string() + ": " + error_text(ErrorKind::Busy) +
                                     holder_text(lock_holder(dir_)));
  }
  sign_lock(lock_);
  folder_ = ::open(dir_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder_ < 0) {
    const int reason = errno;
    (void)::close(lock_);
    throw_system(dir_, reason);
  }
  const fs::path old = dir_ / "building" / "old";
  try {
    if (!has_database() && is_there(old)) fs::rename(old, database());
  } catch (...) {
    (void)::close(folder_);
    (void)::close(lock_);
    throw;
  }
  clear_scratch();
}

IndexStore::~IndexStore() {
  std::error_code ignored;
  fs::remove_all(dir_ / "building", ignored);
  if (folder_ >= 0) (void)::close(folder_);
  if (::ftruncate(lock_, 0) != 0) errno = 0;  // nobody's, from here on
  (void)::close(lock_);
}

IndexStore::Gate::Gate(IndexStore& store) : store_(store), inner_(store.gated_) {
  if (inner_) return;
  while (::flock(store_.folder_, LOCK_EX) != 0 && errno == EINTR) {
  }
  store_.gated_ = true;
}

IndexStore::Gate::~Gate() {
  if (inner_) return;
  (void)::flock(store_.folder_, LOCK_UN);
  store_.gated_ = false;
}

void IndexStore::begin_change() {
  if (!looked_at_) check_files(database(), Look::Whole);
  looked_at_ = true;
  if (!unsealed_) break_seal(database());
  unsealed_ = true;
}

void IndexStore::end_change() {
  if (Clock::now() - sealed_at_ >= kLeastBetweenSeals * seal_cost_) seal();
}

void IndexStore::seal() {
  if (!unsealed_) return;
  const Gate gate(*this);
  const auto begin = Clock::now();
  seal_database(database());
  sealed_at_ = Clock::now();
  seal_cost_ = sealed_at_ - begin;
  unsealed_ = false;
}

// What does not answer is there: taken for missing, it would be replaced by less than it holds.
bool IndexStore::has_database() const { return is_there(database()); }

std::string IndexStore::scratch(const std::string& name) {
  std::error_code error;
  fs::create_directories(dir_ / "building", error);
  if (error) throw_system(dir_ / "building", error.value());
  const fs::path path = dir_ / "building" / name;
  fs::remove_all(path, error);
  return path.string();
}

void IndexStore::install(const std::string& built) {
  seal_database(built);
  const Gate gate(*this);
  if (has_database()) {
    if (!swap_paths(built, database())) {
      // No atomic exchange on this file system: the next writer puts "old" back after a kill here.
      const std::string old = scratch("old");
      if (std::rename(database().c_str(), old.c_str()) != 0) throw_system(database());
      if (std::rename(built.c_str(), database().c_str()) != 0) {
        const int saved = errno;
        (void)std::rename(old.c_str(), database().c_str());
        errno = saved;
        throw_system(database());
      }
    }
  } else if (std::rename(built.c_str(), database().c_str()) != 0) {
    throw_system(database());
  }
  sync_folder(dir_.string());
  looked_at_ = true;
  unsealed_ = false;
}

void IndexStore::repair() {
  const std::string rewritten = scratch("repaired");
  Xapian::Database(database()).compact(rewritten);
  compare_with_parts(rewritten, {database_header(database())});
  const bool goes_on = gated_;  // inside change(), whose work is to be tried again
  install(rewritten);
  if (goes_on) begin_change();
}

void IndexStore::clear_scratch() {
  std::error_code error;
  fs::remove_all(dir_ / "building", error);
}

void write_index_version(const std::string& database) {
  const std::string analyzer = analyzer_fingerprint();
  with_reason(database, [&] {
    Xapian::WritableDatabase writable(database, Xapian::DB_CREATE_OR_OPEN);
    writable.set_metadata(kMetaSchemaVersion, std::to_string(kSchemaVersion));
    writable.set_metadata(kMetaAnalyzer, analyzer);
    writable.commit();
  });
}

}  // namespace kouryu
