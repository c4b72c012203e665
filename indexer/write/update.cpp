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
#include "indexer/write/bulk_build.h"
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

/// Prepares batches in several threads.
class Preparer {
 public:
  Preparer(const DocumentStates& known, const std::atomic<bool>* cancel)
      : known_(&known), cancel_(cancel) {}
  std::vector<PreparedDocument> operator()(const Batch& batch) {
    std::vector<PreparedDocument> prepared;
    prepare_batch(batch, *known_, *analyzer_, cancel_,
                  [&](PreparedDocument&& document) { prepared.push_back(std::move(document)); });
    return prepared;
  }

 private:
  const DocumentStates* known_;
  const std::atomic<bool>* cancel_;
  std::unique_ptr<Analyzer> analyzer_ = std::make_unique<Analyzer>();
};

bool is_gone(const DocumentState& state) {
  std::error_code error;
  const auto status = std::filesystem::symlink_status(state.path, error);
  return status.type() == std::filesystem::file_type::not_found;
}

std::vector<std::string> gone_documents(const DocumentStates& states) {
  std::vector<std::string> gone;
  for (const auto& [id, state] : states) {
    if (is_gone(state)) gone.push_back(id);
  }
  std::sort(gone.begin(), gone.end());
  return gone;
}

void change_index(IndexStore& store, BatchSource& source, const IndexRequest& request,
                  RunLog& log) {
  LiveUpdate update(store, request.commit_every, log);
  const DocumentStates known = update.states();
  run_in_order(
      worker_count(request), [&] { return source.next(); },
      [&] { return Preparer(known, request.cancel); },
      [&](std::vector<PreparedDocument>&& prepared) {
        for (PreparedDocument& document : prepared) {
          if (is_cancelled(request)) break;
          update.put(std::move(document));
        }
        log.tell();
      });
  if (request.prune && !is_cancelled(request)) {
    for (const auto& id : gone_documents(update.states())) {
      update.remove(id);
      ++log.report.removed;
    }
  }
  update.commit();
}

/// Counts as a real run would, and writes nothing. `current` may be nullptr.
void try_out(const Xapian::Database* current, BatchSource& source, const IndexRequest& request,
             RunLog& log) {
  DocumentStates states;
  if (current != nullptr) states = read_document_states(*current);
  const DocumentStates known = request.rebuild ? DocumentStates{} : states;
  std::size_t passages = current != nullptr && !request.rebuild ? current->get_doccount() : 0;
  std::size_t documents = known.size();
  std::unordered_map<std::string, std::string> lines;  // ready-made passages of this run
  if (current != nullptr && !request.rebuild) {
    documents += current->get_termfreq(field_term(field("origin"), "jsonl"));
  }
  const auto stored = [&](const std::string& id) -> std::string {
    const auto seen = lines.find(id);
    if (seen != lines.end()) return seen->second;
    if (current == nullptr || request.rebuild) return {};
    const std::string term = field_term(field("id"), id);
    const auto found = current->postlist_begin(term);
    return found == current->postlist_end(term) ? std::string()
                                                : current->get_document(*found).get_data();
  };
  run_in_order(
      worker_count(request), [&] { return source.next(); },
      [&] { return Preparer(known, request.cancel); },
      [&](std::vector<PreparedDocument>&& prepared) {
        for (PreparedDocument& document : prepared) {
          if (!document.skipped.reason.empty()) {
            log.add(document, Outcome::Skipped);
            continue;
          }
          bool is_known = false;
          if (document.state.path.empty()) {
            const std::string before = stored(document.state.id);
            const std::string data = document.passages[0].document.get_data();
            is_known = !before.empty();
            document.same_content = before == data;
            lines[document.state.id] = data;
            passages += is_known ? 0 : 1;
          } else if (const auto state = known.find(document.state.id); state != known.end()) {
            is_known = true;
            passages += document.state.passages;
            passages -= state->second.passages;
          } else {
            passages += document.state.passages;
          }
          documents += is_known ? 0 : 1;
          log.add(document, document.same_content ? Outcome::Unchanged
                            : is_known            ? Outcome::Replaced
                                                  : Outcome::Added);
        }
        log.tell();
      });
  if (request.prune && !is_cancelled(request)) {
    for (const auto& id : gone_documents(known)) {
      ++log.report.removed;
      --documents;
      passages -= known.at(id).passages;
    }
  }
  log.report.documents = documents;
  log.report.passages = passages;
}

void count_index(const std::string& path, IndexReport& report) {
  const Xapian::Database database(path);
  report.passages = database.get_doccount();
  report.documents = database.get_termfreq(field_term(field("origin"), "jsonl"));
  for (auto key = database.metadata_keys_begin(kMetaDocumentPrefix);
       key != database.metadata_keys_end(kMetaDocumentPrefix); ++key) {
    ++report.documents;
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

void run_dry(const IndexRequest& request, BatchSource& source, RunLog& log) {
  const std::string path = (request.index_dir / "xapian").string();
  const auto current =
      request.rebuild ? nullptr : open_current(path, std::filesystem::exists(path), false);
  try_out(current.get(), source, request, log);
}

void run(const IndexRequest& request, BatchSource& source, RunLog& log) {
  IndexStore store(request.index_dir);
  if (!request.rebuild) (void)open_current(store.database(), store.has_database(), false);
  const bool build = request.rebuild || (!store.has_database() && request.commit_every == 0);
  if (build) {
    build_index(store, source, worker_count(request), request.cancel, log);
  } else {
    if (!store.has_database()) {
      const std::string empty = store.scratch("empty");
      write_index_version(empty);
      store.install(empty);
    }
    change_index(store, source, request, log);
  }
  count_index(store.database(), log.report);
  if (build && !is_cancelled(request)) log.tell(log.report.passages, true);
}

}  // namespace

IndexReport update_index(const IndexRequest& request) {
  return at_boundary([&] {
    const auto start = std::chrono::steady_clock::now();
    BatchSource source(request);
    RunLog log(request, source);
    if (request.dry_run) {
      run_dry(request, source, log);
    } else {
      run(request, source, log);
    }
    for (const Skipped& skipped : source.skipped()) log.skip(skipped);
    std::sort(log.report.skipped.begin(), log.report.skipped.end(),
              [](const SkippedInput& a, const SkippedInput& b) { return a.path < b.path; });
    log.report.cancelled = is_cancelled(request);
    log.report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return std::move(log.report);
  });
}

}  // namespace kouryu
