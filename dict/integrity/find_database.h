// What stands at the path of an index: its database, nothing, something else, or a run that is
// building it.
#ifndef KOURYU_DICT_INTEGRITY_FIND_DATABASE_H_
#define KOURYU_DICT_INTEGRITY_FIND_DATABASE_H_

#include <filesystem>
#include <optional>
#include <string>

namespace kouryu {

/// The Xapian database of `index`: the folder or stub file "xapian" in it, or `index` itself.
/// Throws Error: NotFound, NotAnIndex, Building, NoPermission, Io.
[[nodiscard]] std::filesystem::path find_database(const std::filesystem::path& index);

inline constexpr const char* kLockFile = "lock";  // in an index; who holds it is written there

/// Writes down that this process holds the open lock file.
void sign_lock(int descriptor);
/// The process that signed the lock of `index` and lives; nullopt when none does.
[[nodiscard]] std::optional<int> lock_holder(const std::filesystem::path& index);
/// " (process 123)", or nothing.
[[nodiscard]] std::string holder_text(std::optional<int> process);

}  // namespace kouryu

#endif  // KOURYU_DICT_INTEGRITY_FIND_DATABASE_H_
