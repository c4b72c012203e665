// Groups blocks into passages: paragraphs, bullets with their sub-items, records, tables.
//
// A passage never cuts a sentence. A body that stands twice is one passage with `duplicates`.
#ifndef KOURYU_INDEXER_PASSAGES_PASSAGES_H_
#define KOURYU_INDEXER_PASSAGES_PASSAGES_H_

#include <vector>

#include "indexer/blocks/block.h"
#include "indexer/document.h"

namespace kouryu {

/// The passages of a document in reading order, bodies unique. Every character of `blocks` but
/// white space is in one.
[[nodiscard]] std::vector<Passage> passages_of(const std::vector<Block>& blocks);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_PASSAGES_PASSAGES_H_
