// The index folder on disk: who may write, what is current, and how a new database takes its place.
#ifndef KOURYU_INDEXER_WRITE_INDEX_STORE_H_
#define KOURYU_INDEXER_WRITE_INDEX_STORE_H_

#include <chrono>
#include <filesystem>
#include <string>
#include <utility>

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

  /// Changes the current database by `work()`, which ends with a commit. Before the first change it
  /// is looked at whole: what is damaged is not written to. Its manifest follows when that costs
  /// little beside the time since the last one, and with seal(). Meanwhile copiers wait. Throws
  /// Error: Corrupt, Io, and what `work` throws.
  template <class Work>
  void change(Work&& work) {
    const Gate gate(*this);
    begin_change();
    std::forward<Work>(work)();
    end_change();
  }
  /// Writes the manifest of the current database, where it is not as the last change left it.
  void seal();

  /// A path under DIR/building where nothing stands yet.
  [[nodiscard]] std::string scratch(const std::string& name);
  /// Makes the finished database at `built` the current one, durably and with its manifest. No
  /// handle to the current one may be open for writing.
  void install(const std::string& built);
  /// Rewrites the current database by compaction: what a failed write may have left in its free
  /// lists is gone, what was committed stays. No handle may be open for writing.
  void repair();
  /// Removes DIR/building.
  void clear_scratch();

 private:
  using Clock = std::chrono::steady_clock;

  /// Keeps copiers out, who hold the folder itself: see snapshot.
  class Gate {
   public:
    explicit Gate(IndexStore& store);
    ~Gate();
    Gate(const Gate&) = delete;
    Gate& operator=(const Gate&) = delete;

   private:
    IndexStore& store_;
    bool inner_;
  };

  void begin_change();
  void end_change();

  std::filesystem::path dir_;
  int lock_ = -1;
  int folder_ = -1;
  bool gated_ = false;
  bool looked_at_ = false;  // whole, by this run
  bool unsealed_ = false;
  Clock::time_point sealed_at_{};
  Clock::duration seal_cost_{};
};

/// Sets the keys that say which program may read this database.
void write_index_version(const std::string& database);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_WRITE_INDEX_STORE_H_
