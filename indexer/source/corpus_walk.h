// The files of a corpus in stable order, and what cannot be read with its reason.
#ifndef KOURYU_INDEXER_SOURCE_CORPUS_WALK_H_
#define KOURYU_INDEXER_SOURCE_CORPUS_WALK_H_

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace kouryu {

/// Why an input was left out. Reasons are a closed list: encrypted, damaged, too_large, no_text,
/// unsupported, vanished, unreadable, not_regular, bad_encoding, bad_json.
struct Skipped {
  std::string path;
  std::string reason;
  std::string detail;  // for the person; may be empty
};

struct SourceFile {
  std::filesystem::path path;  // absolute, lexically normal
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;
};

struct CorpusFiles {
  std::vector<SourceFile> files;  // ascending by path bytes, unique
  std::vector<Skipped> skipped;
};

/// Walks `roots` (files or folders; folders recursively, links in them not followed, dot-files left
/// out). A file of another extension than `extensions` (empty: those that extract() reads) is
/// skipped as "unsupported"; with `extensions`, a file named as a root is taken as it is. Never
/// throws for a bad input.
[[nodiscard]] CorpusFiles walk_corpus(const std::vector<std::filesystem::path>& roots,
                                      const std::vector<std::string>& extensions = {});

/// The whole file, or a reason. `limit_bytes`: larger files are "too_large".
struct FileBytes {
  std::string bytes;
  std::string reason;  // empty when read
};
[[nodiscard]] FileBytes read_file(const std::filesystem::path& path,
                                  std::uint64_t limit_bytes = 1ULL << 30);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_SOURCE_CORPUS_WALK_H_
