// Groups blocks into passages: paragraphs, bullets with their sub-items, records, tables.
//
// A passage cuts no sentence that has room in one (bounds.h). A body that stands twice is one
// passage with `duplicates`.
#ifndef KOURYU_INDEXER_PASSAGES_PASSAGES_H_
#define KOURYU_INDEXER_PASSAGES_PASSAGES_H_

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/blocks/block.h"
#include "indexer/document.h"

namespace kouryu {

/// The passages of a document in reading order, bodies unique. Every character of `blocks` but
/// white space is in one. `source` is the extracted text, `page_begins` as in CutDocument.
[[nodiscard]] std::vector<Passage> passages_of(
    const std::vector<Block>& blocks, std::string_view source,
    const std::vector<std::pair<std::size_t, int>>& page_begins);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_PASSAGES_PASSAGES_H_
