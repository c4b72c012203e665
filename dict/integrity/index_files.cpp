// The writer marks the manifest before it changes a file (see indexer/write/seal.h): a fault counts
// only when the manifest is still the same after it was seen.
#include "dict/integrity/index_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <map>
#include <memory>
#include <mutex>
#include <string_view>
#include <utility>

#include "dict/base/locale.h"
#include "dict/base/presence.h"
#include "dict/base/system_calls.h"
#include "dict/integrity/glass_header.h"
#include "kouryu/error.h"

namespace kouryu {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kSmallBytes = 64U << 10;
constexpr std::size_t kPieceBytes = 256U << 10;
constexpr std::size_t kMostRemembered = 4096;
constexpr std::int64_t kNanoseconds = 1'000'000'000;

thread_local const std::atomic<bool>* stop_flag = nullptr;

class Descriptor {
 public:
  explicit Descriptor(const fs::path& path)
      : value_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)) {}
  ~Descriptor() {
    if (value_ >= 0) (void)::close(value_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int value() const { return value_; }

 private:
  int value_;
};

std::int64_t nanoseconds(const timespec& time) { return time.tv_sec * kNanoseconds + time.tv_nsec; }

/// A file of one folder, open.
class OpenFile {
 public:
  OpenFile(const fs::path& folder, std::string shown, std::string name)
      : shown_(std::move(shown)), name_(std::move(name)), descriptor_(folder / name_) {
    if (descriptor_.value() < 0) {
      if (errno != ENOENT && errno != ENOTDIR) throw_system(shown_ + '/' + name_);
      return;
    }
    if (::fstat(descriptor_.value(), &info_) != 0) throw_system(shown_ + '/' + name_);
    there_ = S_ISREG(info_.st_mode);
  }

  [[nodiscard]] bool there() const { return there_; }
  [[nodiscard]] std::uint64_t size() const { return static_cast<std::uint64_t>(info_.st_size); }
  [[nodiscard]] std::int64_t mtime_ns() const { return nanoseconds(info_.st_mtim); }
  /// Tells one state of one file from all others, as far as the system does.
  [[nodiscard]] std::array<std::int64_t, 5> state() const {
    return {static_cast<std::int64_t>(info_.st_dev), static_cast<std::int64_t>(info_.st_ino),
            info_.st_size, mtime_ns(), nanoseconds(info_.st_ctim)};
  }

  /// Hands all bytes to `take` in pieces.
  template <class Take>
  void read(Take&& take) const {
    const auto size_of_piece = std::min<std::size_t>(kPieceBytes, size() + 1);
    const std::unique_ptr<char[]> piece(new char[size_of_piece]);
    for (off_t at = 0;;) {
      if (stop_flag != nullptr && *stop_flag) throw Stopped{};
      const ssize_t got = ::pread(descriptor_.value(), piece.get(), size_of_piece, at);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) throw_system(shown_ + '/' + name_);
      if (got == 0) return;
      take(std::string_view(piece.get(), static_cast<std::size_t>(got)));
      at += got;
    }
  }

  [[nodiscard]] std::uint64_t hash() const {
    const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state(XXH3_createState(),
                                                                                XXH3_freeState);
    (void)XXH3_64bits_reset(state.get());
    read([&](std::string_view piece) {
      (void)XXH3_64bits_update(state.get(), piece.data(), piece.size());
    });
    return XXH3_64bits_digest(state.get());
  }

 private:
  std::string shown_;
  std::string name_;
  Descriptor descriptor_;
  struct stat info_ {};
  bool there_ = false;
};

/// Hashes that this process has taken: a server opens the same files for each of its threads.
class Remembered {
 public:
  std::uint64_t hash(const OpenFile& file, Look look) {
    if (look == Look::Quick) {
      if (const auto known = find(file)) return *known;
    }
    const std::uint64_t hash = file.hash();
    const std::lock_guard lock(mutex_);
    if (hashes_.size() >= kMostRemembered) hashes_.clear();
    hashes_[file.state()] = hash;
    return hash;
  }
  std::optional<std::uint64_t> find(const OpenFile& file) {
    const std::lock_guard lock(mutex_);
    const auto found = hashes_.find(file.state());
    return found == hashes_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  std::mutex mutex_;
  std::map<std::array<std::int64_t, 5>, std::uint64_t> hashes_;
};

Remembered& remembered() {
  static Remembered hashes;
  return hashes;
}

bool is_as_written(const OpenFile& file, const ManifestFile& written, Look look) {
  if (file.size() != written.size) return false;
  if (file.size() <= kSmallBytes) return file.hash() == written.hash;
  // A hash that was taken of this very state, in the background for instance, tells more.
  if (look == Look::Quick && file.mtime_ns() == written.mtime_ns && !remembered().find(file)) {
    return true;
  }
  return remembered().hash(file, look) == written.hash;
}

std::string table_file(std::string_view table) { return std::string(table) + ".glass"; }

/// One look at the files, each compared with what `manifest` tells.
std::vector<DamagedFile> compare(const fs::path& folder, const std::string& shown,
                                 const Manifest& manifest, Look look) {
  std::vector<DamagedFile> damaged;
  for (const ManifestFile& written : manifest.files) {
    const OpenFile file(folder, shown, written.name);
    if (!file.there()) {
      damaged.push_back({written.name, FileFault::Missing});
    } else if (!is_as_written(file, written, look)) {
      damaged.push_back({written.name, FileFault::Changed});
    }
  }
  for (const std::string_view table : kGlassTables) {
    const std::string name = table_file(table);
    struct stat info {};
    if (manifest.find(name) == nullptr && ::stat((folder / name).c_str(), &info) == 0) {
      damaged.push_back({name, FileFault::Unlisted});
    }
  }
  return damaged;
}

/// Whether the header could be Xapian's, and the tables have the size that it tells.
std::vector<DamagedFile> look_at_form(const fs::path& folder, const std::string& shown,
                                      bool has_manifest) {
  const auto bytes = read_small_file(folder, shown, kGlassHeaderFile);
  if (!bytes) {
    // Without a manifest it may be a database of another kind, or none: Xapian tells.
    if (!has_manifest) return {};
    return {{kGlassHeaderFile, FileFault::Missing}};
  }
  const auto header = read_glass_header(*bytes);
  if (!header) return {{kGlassHeaderFile, FileFault::Foreign}};
  std::vector<DamagedFile> damaged;
  for (std::size_t i = 0; i < kGlassTables.size(); ++i) {
    const std::string name = table_file(kGlassTables[i]);
    struct stat info {};
    const bool there = ::stat((folder / name).c_str(), &info) == 0;
    const std::uint64_t least = header->tables[i].least_bytes();
    if (!there && least > 0) {
      damaged.push_back({name, FileFault::Missing});
    } else if (there && static_cast<std::uint64_t>(info.st_size) < least) {
      damaged.push_back({name, FileFault::Changed});
    }
  }
  return damaged;
}

}  // namespace

