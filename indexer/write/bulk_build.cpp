// Segments in the order of the input, so that the same input gives the same database.
#include "indexer/write/bulk_build.h"

#include <xapian.h>

#include <atomic>
#include <filesystem>
#include <mutex>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "dict/schema/fields.h"
#include "dict/schema/with_reason.h"
#include "indexer/cancel.h"
#include "indexer/reasons.h"
#include "indexer/write/pipeline.h"
#include "indexer/write/seal.h"

namespace kouryu {
namespace {

// A segment keeps up to six files open while it is compacted, and a process commonly may have
// 1,024.
constexpr std::size_t kSegmentsPerCompaction = 64;
constexpr int kSegmentFlags =
    Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC;

const KnownDocuments kNothingKnown;

struct Segment {
  std::string path;                         // empty: no passages
  std::vector<PreparedDocument> documents;  // their passages moved into the segment
  std::vector<std::string> jsonl_ids;
};

/// Builds one segment after the other. One per thread.
class SegmentBuilder {
 public:
  SegmentBuilder(IndexStore& store, std::mutex& store_mutex, std::size_t& segments,
                 const PrepareOptions& options)
      : store_(store),
        store_mutex_(store_mutex),
        segments_(segments),
        cancel_(options.cancel),
        preparer_(options, kNothingKnown) {}

  Segment operator()(const Batch& batch) {
    return with_reason(store_.database(), [&] { return build(batch); });
  }

 private:
  Segment build(const Batch& batch) {
    Segment segment;
    Xapian::WritableDatabase database;
    try {
      write(batch, segment, database);
    } catch (const Cancelled&) {
      return leave_out(segment, std::move(database));
    }
    if (!segment.path.empty()) database.commit();
    return segment;
  }

  void write(const Batch& batch, Segment& segment, Xapian::WritableDatabase& database) {
    std::unordered_set<std::string> ids;
    preparer_(batch, [&](PreparedDocument&& document) {
      const CancelScope scope(cancel_);
      if (!document.passages.empty() && segment.path.empty()) {
        segment.path = new_path();
        database = Xapian::WritableDatabase(segment.path, kSegmentFlags);
      }
      const bool ready_made = document.state.path.empty();
      for (PreparedPassage& passage : document.passages) {
        check_cancelled();
        // Looking an id up before it is there would cost more than all the rest.
        const bool again = ready_made && !ids.insert(passage.id).second;
        if (again) {
          database.replace_document(field_term(field(FieldId::Id), passage.id), passage.document());
        } else {
          database.add_document(passage.document());
        }
        if (ready_made) segment.jsonl_ids.push_back(passage.id);
      }
      document.passages.clear();
      segment.documents.push_back(std::move(document));
    });
  }

  /// Half a document is none, and taking it out would last as long as putting it in: the next run
  /// reads the batch again.
  static Segment leave_out(const Segment& segment, Xapian::WritableDatabase database) {
    // What a database holds back it writes when it is closed, but for an open transaction.
    database.begin_transaction(false);
    database = {};
    std::filesystem::remove_all(segment.path);
    return {};
  }

  std::string new_path() {
    const std::lock_guard lock(store_mutex_);
    return store_.scratch("segment-" + std::to_string(segments_++));
  }

  IndexStore& store_;
  std::mutex& store_mutex_;
  std::size_t& segments_;
  const std::atomic<bool>* cancel_;
  Preparer preparer_;
};

/// Compacts `parts` in order into a database at `target`, and removes them.
void compact(const std::vector<std::string>& parts, const std::string& target) {
  std::vector<GlassHeader> headers;
  {
    Xapian::Database all;
    for (const auto& part : parts) {
      headers.push_back(database_header(part));
      all.add_database(Xapian::Database(part));
    }
    all.compact(target);
  }
  compare_with_parts(target, headers);
  for (const auto& part : parts) std::filesystem::remove_all(part);
}

/// One database of all parts, in order.
std::string merge(IndexStore& store, std::vector<std::string> parts) {
  for (std::size_t round = 0;; ++round) {
    std::vector<std::string> merged;
    for (std::size_t i = 0; i < parts.size(); i += kSegmentsPerCompaction) {
      const std::size_t end = std::min(parts.size(), i + kSegmentsPerCompaction);
      merged.push_back(store.scratch("merged-" + std::to_string(round) + '-' + std::to_string(i)));
      compact({parts.begin() + static_cast<std::ptrdiff_t>(i),
               parts.begin() + static_cast<std::ptrdiff_t>(end)},
              merged.back());
    }
    parts = std::move(merged);
    if (parts.size() == 1) return parts[0];
  }
}

/// Ids seen so far, and where, to let the later of two passages with one id win.
class LatestIds {
 public:
  /// True when the id was there before; the earlier segment then loses it.
  bool add(const std::string& id, const std::string& segment) {
    const auto [entry, is_new] = segment_of_.try_emplace(id, segment);
    if (is_new) return false;
    if (entry->second != segment) {
      superseded_[entry->second].push_back(id);
      entry->second = segment;
    }
    return true;
  }
  void remove_superseded() const {
    for (const auto& [segment, ids] : superseded_) {
      Xapian::WritableDatabase database(segment, Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
      for (const auto& id : ids) database.delete_document(field_term(field(FieldId::Id), id));
      database.commit();
    }
  }

 private:
  std::unordered_map<std::string, std::string> segment_of_;
  std::unordered_map<std::string, std::vector<std::string>> superseded_;
};

}  // namespace

void build_index(IndexStore& store, BatchSource& source, std::size_t jobs,
                 const PrepareOptions& options, RunLog& log) {
  std::mutex store_mutex;
  std::size_t segments = 0;
  std::vector<std::string> parts;
  LatestIds latest;
  const std::string head = store.scratch("head");
  write_index_version(head);
  {
    // Document states are gathered in a segment of their own, without passages.
    Xapian::WritableDatabase states(head, Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    run_in_order(
        jobs, [&] { return source.next(); },
        [&] { return SegmentBuilder(store, store_mutex, segments, options); },
        [&](Segment&& segment) {
          if (!segment.path.empty()) parts.push_back(segment.path);
          std::size_t ready_made = 0;
          for (const PreparedDocument& document : segment.documents) {
            if (!document.skipped.reason.empty()) {
              const bool is_kept = known_after(document) == Known::Remembered;
              if (is_kept && !document.state.path.empty()) {
                states.set_metadata(kMetaDocumentPrefix + document.state.id,
                                    encode_document(document.state));
              }
              log.add(document, Outcome::Skipped);
            } else if (document.state.path.empty()) {
              const bool again = latest.add(segment.jsonl_ids[ready_made++], segment.path);
              log.add(document, again ? Outcome::Replaced : Outcome::Added);
            } else {
              states.set_metadata(kMetaDocumentPrefix + document.state.id,
                                  encode_document(document.state));
              log.add(document, Outcome::Added);
            }
          }
          log.tell();
        },
        [&] { log.tell(); });
    states.commit();
  }
  // Half of a new index is better than none, and worse than the old one.
  if (options.cancel != nullptr && options.cancel->load() && store.has_database()) return;
  latest.remove_superseded();
  parts.push_back(head);
  const std::string built = merge(store, std::move(parts));
  store.install(built);
}

}  // namespace kouryu
