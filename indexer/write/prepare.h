// From an input to what is written: one document read, cut, recognised and analysed. Pure but for
// reading.
#ifndef KOURYU_INDEXER_WRITE_PREPARE_H_
#define KOURYU_INDEXER_WRITE_PREPARE_H_

#include <xapian.h>

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "dict/schema/record.h"
#include "dict/tokens/analyzer.h"
#include "indexer/source/corpus_walk.h"
#include "indexer/write/batches.h"

namespace kouryu {

struct PreparedPassage {
  std::string id;
  Xapian::Document document;
};

/// A file, or one ready-made passage (state.path is empty then).
struct PreparedDocument {
  DocumentState state;
  std::vector<PreparedPassage> passages;
  std::size_t duplicates = 0;
  std::uint64_t bytes = 0;    // read
  bool same_content = false;  // as in the index: there are no passages
  Skipped skipped;            // `reason` is set when the input gave nothing
};

/// States of the documents in the index, by id.
using DocumentStates = std::unordered_map<std::string, DocumentState>;

/// The id of the document at `path`.
[[nodiscard]] std::string document_id(const std::filesystem::path& path);

/// Reads and prepares every input of `batch` in order and hands each to `sink`. A file that
/// `known` has with the same size and time is not read. Stops between two inputs when `cancel`
/// (may be nullptr) is set. One Analyzer per thread.
void prepare_batch(const Batch& batch, const DocumentStates& known, Analyzer& analyzer,
                   const std::atomic<bool>* cancel,
                   const std::function<void(PreparedDocument&&)>& sink);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_WRITE_PREPARE_H_