StopScope::StopScope(const std::atomic<bool>& flag) { stop_flag = &flag; }
StopScope::~StopScope() { stop_flag = nullptr; }

std::optional<std::string> read_small_file(const fs::path& folder, const std::string& shown,
                                           const std::string& name) {
  const OpenFile file(folder, shown, name);
  if (!file.there()) return std::nullopt;
  std::string bytes;
  if (file.size() > kSmallBytes) return bytes;  // not what it should be, whatever it holds
  file.read([&](std::string_view piece) { bytes += piece; });
  return bytes;
}

std::optional<ManifestFile> describe_file(const fs::path& folder, const std::string& shown,
                                          const std::string& name) {
  const OpenFile file(folder, shown, name);
  if (!file.there()) return std::nullopt;
  return ManifestFile{name, file.size(), file.mtime_ns(), file.hash()};
}

FilesSeen look_at_files(const fs::path& folder, const std::string& shown, Look look) {
  std::optional<std::string> told = read_small_file(folder, shown, kManifestFile);
  while (true) {
    FilesSeen seen;
    if (told) {
      seen.manifest = decode_manifest(*told);
      if (!seen.manifest) {
        seen.damaged = {{kManifestFile, FileFault::Changed}};
        return seen;
      }
    }
    if (seen.manifest && !seen.manifest->writing) {
      seen.damaged = compare(folder, shown, *seen.manifest, look);
    } else {
      seen.damaged = look_at_form(folder, shown, seen.manifest.has_value());
    }
    if (seen.damaged.empty()) return seen;
    std::optional<std::string> now = read_small_file(folder, shown, kManifestFile);
    if (now == told) return seen;
    told = std::move(now);
  }
}

std::vector<fs::path> database_folders(const fs::path& database) {
  if (is_folder(database)) return {database};
  std::vector<fs::path> folders;
  std::ifstream stub(database);
  std::string line;
  while (std::getline(stub, line)) {
    const std::size_t cut = line.find(' ');
    if (cut == std::string::npos || line[0] == '#') continue;
    const std::string kind = line.substr(0, cut);
    if (kind != "auto" && kind != "glass") continue;
    const fs::path named = line.substr(cut + 1);
    // Relative to the stub's folder, as for Xapian.
    folders.push_back(named.is_absolute() ? named : database.parent_path() / named);
  }
  return folders;
}

std::vector<std::string> xapian_files(const fs::path& folder, const std::string& shown) {
  std::error_code error;
  std::vector<std::string> names;
  fs::directory_iterator entry(folder, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    const fs::path name = entry->path().filename();
    if (name == kGlassHeaderFile || name.extension() == ".glass") names.push_back(name.string());
  }
  if (error) throw_system(shown, error.value());
  std::sort(names.begin(), names.end());
  return names;
}

void check_files(const fs::path& database, const std::string& shown, Look look) {
  for (const fs::path& folder : database_folders(database)) {
    const std::string name = folder == database ? shown : folder.string();
    const FilesSeen seen = look_at_files(folder, name, look);
    if (seen.damaged.empty()) continue;
    throw Error(ErrorKind::Corrupt, damage_text(name, seen.damaged.front()));
  }
}

std::string damage_text(const std::string& shown, const DamagedFile& file) {
  std::string text = shown + '/' + file.name + ": ";
  switch (file.fault) {
    case FileFault::Missing:
      return text + say("the index is damaged: this file is missing",
                        "索引が壊れています(ファイルがありません)");
    case FileFault::Changed:
      return text + say("the index is damaged: this file is not as it was written",
                        "索引が壊れています(書き込まれた内容と違います)");
    case FileFault::Foreign:
      return text + say("the index is damaged: this is no header of a database",
                        "索引が壊れています(データベースの見出しではありません)");
    case FileFault::Unlisted:
      return text + say("the index is damaged: this file does not belong to it",
                        "索引が壊れています(この索引のファイルではありません)");
  }
  return text;
}

}  // namespace kouryu
