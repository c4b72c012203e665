// What a run has done so far: the report in the making, and the caller's progress function.
#ifndef KOURYU_INDEXER_WRITE_RUN_LOG_H_
#define KOURYU_INDEXER_WRITE_RUN_LOG_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "dict/text/shown_path.h"
#include "indexer/reasons.h"
#include "indexer/write/batches.h"
#include "indexer/write/prepare.h"
#include "indexer/write/run_state.h"
#include "kouryu/indexer.h"

namespace kouryu {

/// What one document did to the index.
enum class Outcome { Added, Replaced, Unchanged, Skipped };

/// Used from the calling thread only.
class RunLog {
 public:
  RunLog(const IndexRequest& request, const BatchSource& source, const RunState& state)
      : on_progress_(request.on_progress), state_(state) {
    expect(source);
  }

  /// What there is to do, told anew when `source` has more.
  void expect(const BatchSource& source) {
    progress_.documents_total = source.documents_total();
    progress_.bytes_total = source.bytes_total();
  }

  void surveyed(std::size_t documents) { progress_.documents_surveyed += documents; }

  /// Counts one document. Only duplicates, bytes, size and reason of `document` are read.
  void add(const PreparedDocument& document, Outcome outcome) {
    if (document.skipped.reason == "cancelled") return;
    if (document.state.container.empty()) {
      ++progress_.documents_done;
      progress_.bytes_done += document.state.path.empty() ? document.bytes : document.state.size;
    }
    report.bytes += document.bytes;
    switch (outcome) {
      case Outcome::Skipped:
        skip(document.skipped);
        return;
      case Outcome::Unchanged:
        ++report.unchanged;
        return;
      case Outcome::Replaced:
        ++report.replaced;
        break;
      case Outcome::Added:
        break;
    }
    ++report.read;
    for (const std::string& code : document.warnings) {
      report.warnings.push_back({shown_path(document.state.path), code});
    }
    report.duplicates += document.duplicates;
  }
  void skip(const Skipped& skipped) {
    const Reason* const reason = find_reason(skipped.reason);
    report.skipped.push_back(
        {skipped.path, skipped.reason, skipped.detail, reason == nullptr || reason->counts});
  }
  /// Counts a document that is taken out; one that gave nothing was not in.
  void removed(const DocumentState& state) {
    if (!state.reason.empty()) return;
    ++report.removed;
    report.removed_paths.push_back(shown_path(state.path));
  }
  /// Counts documents that stay because they are too many of `all` to go unasked.
  void hold_back(const std::vector<const DocumentState*>& states, std::size_t all) {
    report.held_back = states.size();
    report.held_back_of = all;
    for (const DocumentState* const state : states) {
      report.removed_paths.push_back(shown_path(state->path));
    }
  }
  /// Tells the caller; `passages` are durably in the index.
  void tell(std::size_t passages, bool committed) {
    progress_.passages = passages;
    progress_.committed = committed;
    const RunState::Place place = state_.place();
    progress_.file = place.file;
    progress_.file_done = place.done;
    progress_.file_total = place.total;
    if (on_progress_) on_progress_(progress_);
  }
  void tell() { tell(progress_.passages, false); }

  IndexReport report;

 private:
  IndexProgress progress_;
  std::function<void(const IndexProgress&)> on_progress_;
  const RunState& state_;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_WRITE_RUN_LOG_H_
