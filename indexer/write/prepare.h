// From an input to what is written: one document read, cut, recognised and analysed. Pure but for
// reading.
#ifndef KOURYU_INDEXER_WRITE_PREPARE_H_
#define KOURYU_INDEXER_WRITE_PREPARE_H_

#include <xapian.h>

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "dict/schema/record.h"
#include "dict/tokens/analyzer.h"
#include "indexer/extract/extracted.h"
#include "indexer/extract/worker/worker.h"
#include "indexer/reasons.h"
#include "indexer/source/corpus_walk.h"
#include "indexer/source/source_file.h"
#include "indexer/write/batches.h"
#include "indexer/write/known_documents.h"
#include "indexer/write/run_state.h"

namespace kouryu {

/// A passage to be written. A Xapian::Document takes some hundred times the text it is of: of a
/// long document, whose passages all wait until the last is made, each is kept as its bytes.
class PreparedPassage {
 public:
  PreparedPassage(std::string passage_id, Xapian::Document document, bool as_bytes)
      : id(std::move(passage_id)) {
    if (as_bytes) {
      bytes_ = document.serialise();
    } else {
      document_ = std::move(document);
    }
  }

  [[nodiscard]] Xapian::Document document() const {
    return bytes_.empty() ? document_ : Xapian::Document::unserialise(bytes_);
  }

  std::string id;

 private:
  Xapian::Document document_;
  std::string bytes_;
};

/// A file, a document inside one, or one ready-made passage (state.path is empty then).
struct PreparedDocument {
  DocumentState state;
  std::vector<PreparedPassage> passages;
  std::vector<std::string> inner_ids;  // of a file that was read: the documents in it, sorted
  std::vector<std::string> warnings;   // as ExtractedText::warnings
  std::size_t duplicates = 0;
  std::uint64_t bytes = 0;    // read
  bool same_content = false;  // as in the index: there are no passages
  Skipped skipped;            // `reason` is set when the input gave nothing; "cancelled" too
};

/// What becomes of what the index has of a document that gave nothing; `Kept` for one that was not
/// looked at. What lies inside a file is remembered with it: while the file is unchanged it is not
/// opened, and each run has to tell the same of what is in it.
[[nodiscard]] inline Known known_after(const PreparedDocument& document) {
  const Reason* const reason = find_reason(document.skipped.reason);
  if (reason == nullptr) return Known::Kept;
  return document.state.container.empty() ? reason->known : Known::Remembered;
}

class FolderLines;

struct PrepareOptions {
  std::uint64_t max_file_bytes = 0;
  std::string encoding;
  const std::atomic<bool>* cancel = nullptr;  // may be nullptr
  RunState* state = nullptr;                  // may be nullptr
  const FolderLines* folders = nullptr;       // may be nullptr: no line is repeated
};

/// The id of the document at `path`.
[[nodiscard]] std::string document_id(const std::filesystem::path& path);

/// A line of ready-made passages.
[[nodiscard]] PreparedDocument prepare_line(const JsonlInput& input, Analyzer& analyzer);

/// Reads and prepares inputs. One a thread: it holds an analyzer and a helper process.
class Preparer {
 public:
  using Sink = std::function<void(PreparedDocument&&)>;

  /// `known` must outlive it. A file that it has with the same size and time is not read, unless
  /// its folder by now repeats other lines.
  Preparer(const PrepareOptions& options, const KnownDocuments& known);

  /// Hands every input of `batch` to `sink` in order, a file before the documents inside it. Ends
  /// early when cancelled. Throws Error when the helper program is missing.
  void operator()(const Batch& batch, const Sink& sink);

 private:
  [[nodiscard]] bool is_cancelled() const;
  void prepare_file(const SourceFile& file, const Sink& sink);
  [[nodiscard]] bool is_stale(const DocumentState& known) const;
  void tell_isolation();
  Extraction read_document(const SourceFile& file, const SourceRead& read);
  /// An unchanged file and the documents inside it.
  void hand_on_known(PreparedDocument document, const Sink& sink);
  void hand_on_read(PreparedDocument outer, Extraction extraction, const Sink& sink);
  void prepare_extraction(PreparedDocument& out, const Extraction& extraction);
  void prepare_inner(const DocumentState& file, const std::string& outer_path,
                     const std::vector<InnerDocument>& documents,
                     std::vector<PreparedDocument>& out);

  PrepareOptions options_;
  const KnownDocuments* known_;
  std::unique_ptr<Analyzer> analyzer_ = std::make_unique<Analyzer>();
  std::unique_ptr<Worker> worker_;
  bool isolation_told_ = false;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_WRITE_PREPARE_H_
