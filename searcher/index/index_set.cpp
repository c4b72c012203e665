// Opens indexes, keeps them fresh, and goes on without those that do not answer.
#include "searcher/index/index_set.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <charconv>
#include <cstdint>
#include <set>

#include "dict/base/locale.h"
#include "dict/base/system_calls.h"
#include "dict/integrity/find_database.h"
#include "dict/integrity/index_files.h"
#include "dict/schema/xapian_errors.h"

namespace kouryu {
namespace {

constexpr std::string_view kRemotePrefix = "tcp://";
constexpr unsigned kTimeoutMs = 10'000;
constexpr unsigned kConnectTimeoutMs = 3'000;

ino_t inode_of(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 ? info.st_ino : 0;
}

ino_t inode_of(int handle) {
  struct stat info {};
  return ::fstat(handle, &info) == 0 ? info.st_ino : 0;
}

/// The name of a folder that is held open, whatever it is renamed to.
std::string held_name(int handle) { return "/proc/self/fd/" + std::to_string(handle); }

/// A handle on the folder `path`; nothing for a file, and where handles have no names.
std::shared_ptr<const int> open_folder(const std::string& path) {
  const int handle = ::open(path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) return nullptr;
  if (::access(held_name(handle).c_str(), X_OK) != 0) {
    ::close(handle);
    return nullptr;
  }
  return {new int(handle), [](const int* held) {
            ::close(*held);
            delete held;
          }};
}

/// Opens the database in `folder`, wherever it may be renamed to: Xapian opens its files by name
/// again and again, and would mix those of an index that is swapped in meanwhile with the old ones.
Xapian::Database open_local(const std::string& path, const std::shared_ptr<const int>& folder) {
  return Xapian::Database(folder ? held_name(*folder) : path);
}

/// The name under which the files of a shard are there, wherever its folder may be renamed to.
std::string files_name(const std::string& path, const std::shared_ptr<const int>& folder) {
  return folder ? held_name(*folder) : path;
}

/// What no waiting mends: to go on without it would hide a mistake.
bool is_of_others(const Error& error) {
  return error.kind() == ErrorKind::Incompatible || error.kind() == ErrorKind::NotAnIndex;
}

/// 0 for a stub of several databases.
std::uint64_t revision_of(const Xapian::Database& database) {
  try {
    return database.get_revision();
  } catch (const Xapian::InvalidOperationError&) {
    return 0;
  }
}

Xapian::Database open_remote(const std::string& name) {
  const std::string address = name.substr(kRemotePrefix.size());
  const std::size_t colon = address.rfind(':');
  unsigned port = 0;
  if (colon != std::string::npos) {
    const char* const end = address.data() + address.size();
    const auto read = std::from_chars(address.data() + colon + 1, end, port);
    if (read.ptr != end) port = 0;
  }
  if (port == 0 || port > 65535) {
    throw Error(ErrorKind::NotFound, name + say(": not of the form tcp://HOST:PORT",
                                                ": tcp://HOST:PORT の形ではありません"));
  }
  return Xapian::Remote::open(address.substr(0, colon), port, kTimeoutMs, kConnectTimeoutMs);
}

}  // namespace

std::string joined_names(const std::vector<std::string>& indexes) {
  std::string out;
  for (const std::string& index : indexes) out += (out.empty() ? "" : ", ") + index;
  return out;
}

bool IndexSet::is_replaced(const Shard& shard) {
  if (shard.remote || shard.path.empty()) return false;
  const ino_t now = inode_of(shard.path);
  return now != 0 && now != shard.inode;
}

void IndexSet::open(Shard& shard) {
  const auto look = [&] {
    shard.path = find_database(shard.name).string();
    shard.folder = open_folder(shard.path);
    shard.inode = shard.folder ? inode_of(*shard.folder) : inode_of(shard.path);
    if (shard.inode == 0) throw_system(shard.path);
  };
  // A folder that is swapped out is deleted file by file: what was opened of it then may lack some,
  // and Xapian takes a file that is not there for an empty one. A writer may commit twice while we
  // look, or put a new index in place, and again while we look once more.
  for (int attempt = 0;; ++attempt) {
    try {
      if (shard.remote) {
        shard.database = open_remote(shard.name);
      } else {
        look();
        check_files(files_name(shard.path, shard.folder), shard.path, Look::Quick);
        shard.database = open_local(shard.path, shard.folder);
      }
      check_compatible(shard.database, shard.name);
      if (!is_replaced(shard) || attempt >= kMostAttempts) break;
    } catch (const Xapian::DatabaseModifiedError&) {
      if (attempt >= kMostAttempts) throw;
    } catch (const Xapian::DatabaseError&) {
      if (attempt >= kMostAttempts || !is_replaced(shard)) throw;
    } catch (const Error&) {
      if (attempt >= kMostAttempts || !is_replaced(shard)) throw;
    }
  }
  shard.alive = true;
  shard.error.reset();
}

IndexSet::IndexSet(const std::vector<std::string>& names)
    : asked_(std::chrono::steady_clock::now()) {
  if (names.empty())
    throw Error(ErrorKind::NotFound, say("no index is named", "索引が指定されていません"));
  for (const std::string& name : names) {
    Shard shard;
    shard.name = name;
    shard.remote = name.starts_with(kRemotePrefix);
    try {
      at_boundary(shard.name, [&] { open(shard); });
    } catch (const Error& error) {
      if (is_of_others(error)) throw;
      shard.error = error;
    }
    shards_.push_back(std::move(shard));
  }
  join();
  require_one();
}

void IndexSet::require_one() const {
  const Shard* last = nullptr;
  for (const Shard& shard : shards_) {
    if (shard.alive) return;
    if (shard.error) last = &shard;
  }
  if (last != nullptr) throw *last->error;
}

void IndexSet::join() {
  Xapian::Database all;
  std::set<std::string> known;
  local_ = true;
  remote_ = false;
  for (const Shard& shard : shards_) {
    if (!shard.alive) continue;
    all.add_database(shard.database);
    remote_ = remote_ || shard.remote;
    local_ = local_ && !shard.remote && known.insert(shard.database.get_uuid()).second;
  }
  all_ = all;
  ++generation_;
}

std::vector<Xapian::Database> IndexSet::parts() const {
  std::vector<Xapian::Database> out;
  for (const Shard& shard : shards_) {
    if (shard.alive) out.push_back(shard.database);
  }
  return out;
}

std::vector<std::string> IndexSet::missing() const {
  std::vector<std::string> out;
  for (const Shard& shard : shards_) {
    if (!shard.alive) out.push_back(shard.name);
  }
  return out;
}

IndexState IndexSet::state() const {
  IndexState state;
  for (const Shard& shard : shards_) {
    IndexState::Part part;
    part.name = shard.name;
    part.available = shard.alive;
    if (shard.alive) {
      part.id = shard.database.get_uuid();
      part.revision = shard.remote ? 0 : revision_of(shard.database);
    }
    state.parts.push_back(std::move(part));
  }
  state.passages = all_.get_doccount();
  return state;
}

void IndexSet::refresh() {
  const auto now = std::chrono::steady_clock::now();
  const bool ask = now - asked_ > kAskAgain;
  if (ask) asked_ = now;
  bool changed = false;
  for (Shard& shard : shards_) changed = refresh(shard, ask) || changed;
  if (changed) join();
  require_one();
  try {
    if (read([&] { return all_.reopen(); })) ++generation_;
  } catch (const Xapian::DatabaseOpeningError&) {
    // Replaced and deleted since it was looked at: its open files answer until the next look.
  }
}

bool IndexSet::refresh(Shard& shard, bool ask) {
  if (!is_replaced(shard)) {
    if (shard.alive) return !is_sound(shard);
    if (!ask) return false;
  }
  Shard fresh;
  fresh.name = shard.name;
  fresh.remote = shard.remote;
  try {
    at_boundary(shard.name, [&] { open(fresh); });
    shard = std::move(fresh);
    return true;
  } catch (const Error& error) {
    // A replaced index that does not open yet: its old files still answer.
    if (is_of_others(error)) throw;
    shard.error = error;
    return false;
  }
}

bool IndexSet::is_sound(Shard& shard) {
  if (shard.remote) return true;
  try {
    at_boundary(shard.name, [&] {
      check_files(files_name(shard.path, shard.folder), shard.path, Look::Quick);
    });
  } catch (const Error& error) {
    if (is_replaced(shard)) return true;  // and deleted, as it was looked at: until the next look
    shard.error = error;
    shard.alive = false;
  }
  return shard.alive;
}

void IndexSet::reopen() {
  // Moving to the newest state may itself be overtaken.
  for (int attempt = 0;; ++attempt) {
    try {
      all_.reopen();
      break;
    } catch (const Xapian::DatabaseModifiedError&) {
      if (attempt >= kMostAttempts) throw;
    }
  }
  ++generation_;
}

bool IndexSet::drop_silent() {
  bool dropped = false;
  bool any = false;
  for (Shard& shard : shards_) {
    if (!shard.alive) continue;
    try {
      if (shard.remote) {
        // The connection may have died between two questions; a new one is the cure.
        shard.database = open_remote(shard.name);
        shard.database.keep_alive();
      }
      any = true;
    } catch (const Xapian::Error&) {
      shard.alive = false;
      try {
        rethrow_as_error(shard.name);
      } catch (const Error& told) {
        shard.error = told;
      }
    }
    dropped = true;
  }
  if (any) join();
  return any && dropped;
}

}  // namespace kouryu
