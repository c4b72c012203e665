// From extracted text to passages: the way of a document as a reader walks it.
#ifndef KOURYU_INDEXER_CUT_DOCUMENT_H_
#define KOURYU_INDEXER_CUT_DOCUMENT_H_

#include "indexer/document.h"
#include "indexer/extract/extracted.h"

namespace kouryu {

/// Lines -> blocks -> facts of the document -> passages. Every character of the text but white
/// space and furniture is in a passage.
[[nodiscard]] CutDocument cut_document(const ExtractedText& extracted);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_CUT_DOCUMENT_H_
