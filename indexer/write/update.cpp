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

#include "dict/integrity/index_files.h"
#include "dict/schema/fields.h"
#include "dict/schema/xapian_errors.h"
#include "indexer/reasons.h"
#include "indexer/write/bulk_build.h"
#include "indexer/write/gone_documents.h"
#include "indexer/write/index_place.h"
#include "indexer/write/live_update.h"
#include "indexer/write/pipeline.h"
#include "indexer/write/site_survey.h"
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

  /// `folders`: as PrepareOptions::folders.
  [[nodiscard]] PrepareOptions options(const FolderLines* folders) const {
    return {request.max_file_bytes, request.encoding, request.cancel, &state, folders};
  }
  /// What the folders of the documents repeat; `known` is what the index has.
  [[nodiscard]] FolderLines survey(const KnownDocuments& known) const {
    if (source.is_jsonl()) return {};
    const PrepareOptions read = options(nullptr);
    FolderLines folders = survey_folders(source, {.known = known,
                                                  .options = read,
                                                  .jobs = worker_count(request),
                                                  .absent_roots_too = request.prune_absent_roots,
                                                  .on_wait = [this] { log.tell(); },
                                                  .on_read =
                                                      [this](std::size_t documents) {
                                                        log.surveyed(documents);
                                                        log.tell();
                                                      }});
    log.expect(source);
    return folders;
  }
  /// Calls `deliver` with the documents of each batch, prepared against `known`, in order.
  template <class Deliver>
  void each_batch(const KnownDocuments& known, Deliver&& deliver) const {
    const FolderLines folders = survey(known);
    run_in_order(
        worker_count(request), [&] { return source.next(); },
        [&] {
          return [preparer = Preparer(options(&folders), known)](const Batch& batch) mutable {
            std::vector<PreparedDocument> prepared;
            preparer(batch,
                     [&](PreparedDocument&& document) { prepared.push_back(std::move(document)); });
            return prepared;
          };
        },
        deliver, [&] { log.tell(); });
  }
};

// What goes in one run without being asked for: an office that clears out a shelf, not one whose
// shelf is out of sight.
constexpr std::size_t kMostUnasked = 100;  // documents
constexpr std::size_t kLeastShare = 10;    // one in so many

std::size_t document_count(const KnownDocuments& known) {
  std::size_t count = 0;
  for (const auto& [id, state] : known.all()) count += state.reason.empty() ? 1 : 0;
  return count;
}

/// What is to go at the end of a run, beside what was emptied: told, and empty without prune.
std::vector<std::string> gone_documents(const KnownDocuments& known, const Run& run) {
  if (!run.request.prune) return {};
  GoneDocuments gone = find_gone(known, run.source.roots(), run.request.prune_absent_roots);
  run.log.report.kept = std::move(gone.kept);
  return std::move(gone.ids);
}

/// Whether the documents `emptied` and `gone` may go, of `all` that the index had.
bool may_remove(const Run& run, std::vector<const DocumentState*> emptied,
                const std::vector<std::string>& gone, const KnownDocuments& known,
                std::size_t all) {
  for (const std::string& id : gone) {
    const DocumentState* const state = known.find(id);
    if (state->reason.empty()) emptied.push_back(state);
  }
  const std::size_t going = emptied.size();
  if (run.request.remove_many || going <= kMostUnasked || going * kLeastShare <= all) return true;
  run.log.hold_back(emptied, all);
  return false;
}

