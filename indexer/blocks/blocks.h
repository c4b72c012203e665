// From lines to blocks: what the format tells is taken over, the kind of all else is guessed.
//
// A block is a heading, paragraph, bullet item, record, table row, caption, navigation line … with
// its place in the source. Which blocks make a passage: indexer/passages.
#ifndef KOURYU_INDEXER_BLOCKS_BLOCKS_H_
#define KOURYU_INDEXER_BLOCKS_BLOCKS_H_

#include <vector>

#include "indexer/blocks/block.h"
#include "indexer/blocks/site_furniture.h"
#include "indexer/extract/extracted.h"
#include "indexer/lines/pieces.h"

namespace kouryu {

/// The blocks of `extracted` in reading order, from its `pieces` and what was taken out of them.
[[nodiscard]] std::vector<Block> blocks_of(const ExtractedText& extracted, const Pieces& pieces,
                                           const std::vector<SitePiece>& site);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_BLOCKS_H_
