// The index folder on disk: who may write, what is current, and how a new database takes its place.
#ifndef KOURYU_INDEXER_WRITE_INDEX_STORE_H_
#define KOURYU_INDEXER_WRITE_INDEX_STORE_H_

#include <filesystem>
#include <string>

namespace kouryu {

/// DIR/xapian is the database readers open; DIR/lock says who writes; DIR/building holds what is
/// not finished. A database is made aside and renamed, so that a kill leaves the old one or the new
/// one. Holds the lock as long as it lives. Not for use by several threads.
class IndexStore {
 public:
  /// Locks `dir`, made when missing, and removes what a killed run left. Throws Error: Busy when
  /// another process writes, Io.
  explicit IndexStore(std::filesystem::path dir);
  ~IndexStore();
  IndexStore(const IndexStore&) = delete;
  IndexStore& operator=(const IndexStore&) = delete;

  [[nodiscard]] std::string database() const { return (dir_ / "xapian").string(); }
  [[nodiscard]] bool has_database() const;

  /// A path under DIR/building where nothing stands yet.
  [[nodiscard]] std::string scratch(const std::string& name);
  /// Makes the finished database at `built` the current one, durably. No handle to the current one
  /// may be open for writing.
  void install(const std::string& built);
  /// Rewrites the current database by compaction: what a failed write may have left in its free
  /// lists is gone, what was committed stays. No handle may be open for writing.
  void repair();
  /// Removes DIR/building.
  void clear_scratch();

 private:
  std::filesystem::path dir_;
  int lock_ = -1;
};

/// Sets the keys that say which program may read this database.
void write_index_version(const std::string& database);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_WRITE_INDEX_STORE_H_
