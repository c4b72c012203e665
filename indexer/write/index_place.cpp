// Looks at names only: a database that is damaged is an index still, and may be rebuilt.
#include "indexer/write/index_place.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

#include "dict/base/locale.h"
#include "dict/base/presence.h"
#include "dict/base/system_calls.h"
#include "dict/integrity/manifest.h"

namespace kouryu {
namespace fs = std::filesystem;
namespace {

// The kinds of database that a stub file names, one a line.
constexpr std::array<std::string_view, 5> kStubKinds = {"auto", "glass", "chert", "remote",
                                                        "inmemory"};

[[noreturn]] void refuse(ErrorKind kind, const fs::path& index, const char* english,
                         const char* japanese) {
  throw Error(kind, index.string() + say(" ", ": ") + say(english, japanese),
              say("Name an empty or new folder with --index.",
                  "--index には空または新しいフォルダーを指定してください。"));
}

/// Without links, dots and a slash at the end, also of what does not exist.
fs::path resolved(const fs::path& path) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(fs::absolute(path, error), error);
  return whole.has_filename() ? whole : whole.parent_path();
}

/// True when `path` is `folder` or lies in it, whatever links and mounts lead there.
bool is_inside(const fs::path& path, const fs::path& folder) {
  std::error_code error;
  const fs::path wanted = resolved(folder);
  for (fs::path at = resolved(path);; at = at.parent_path()) {
    if (at == wanted || fs::equivalent(at, wanted, error)) return true;
    if (!at.has_relative_path()) return false;
  }
}

/// All entries of `folder` answer `accepts`. Throws Error where it cannot be listed.
template <class Accepts>
bool all_entries(const fs::path& folder, Accepts&& accepts) {
  std::error_code error;
  fs::directory_iterator entry(folder, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    if (!accepts(*entry)) return false;
  }
  if (error) throw_system(folder, error.value());
  return true;
}

bool is_xapian_file(const fs::directory_entry& entry) {
  const fs::path name = entry.path().filename();
  return entry.symlink_status().type() == fs::file_type::regular &&
         (name == "flintlock" || name == "v.tmp" || name == kManifestFile ||
          name == std::string(kManifestFile) + ".tmp" || name.native().starts_with("iam") ||
          name.extension() == ".glass" || name.extension() == ".chert");
}

bool is_stub(const fs::path& file) {
  std::ifstream in(file);
  std::string kind;
  in >> kind;
  return std::find(kStubKinds.begin(), kStubKinds.end(), kind) != kStubKinds.end();
}

/// A database and nothing else, or the folder for one.
bool is_database(const fs::path& path) {
  return is_folder(path) ? all_entries(path, is_xapian_file) : is_stub(path);
}

/// A folder that this program has begun to fill, or has filled.
bool is_index(const fs::path& folder) {
  const fs::path database = folder / "xapian";
  const fs::path building = folder / "building";
  const bool has_database = is_there(database);
  if (has_database && !is_database(database)) return false;
  if (is_there(building) && !all_entries(building, [](const auto& part) {
        return part.path().stem() == "salvaged" || is_database(part.path());
      })) {
    return false;
  }
  // Something else may lie beside a database, but no database beside something else.
  if (has_database && !fs::is_empty(database)) return true;
  return all_entries(folder, [](const fs::directory_entry& entry) {
    const fs::path name = entry.path().filename();
    return name == "lock" || name == "xapian" || name == "building";
  });
}

}  // namespace

void check_index_place(const IndexRequest& request) {
  const fs::path& index = request.index_dir;
  for (const fs::path& path : request.paths) {
    if (request.jsonl && path == "-") continue;
    if (is_inside(path, index)) {
      refuse(ErrorKind::BadQuery, index, "is to be read, and cannot be the index",
             "読み込む文書の場所なので索引にできません");
    }
  }
  if (!is_there(index)) return;
  if (!is_folder(index)) {
    refuse(ErrorKind::NotAnIndex, index, "is no folder", "フォルダーではありません");
  }
  if (!is_index(index)) {
    refuse(ErrorKind::NotAnIndex, index, "is neither empty nor an index",
           "空でも索引でもないフォルダーです");
  }
}

}  // namespace kouryu
