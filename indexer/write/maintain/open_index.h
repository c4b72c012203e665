// The database of an index, opened to be read while a writer may be at work.
#ifndef KOURYU_INDEXER_WRITE_MAINTAIN_OPEN_INDEX_H_
#define KOURYU_INDEXER_WRITE_MAINTAIN_OPEN_INDEX_H_

#include <xapian.h>

#include <filesystem>
#include <string>

namespace kouryu {

/// DIR/xapian, or DIR itself where that is the database. Throws Error (NotFound).
[[nodiscard]] std::string database_of(const std::filesystem::path& index);

/// Opens it when its files are as they were written and this program may read it. Throws Error:
/// NotFound, Corrupt, Incompatible, Io.
[[nodiscard]] Xapian::Database open_index(const std::filesystem::path& index);

/// While it lives, no writer commits to `index` or replaces it: see IndexStore::change().
class CommitPause {
 public:
  explicit CommitPause(const std::filesystem::path& index);
  ~CommitPause();
  CommitPause(const CommitPause&) = delete;
  CommitPause& operator=(const CommitPause&) = delete;

 private:
  int folder_;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_WRITE_MAINTAIN_OPEN_INDEX_H_
