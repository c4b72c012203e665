// The indexes a Searcher reads: local folders and remote servers, as one database.
#ifndef KOURYU_SEARCHER_INDEX_INDEX_SET_H_
#define KOURYU_SEARCHER_INDEX_INDEX_SET_H_

#include <sys/types.h>
#include <xapian.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kouryu/error.h"
#include "kouryu/searcher.h"

namespace kouryu {

/// "a, b": the indexes that a message speaks of.
[[nodiscard]] std::string joined_names(const std::vector<std::string>& indexes);

class IndexSet {
 public:
  /// Throws Error when none answers, or one is incompatible or no index.
  explicit IndexSet(const std::vector<std::string>& names);

  [[nodiscard]] const Xapian::Database& database() const { return all_; }
  /// Databases behind database(), in its order: its document ids are dealt out among them in turn.
  [[nodiscard]] std::vector<Xapian::Database> parts() const;
  /// True when posting sources of our own can run: every part is local and tells itself apart.
  [[nodiscard]] bool local() const { return local_; }
  /// True when any part is behind a network.
  [[nodiscard]] bool remote() const { return remote_; }
  /// Names of indexes that do not answer.
  [[nodiscard]] std::vector<std::string> missing() const;
  /// What each part holds; missing ones are there too.
  [[nodiscard]] IndexState state() const;
  /// Grows by one whenever the data may have changed.
  [[nodiscard]] std::size_t generation() const { return generation_; }

  /// Moves to the newest state of every index, and looks for missing ones again now and then.
  /// Throws Error when none is left: Corrupt, Io.
  void refresh();

  /// Runs `work` on one state of the data. When that state is overwritten while reading, or an
  /// index stops answering, `work` runs again on what there is.
  template <class Work>
  auto read(Work&& work) -> decltype(work()) {
    for (int attempt = 0;; ++attempt) {
      try {
        return work();
      } catch (const Xapian::DatabaseModifiedError&) {
        if (attempt >= kMostAttempts) throw;
        reopen();
      } catch (const Xapian::NetworkError&) {
        if (attempt >= kMostAttempts || !drop_silent()) throw;
      }
    }
  }

 private:
  /// On a busy machine a writer may commit twice within one answer, many times in a row.
  static constexpr int kMostAttempts = 64;
  static constexpr std::chrono::seconds kAskAgain{5};

  struct Shard {
    std::string name;
    bool remote = false;
    bool alive = false;
    Xapian::Database database;
    std::string path;  // of a local one
    ino_t inode = 0;   // of `path` when opened: another means that the index was replaced
    std::shared_ptr<const int> folder;  // holds on to what `path` was then
    std::optional<Error> error;         // why it is not alive
  };

  static void open(Shard& shard);
  static bool is_replaced(const Shard& shard);
  /// Looks again whether its files are as they were written; it is not alive when not.
  static bool is_sound(Shard& shard);
  /// Opens what was replaced, or looks for what is missing when `ask`; whether anything changed.
  static bool refresh(Shard& shard, bool ask);
  /// Throws why none is alive.
  void require_one() const;
  void join();
  void reopen();
  bool drop_silent();

  std::vector<Shard> shards_;
  Xapian::Database all_;
  bool local_ = true;
  bool remote_ = false;
  std::size_t generation_ = 0;
  std::chrono::steady_clock::time_point asked_;
};

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_INDEX_INDEX_SET_H_