/// Takes out what is due, of `all` documents that were there before the run.
void take_out(LiveUpdate& update, std::size_t all, const Run& run) {
  const std::vector<std::string> gone = gone_documents(update.known(), run);
  if (!may_remove(run, update.emptied(), gone, update.known(), all)) return;
  update.drop_emptied();
  for (const std::string& id : gone) {
    const DocumentState* const state = update.known().find(id);
    if (state == nullptr) continue;  // emptied, and then gone
    run.log.removed(*state);
    update.remove(id);
  }
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
  if (!is_cancelled(run.request)) take_out(update, document_count(known), run);
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
    documents_ = current_->get_termfreq(field_term(field(FieldId::Origin), "jsonl"));
    documents_ += document_count(known_);
  }

  void operator()() {
    run_.each_batch(known_, [&](std::vector<PreparedDocument>&& prepared) {
      for (PreparedDocument& document : prepared) count(document);
      run_.log.tell();
    });
    if (!is_cancelled(run_.request)) take_out();
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
    const auto out = taken_out(known_, document);
    const bool gives_nothing = !document.skipped.reason.empty();
    if (gives_nothing && document.state.container.empty()) {
      emptied_.insert(emptied_.end(), out.begin(), out.end());
    } else {
      for (const DocumentState* const state : out) forget(*state);
    }
    if (gives_nothing) {
      run_.log.add(document, Outcome::Skipped);
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

  void take_out() {
    const std::vector<std::string> gone = gone_documents(known_, run_);
    if (!may_remove(run_, emptied_, gone, known_, document_count(known_))) return;
    for (const DocumentState* const state : emptied_) forget(*state);
    for (const std::string& id : gone) forget(*known_.find(id));
  }

  void forget(const DocumentState& state) {
    if (!state.reason.empty()) return;
    run_.log.removed(state);
    --documents_;
    passages_ -= state.passages;
  }

  /// A ready-made passage as the index or this run has it; empty where neither does.
  [[nodiscard]] std::string stored(const std::string& id) const {
    const auto seen = lines_.find(id);
    if (seen != lines_.end()) return seen->second;
    if (current_ == nullptr) return {};
    const std::string term = field_term(field(FieldId::Id), id);
    const auto found = current_->postlist_begin(term);
    return found == current_->postlist_end(term) ? std::string()
                                                 : current_->get_document(*found).get_data();
  }

  const Xapian::Database* current_;
  const Run& run_;
  KnownDocuments known_;
  std::vector<const DocumentState*> emptied_;  // of known_
  std::size_t passages_ = 0;
  std::size_t documents_ = 0;
  std::unordered_map<std::string, std::string> lines_;  // ready-made passages of this run
};

void count_index(const std::string& path, IndexReport& report) {
  const Xapian::Database database(path);
  report.passages = database.get_doccount();
  report.documents = database.get_termfreq(field_term(field(FieldId::Origin), "jsonl"));
  for (auto key = database.metadata_keys_begin(kMetaDocumentPrefix);
       key != database.metadata_keys_end(kMetaDocumentPrefix); ++key) {
    if (decode_document(database.get_metadata(*key)).reason.empty()) ++report.documents;
  }
}

/// Opens the current database for reading, telling whether this program may change it.
std::unique_ptr<Xapian::Database> open_current(const std::string& path, bool exists,
                                               bool any_version) {
  if (!exists) return nullptr;
  check_files(path, Look::Quick);
  auto database = std::make_unique<Xapian::Database>(path);
  if (!any_version) check_compatible(*database, path);
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
    const FolderLines folders = run.survey({});
    build_index(store, run.source, worker_count(request), run.options(&folders), run.log);
  } else {
    if (!store.has_database()) {
      const std::string empty = store.scratch("empty");
      write_index_version(empty);
      store.install(empty);
    }
    change_index(store, run);
    store.seal();
  }
  count_index(store.database(), run.log.report);
  if (build && !is_cancelled(request)) run.log.tell(run.log.report.passages, true);
}

}  // namespace

IndexReport update_index(const IndexRequest& request) {
  return at_boundary(request.index_dir.string(), [&] {
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
    std::sort(log.report.removed_paths.begin(), log.report.removed_paths.end());
    log.report.cancelled = is_cancelled(request);
    log.report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return std::move(log.report);
  });
}

}  // namespace kouryu
