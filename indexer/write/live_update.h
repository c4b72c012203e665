// Changes an index in place: documents come and go in commits, readers see each commit whole.
#ifndef KOURYU_INDEXER_WRITE_LIVE_UPDATE_H_
#define KOURYU_INDEXER_WRITE_LIVE_UPDATE_H_

#include <xapian.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/write/index_store.h"
#include "indexer/write/prepare.h"
#include "indexer/write/run_log.h"

namespace kouryu {

/// Deletes the passages of a document whose id `keeps` refuses.
void remove_passages(Xapian::WritableDatabase& database, const std::string& document,
                     const std::function<bool(const std::string& id)>& keeps);

/// Collects changes and commits them together, documents and their states in one commit. When a
/// commit fails, the database is rewritten by compaction and the changes are applied once more.
class LiveUpdate {
 public:
  /// `commit_every`: passages between commits; 0 = a thousand, or ten seconds. A commit that is
  /// larger, of one file or of all that is gone, is given up when `cancel` (may be nullptr) is set.
  LiveUpdate(IndexStore& store, std::size_t commit_every, const std::atomic<bool>* cancel,
             RunLog& log);

  [[nodiscard]] const KnownDocuments& known() const { return known_; }

  /// Adds or replaces a document; what is the same stays. May commit.
  void put(PreparedDocument&& document);
  void remove(const std::string& document_id);
  /// What is to be taken out because its file was read and gives nothing any more. It stays until
  /// drop_emptied(), and is found again by the next run where that is not called.
  [[nodiscard]] std::vector<const DocumentState*> emptied() const;
  void drop_emptied();
  /// Commits what is pending; throws Error (Io, Corrupt).
  void commit();

 private:
  struct Change {
    PreparedDocument document;
    bool removed = false;
  };
  [[nodiscard]] std::size_t most_passages() const;
  /// Before `coming` passages more.
  void commit_when_due(std::size_t coming);
  /// Logs a file or a document inside one; whether there is anything to write.
  bool put_file(const PreparedDocument& document);
  /// The same for one that gives nothing any more.
  bool drop_content(const PreparedDocument& document);
  /// `replaced`: passages that the index has of it.
  void add_pending(PreparedDocument&& document, std::size_t replaced);
  /// Takes out what was inside a file and is not any more.
  void remove_inside(const PreparedDocument& document);
  void apply(const Change& change);
  void write_pending();
  void write_or_repair();
  [[nodiscard]] bool has_same_passage(const PreparedPassage& passage) const;

  IndexStore& store_;
  std::size_t commit_every_;  // 0: kPassagesPerCommit, or when time is up
  const std::atomic<bool>* cancel_;
  RunLog& log_;
  std::unique_ptr<Xapian::WritableDatabase> database_;
  KnownDocuments known_;
  std::vector<Change> pending_;
  std::vector<PreparedDocument> emptied_;
  std::unordered_set<std::string> pending_ids_;  // of documents
  std::size_t pending_passages_ = 0;             // to write or to take out
  std::chrono::steady_clock::time_point last_commit_;
};

/// The documents that a file, or a document inside one, takes out of the index by what it now is:
/// itself where it gives nothing, and what was inside it and is not any more.
[[nodiscard]] std::vector<const DocumentState*> taken_out(const KnownDocuments& known,
                                                          const PreparedDocument& document);

/// All documents in `database`.
[[nodiscard]] KnownDocuments read_known_documents(const Xapian::Database& database);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_WRITE_LIVE_UPDATE_H_
