// Seals a database with its manifest, and breaks the seal before its files are changed.
#ifndef KOURYU_INDEXER_WRITE_SEAL_H_
#define KOURYU_INDEXER_WRITE_SEAL_H_

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "dict/integrity/glass_header.h"

namespace kouryu {

/// Writes, durably, the manifest of the files at `database` as they are. Nothing may change them
/// meanwhile. Throws Error: Io, or Corrupt when the database has not a text for each passage.
void seal_database(const std::string& database);
/// Marks, durably, that the files at `database` are going to be changed.
void break_seal(const std::string& database);
/// What stands in the header of the database in the folder `database`, its passages and texts
/// compared. Throws Error: Io, Corrupt.
[[nodiscard]] GlassHeader database_header(const std::string& database);
/// Throws Error (Corrupt) unless `merged` has all that `parts` had: Xapian takes a file that it
/// cannot open for an empty one.
void compare_with_parts(const std::string& merged, const std::vector<GlassHeader>& parts);

/// Writes `bytes` to `file` so that a kill leaves the old ones or these. Throws Error (Io).
void write_durably(const std::filesystem::path& file, std::string_view bytes);
/// Makes renames inside `folder` durable; file systems that cannot are left alone.
void sync_folder(const std::string& folder);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_WRITE_SEAL_H_
