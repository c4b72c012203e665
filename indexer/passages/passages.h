// Cuts a clean document into passages: paragraphs, bullets with their sub-items, records, tables.
//
// A passage never cuts a sentence. A body that stands twice is one passage with `duplicates`.
#ifndef KOURYU_INDEXER_PASSAGES_PASSAGES_H_
#define KOURYU_INDEXER_PASSAGES_PASSAGES_H_

#include "indexer/document.h"
#include "indexer/extract/extracted.h"

namespace kouryu {

/// Cleans and cuts. Every character of the text but white space and furniture is in a passage.
[[nodiscard]] CutDocument cut_document(const ExtractedText& extracted);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_PASSAGES_PASSAGES_H_
