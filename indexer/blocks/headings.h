// Which pieces are headings, and how deep.
#ifndef KOURYU_INDEXER_BLOCKS_HEADINGS_H_
#define KOURYU_INDEXER_BLOCKS_HEADINGS_H_

#include <cstddef>

#include "dict/lines/line_shape.h"
#include "indexer/blocks/piece_context.h"
#include "indexer/lines/pieces.h"

namespace kouryu {

/// The level of the piece at `i` of `taken` where it is a heading that the format does not tell;
/// kNoHeading elsewhere. `in_group`: a group bullet has been seen since the last heading.
[[nodiscard]] HeadingLevel heading_level(const Pieces& taken, const PieceContext& context,
                                         std::size_t i, bool in_group);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_HEADINGS_H_
