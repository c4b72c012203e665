// What is done with an index besides updating it: told, checked, mended, copied, carried elsewhere.
#ifndef KOURYU_INDEXER_WRITE_MAINTAIN_MAINTAIN_H_
#define KOURYU_INDEXER_WRITE_MAINTAIN_MAINTAIN_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <istream>
#include <ostream>
#include <string>
#include <vector>

namespace kouryu {

/// A file of the last runs that gave nothing.
struct FailedFile {
  std::string path;  // as shown_path()
  std::string reason;
  std::string detail;
};

struct IndexStatus {
  std::size_t documents = 0;
  std::size_t passages = 0;
  std::uint64_t bytes = 0;  // of the database's files
  int schema = 0;
  std::int64_t written_s = 0;      // Unix time of the last commit; 0 = not known
  bool unfinished = false;         // a run is writing, or was killed
  std::vector<FailedFile> failed;  // by path
};
/// Throws Error: NotFound, Corrupt, Io.
[[nodiscard]] IndexStatus read_status(const std::filesystem::path& index);

struct CheckResult {
  std::vector<std::string> faults;  // a line each; none: the index is sound
  std::vector<std::string> notes;   // what could not be checked
  std::size_t passages = 0;         // read, when checked deeply
};
/// Hashes every file. `deep`: Xapian checks its tables and each passage is read, in a process of
/// its own, for a damaged table may make it crash; a writer's commits wait meanwhile. Throws Error:
/// NotFound, Io, and when deep Incompatible.
[[nodiscard]] CheckResult check_index(const std::filesystem::path& index, bool deep);

/// Copies the index as of one commit to `target`, a new or empty folder; commits wait meanwhile.
/// Throws Error: NotFound, BadQuery, Corrupt, Io.
void snapshot_index(const std::filesystem::path& index, const std::filesystem::path& target);

/// Writes all passages, and what is known of the files, as lines; returns the passages. Commits
/// wait meanwhile. Throws Error: NotFound, Corrupt, Io.
std::size_t export_index(const std::filesystem::path& index, std::ostream& out);

/// A line of an import that gave nothing, from 1; why, in English (indexer/cli/details.h).
struct RefusedLine {
  std::size_t line = 0;
  std::string detail;
};

struct ImportResult {
  std::size_t passages = 0;
  std::size_t files = 0;
  std::vector<RefusedLine> refused;
};
/// Puts exported lines into a new index or one that is there, where a passage of the same id is
/// replaced, and a document of which a state comes has the passages that come with it; lines of
/// ready-made passages are taken too. Throws Error: Busy, Corrupt, Io.
[[nodiscard]] ImportResult import_index(const std::filesystem::path& index, std::istream& in,
                                        std::size_t jobs);

struct RemoveResult {
  std::size_t documents = 0;
  std::size_t passages = 0;
};
/// Takes out documents, named by id or path (of a file: what is inside it too), or ready-made
/// passages by id, and rewrites the index so that none of their text is left in it. The paths and
/// hashes of their files are: these are not read again while they stay as they are. Nothing is
/// removed unless all of `names` are there. Throws Error: NotFound, Busy, Corrupt, Io.
RemoveResult remove_documents(const std::filesystem::path& index,
                              const std::vector<std::string>& names);

struct RepairResult {
  bool was_sound = false;
  bool sealed = false;            // only the manifest was missing or wrong
  std::size_t passages = 0;       // kept from the damaged index
  std::size_t read = 0;           // documents read again
  std::vector<std::string> lost;  // documents of which something was lost and no file is there
  std::size_t lost_passages = 0;  // that nothing tells the document of: ready-made ones
  bool forgot_removed = false;    // what was removed for good may be read again by the next run
};
/// Builds the index anew from the passages that are sound, and reads again the files of documents
/// that lost any. Throws Error: NotFound, Busy, Incompatible, Io, or Corrupt when nothing can be
/// read.
[[nodiscard]] RepairResult repair_index(const std::filesystem::path& index);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_WRITE_MAINTAIN_MAINTAIN_H_
