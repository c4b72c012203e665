// Whether the files of an index are those that were written. Xapian has no checksums: from a
// damaged file it may answer something else, or crash.
#ifndef KOURYU_DICT_INTEGRITY_INDEX_FILES_H_
#define KOURYU_DICT_INTEGRITY_INDEX_FILES_H_

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "dict/integrity/manifest.h"

namespace kouryu {

enum class Look {
  Quick,  // small files whole; a large one only when its size or time is not what was written
  Whole,  // every byte
};

enum class FileFault { Missing, Changed, Foreign, Unlisted };

struct DamagedFile {
  std::string name;
  FileFault fault;
};

/// What was found in one folder.
struct FilesSeen {
  std::optional<Manifest> manifest;  // none: only the form of Xapian's header was looked at
  std::vector<DamagedFile> damaged;  // by name
};

/// While it lives, what hashes files in this thread asks `flag` before each piece, and throws
/// Stopped when it is set. Not to be nested.
class StopScope {
 public:
  explicit StopScope(const std::atomic<bool>& flag);
  ~StopScope();
  StopScope(const StopScope&) = delete;
  StopScope& operator=(const StopScope&) = delete;
};
struct Stopped {};

/// Looks at the database in `folder` while a writer may change it. A hash is taken once a process
/// for each state of a file with Quick. Throws Error (Io) for what cannot be read; `shown` is the
/// name of the folder that people know.
[[nodiscard]] FilesSeen look_at_files(const std::filesystem::path& folder, const std::string& shown,
                                      Look look);

/// Throws Error (Corrupt) that names the first damaged file of the database at `database`: a
/// folder, or a stub file that names some. What is behind a network is not looked at.
void check_files(const std::filesystem::path& database, const std::string& shown, Look look);
inline void check_files(const std::filesystem::path& database, Look look) {
  check_files(database, database.string(), look);
}

/// The folders of the database at `database`: itself, or those that a stub file names.
[[nodiscard]] std::vector<std::filesystem::path> database_folders(
    const std::filesystem::path& database);

/// Names of the files in `folder` that Xapian reads, sorted. Throws Error (Io).
[[nodiscard]] std::vector<std::string> xapian_files(const std::filesystem::path& folder,
                                                    const std::string& shown);

/// Size, time and hash of a file as it is now; nullopt when there is none. Throws Error (Io).
[[nodiscard]] std::optional<ManifestFile> describe_file(const std::filesystem::path& folder,
                                                        const std::string& shown,
                                                        const std::string& name);

/// The bytes of a file of at most some kilobytes; nullopt when there is none. Throws Error (Io).
[[nodiscard]] std::optional<std::string> read_small_file(const std::filesystem::path& folder,
                                                         const std::string& shown,
                                                         const std::string& name);

/// One line: which file, and what is wrong.
[[nodiscard]] std::string damage_text(const std::string& shown, const DamagedFile& file);
/// What to do about it.

}  // namespace kouryu

#endif  // KOURYU_DICT_INTEGRITY_INDEX_FILES_H_
