// Which pieces are headings, and how deep.
#ifndef KOURYU_INDEXER_BLOCKS_HEADINGS_H_
#define KOURYU_INDEXER_BLOCKS_HEADINGS_H_

#include <cstddef>

#include "indexer/blocks/piece_context.h"
#include "indexer/lines/line_shape.h"
#include "indexer/lines/pieces.h"

namespace kouryu {

struct HeadingSign {
  HeadingLevel level = kNoHeading;
  const char* why = "";  // a phrase, static
  bool sure = false;     // nothing else need speak for it
};

/// What the piece at `i` of `taken` is a heading by where the format does not tell; kNoHeading
/// elsewhere. `in_group`: a group bullet has been seen since the last heading.
[[nodiscard]] HeadingSign heading_sign(const Pieces& taken, const PieceContext& context,
                                       std::size_t i, bool in_group);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_HEADINGS_H_
