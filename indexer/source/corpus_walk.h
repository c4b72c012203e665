// The files of a corpus in stable order, and what cannot be read with its reason.
#ifndef KOURYU_INDEXER_SOURCE_CORPUS_WALK_H_
#define KOURYU_INDEXER_SOURCE_CORPUS_WALK_H_

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace kouryu {

/// Why an input was left out.
struct Skipped {
  std::string path;    // as shown_path() shows it
  std::string reason;  // of the closed list in indexer/reasons.h
  std::string detail;  // for the person; of "unsupported" the kind of file: jpg; may be empty
};

struct SourceFile {
  std::filesystem::path path;  // absolute, lexically normal
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;
};

enum class RootState {
  Folder,
  File,  // or a device
  Missing,
  Empty,       // a folder without any file that is not hidden, however deep
  Unreadable,  // cannot be listed, or not be asked for
};

struct CorpusRoot {
  std::filesystem::path path;  // as SourceFile::path
  RootState state = RootState::Folder;
};

struct CorpusFiles {
  std::vector<SourceFile> files;  // ascending by path bytes, unique
  std::vector<Skipped> skipped;
  std::vector<CorpusRoot> roots;  // as given
};

/// Walks `roots` (files or folders; folders recursively, links in them not followed). What is
/// hidden in a folder (is_hidden(); of a folder all that is in it) is skipped as "unsupported", of
/// the kind "hidden". Every other file is taken, whatever its name: what it is its bytes tell. With
/// `extensions`, a file of another one is skipped as "unsupported", unless it is named as a root.
/// The folder `left_out`, by whatever path it is met, is passed over. Never throws for a bad input.
[[nodiscard]] CorpusFiles walk_corpus(const std::vector<std::filesystem::path>& roots,
                                      const std::vector<std::string>& extensions = {},
                                      const std::filesystem::path& left_out = {});

}  // namespace kouryu

#endif  // KOURYU_INDEXER_SOURCE_CORPUS_WALK_H_
