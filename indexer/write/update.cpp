// update_index: decides between building a database anew and changing the one that is there.
#include <xapian.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <memory>
#include <system_error>
#include <thread>
#include <utility>

#include "dict/schema/fields.h"
#include "dict/schema/xapian_errors.h"
#include "indexer/reasons.h"
#include "indexer/write/bulk_build.h"
#include "indexer/write/index_place.h"
#include "indexer/write/live_update.h"
#include "indexer/write/pipeline.h"
#include "kouryu/indexer.h"

namespace kouryu {
namespace {

std::size_t worker_count(const IndexRequest& request) {
  if (request.jobs != 0) return std::min<std::size_t>(request.jobs, 256);
  return std::max(1U, std::thread::hardware_concurrency());
}

bool is_cancelled(const IndexRequest& request) {
  return request.cancel != nullptr && request.cancel->load();
}

/// What the threads of a run share.
struct Run {
  const IndexRequest& request;
  BatchSource& source;
  RunLog& log;
  RunState& state;

  [[nodiscard]] PrepareOptions options() const {
    return {request.max_file_bytes, request.encoding, request.cancel, &state};
  }
  /// Calls `deliver` with the documents of each batch, prepared against `known`, in order.
  template <class Deliver>
  void each_batch(const KnownDocuments& known, Deliver&& deliver) const {
    run_in_order(
        worker_count(request), [&] { return source.next(); },
        [&] {
          return [preparer = Preparer(options(), known)](const Batch& batch) mutable {
            std::vector<PreparedDocument> prepared;
            preparer(batch,
                     [&](PreparedDocument&& document) { prepared.push_back(std::move(document)); });
            return prepared;
          };
        },
        deliver, [&] { log.tell(); });
  }
};

bool is_gone(const DocumentState& state) {
  std::error_code error;
  const auto& file = state.container.empty() ? state.path : state.container;
  return std::filesystem::symlink_status(file, error).type() ==
         std::filesystem::file_type::not_found;
}

std::vector<std::string> gone_documents(const KnownDocuments& known) {
  std::vector<std::string> gone;
  for (const auto& [id, state] : known.all()) {
    if (is_gone(state)) gone.push_back(id);
  }
  std::sort(gone.begin(), gone.end());
  return gone;
}

void change_index(IndexStore& store, const Run& run) {
  LiveUpdate update(store, run.request.commit_every, run.request.cancel, run.log);
  const KnownDocuments known = update.known();
  run.each_batch(known, [&](std::vector<PreparedDocument>&& prepared) {
    for (PreparedDocument& document : prepared) {
      if (is_cancelled(run.request) && document.state.container.empty()) break;
      update.put(std::move(document));
    }
    run.log.tell();
  });
  if (run.request.prune && !is_cancelled(run.request)) {
    for (const auto& id : gone_documents(update.known())) {
      if (update.known().find(id)->reason.empty()) ++run.log.report.removed;
      update.remove(id);
    }
  }
  update.commit();
}

/// Counts as a real run would, and writes nothing.
class DryRun {
 public:
  /// `current` may be nullptr.
  DryRun(const Xapian::Database* current, const Run& run)
      : current_(run.request.rebuild ? nullptr : current), run_(run) {
    if (current_ == nullptr) return;
    known_ = read_known_documents(*current_);
    passages_ = current_->get_doccount();
    documents_ = current_->get_termfreq(field_term(field("origin"), "jsonl"));
    for (const auto& [id, state] : known_.all()) documents_ += state.reason.empty() ? 1 : 0;
  }

  void operator()() {
    run_.each_batch(known_, [&](std::vector<PreparedDocument>&& prepared) {
      for (PreparedDocument& document : prepared) count(document);
      run_.log.tell();
    });
    if (run_.request.prune && !is_cancelled(run_.request)) {
      for (const auto& id : gone_documents(known_)) forget(*known_.find(id));
    }
    run_.log.report.documents = documents_;
    run_.log.report.passages = passages_;
  }

 private:
  void count(PreparedDocument& document) {
    if (document.state.path.empty()) {
      count_line(document);
      return;
    }
    const DocumentState* const known = known_.find(document.state.id);
    const bool was_there = known != nullptr && known->reason.empty();
    if (!document.skipped.reason.empty()) {
      const bool drops =
          was_there && !document.same_content && known_after(document) != Known::Kept;
      run_.log.add(document, Outcome::Skipped);
      if (drops) forget(*known);
      return;
    }
    passages_ += document.state.passages;
    if (was_there) {
      passages_ -= known->passages;
    } else {
      ++documents_;
    }
    run_.log.add(document, document.same_content ? Outcome::Unchanged
                           : was_there           ? Outcome::Replaced
                                                 : Outcome::Added);
  }

