// From an input to what is written: one document read, cut, recognised and analysed. Pure but for reading.
#ifndef KOURYU_INDEXER_WRITE_PREPARE_H_
#define KOURYU_INDEXER_WRITE_PREPARE_H_

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

#include "dict/schema/record.h"
#include "dict/tokens/analyzer.h"
#include "indexer/extract/jsonl.h"
#include "indexer/source/corpus_walk.h"

namespace kouryu {

struct PreparedPassage {
  std::string id;
  Xapian::Document document;
};

struct PreparedDocument {
  DocumentState state;
  std::vector<PreparedPassage> passages;
  std::size_t duplicates = 0;
  std::uint64_t bytes = 0;        // read
  bool same_content = false;      // as `known` says: nothing else is filled in
  std::string reason, detail;     // set when the input is skipped
};

/// The id of the document at `path`.
[[nodiscard]] std::string document_id(const std::filesystem::path& path);

/// Reads and prepares a file. `known`: its state in the index, or nullptr. One Analyzer per thread.
[[nodiscard]] PreparedDocument prepare_file(const SourceFile& file, const DocumentState* known,
                                            Analyzer& analyzer);

/// Prepares a ready-made passage.
[[nodiscard]] PreparedPassage prepare_jsonl(const JsonlPassage& passage, Analyzer& analyzer);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_WRITE_PREPARE_H_
