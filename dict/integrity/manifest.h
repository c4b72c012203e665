// The manifest of a database: size, time and hash of each of its files, in a file beside them.
//
// It is written after a commit. Before the files are changed it is marked: whoever reads it then
// knows that they are newer than what it tells, and so does whoever comes after a kill.
#ifndef KOURYU_DICT_INTEGRITY_MANIFEST_H_
#define KOURYU_DICT_INTEGRITY_MANIFEST_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kouryu {

inline constexpr const char* kManifestFile = "manifest";

struct ManifestFile {
  std::string name;
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;
  std::uint64_t hash = 0;  // XXH3
  friend bool operator==(const ManifestFile&, const ManifestFile&) = default;
};

struct Manifest {
  bool writing = false;             // the files are being changed, or were when a run was killed
  std::int64_t written_s = 0;       // Unix time of the last commit that it tells of
  std::string header;               // Xapian's header: a hundred bytes without which all is lost
  std::vector<ManifestFile> files;  // by name
  [[nodiscard]] const ManifestFile* find(std::string_view name) const;
  friend bool operator==(const Manifest&, const Manifest&) = default;
};

/// Lines for a person to read, with a hash of them as the last.
[[nodiscard]] std::string encode_manifest(const Manifest& manifest);
/// nullopt when a single byte is not as encode_manifest() wrote it.
[[nodiscard]] std::optional<Manifest> decode_manifest(std::string_view bytes);

}  // namespace kouryu

#endif  // KOURYU_DICT_INTEGRITY_MANIFEST_H_
