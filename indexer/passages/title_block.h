// The lines before the first body of a document: title, dateline, author.
#ifndef KOURYU_INDEXER_PASSAGES_TITLE_BLOCK_H_
#define KOURYU_INDEXER_PASSAGES_TITLE_BLOCK_H_

#include <cstddef>
#include <vector>

#include "indexer/blocks/block.h"

namespace kouryu {

/// The number of blocks from the first one that make the title block; 0 for none. `blocks` are
/// without navigation.
[[nodiscard]] std::size_t title_block_end(const std::vector<Block>& blocks);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_PASSAGES_TITLE_BLOCK_H_