  void count_line(PreparedDocument& document) {
    if (!document.skipped.reason.empty()) {
      run_.log.add(document, Outcome::Skipped);
      return;
    }
    const std::string before = stored(document.state.id);
    const std::string data = document.passages[0].document().get_data();
    document.same_content = before == data;
    lines_[document.state.id] = data;
    if (before.empty()) {
      ++passages_;
      ++documents_;
    }
    run_.log.add(document, document.same_content ? Outcome::Unchanged
                           : !before.empty()     ? Outcome::Replaced
                                                 : Outcome::Added);
  }

  void forget(const DocumentState& state) {
    if (!state.reason.empty()) return;
    ++run_.log.report.removed;
    --documents_;
    passages_ -= state.passages;
  }

  /// A ready-made passage as the index or this run has it; empty where neither does.
  [[nodiscard]] std::string stored(const std::string& id) const {
    const auto seen = lines_.find(id);
    if (seen != lines_.end()) return seen->second;
    if (current_ == nullptr) return {};
    const std::string term = field_term(field("id"), id);
    const auto found = current_->postlist_begin(term);
    return found == current_->postlist_end(term) ? std::string()
                                                 : current_->get_document(*found).get_data();
  }

  const Xapian::Database* current_;
  const Run& run_;
  KnownDocuments known_;
  std::size_t passages_ = 0;
  std::size_t documents_ = 0;
  std::unordered_map<std::string, std::string> lines_;  // ready-made passages of this run
};

void count_index(const std::string& path, IndexReport& report) {
  const Xapian::Database database(path);
  report.passages = database.get_doccount();
  report.documents = database.get_termfreq(field_term(field("origin"), "jsonl"));
  for (auto key = database.metadata_keys_begin(kMetaDocumentPrefix);
       key != database.metadata_keys_end(kMetaDocumentPrefix); ++key) {
    if (decode_document(database.get_metadata(*key)).reason.empty()) ++report.documents;
  }
}

/// Opens the current database for reading, telling whether this program may change it.
std::unique_ptr<Xapian::Database> open_current(const std::string& path, bool exists,
                                               bool any_version) {
  if (!exists) return nullptr;
  auto database = std::make_unique<Xapian::Database>(path);
  if (!any_version) check_compatible(*database);
  return database;
}

void run_dry(const Run& run) {
  const std::string path = (run.request.index_dir / "xapian").string();
  const auto current =
      run.request.rebuild ? nullptr : open_current(path, std::filesystem::exists(path), false);
  DryRun(current.get(), run)();
}

void write_index(const Run& run) {
  const IndexRequest& request = run.request;
  IndexStore store(request.index_dir);
  if (!request.rebuild) (void)open_current(store.database(), store.has_database(), false);
  const bool build = request.rebuild || (!store.has_database() && request.commit_every == 0);
  if (build) {
    build_index(store, run.source, worker_count(request), run.options(), run.log);
  } else {
    if (!store.has_database()) {
      const std::string empty = store.scratch("empty");
      write_index_version(empty);
      store.install(empty);
    }
    change_index(store, run);
  }
  count_index(store.database(), run.log.report);
  if (build && !is_cancelled(request)) run.log.tell(run.log.report.passages, true);
}

}  // namespace

IndexReport update_index(const IndexRequest& request) {
  return at_boundary([&] {
    const auto start = std::chrono::steady_clock::now();
    check_index_place(request);
    BatchSource source(request);
    RunState state;
    RunLog log(request, source, state);
    const Run run{request, source, log, state};
    if (request.dry_run) {
      run_dry(run);
    } else {
      write_index(run);
    }
    for (const Skipped& skipped : source.skipped()) log.skip(skipped);
    for (const std::string& note : state.notes()) log.report.notes.push_back(note);
    std::sort(log.report.skipped.begin(), log.report.skipped.end(),
              [](const SkippedInput& a, const SkippedInput& b) { return a.path < b.path; });
    log.report.cancelled = is_cancelled(request);
    log.report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return std::move(log.report);
  });
}

}  // namespace kouryu
