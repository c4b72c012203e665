// Finds the text of a passage again in the source it was cleaned from.
#ifndef KOURYU_INDEXER_PASSAGES_SOURCE_MAP_H_
#define KOURYU_INDEXER_PASSAGES_SOURCE_MAP_H_

#include <string_view>
#include <vector>

#include "dict/schema/record.h"
#include "indexer/blocks/block.h"
#include "kouryu/text_range.h"

namespace kouryu {

/// The pieces of `text` (a passage, cleaned) in `range` of `source` (extracted text), in order on
/// both sides. Cleaning leaves out (line ends, furniture, marks of the format) and puts in white
/// space; all other characters of the text are in a piece, as long as the source has them.
[[nodiscard]] std::vector<SourcePiece> source_pieces(std::string_view text, std::string_view source,
                                                     const ByteRange& range);

/// Fills Block::pieces.
void map_to_source(std::vector<Block>& blocks, std::string_view source);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_PASSAGES_SOURCE_MAP_H_
