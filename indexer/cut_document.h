// From extracted text to passages: the way of a document as a reader walks it.
#ifndef KOURYU_INDEXER_CUT_DOCUMENT_H_
#define KOURYU_INDEXER_CUT_DOCUMENT_H_

#include <utility>
#include <vector>

#include "indexer/blocks/block.h"
#include "indexer/document.h"
#include "indexer/extract/extracted.h"

namespace kouryu {

/// What a document was taken for, before it is cut.
struct DocumentReading {
  std::vector<Block> blocks;  // in reading order
  DocumentFacts facts;
  std::vector<std::pair<std::size_t, int>> page_begins;  // as CutDocument::page_begins
};

/// Lines -> blocks -> facts of the document. `lines`: which of its end_lines() the folder repeats.
[[nodiscard]] DocumentReading read_document(const ExtractedText& extracted,
                                            const EndLines& lines = {});

/// read_document() -> passages. Every character of the text but white space and furniture is in a
/// passage.
[[nodiscard]] CutDocument cut_document(const ExtractedText& extracted, const EndLines& lines = {});

}  // namespace kouryu

#endif  // KOURYU_INDEXER_CUT_DOCUMENT_H_
