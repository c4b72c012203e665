// From lines to blocks: what the format tells is taken over, the kind of all else is guessed.
//
// A block is a heading, paragraph, bullet item, record, table row, caption, navigation line … with
// its place in the source. Which blocks make a passage: indexer/passages.
#ifndef KOURYU_INDEXER_BLOCKS_BLOCKS_H_
#define KOURYU_INDEXER_BLOCKS_BLOCKS_H_

#include <string>
#include <vector>

#include "indexer/blocks/block.h"
#include "indexer/blocks/site_furniture.h"
#include "indexer/extract/extracted.h"
#include "indexer/lines/pieces.h"

namespace kouryu {

/// The blocks of `extracted` in reading order, from its `pieces` and what was taken out of them.
[[nodiscard]] std::vector<Block> blocks_of(const ExtractedText& extracted, const Pieces& pieces,
                                           const std::vector<SitePiece>& site);

/// A line that rules take for a heading before it is weighed.
struct ProposedHeading {
  ByteRange source;   // bytes of ExtractedText::text
  bool sure = false;  // it is a heading, whatever its weight
  std::vector<std::string> evidence;
};

/// All of them, with the evidence that is learned from (tests/eval/learn_headings.py).
[[nodiscard]] std::vector<ProposedHeading> proposed_headings(const ExtractedText& extracted,
                                                             const Pieces& pieces);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_BLOCKS_H_
