// Headings that open with a number.
#ifndef KOURYU_INDEXER_BLOCKS_HEADING_NUMBERS_H_
#define KOURYU_INDEXER_BLOCKS_HEADING_NUMBERS_H_

#include <string_view>

#include "indexer/blocks/place.h"
#include "indexer/lines/line_shape.h"

namespace kouryu {

[[nodiscard]] bool is_under_number(std::string_view text);

/// Of a line that opens with a number; kNoHeading for 1 期日 平成16年7月22日 with its day, or over
/// no sentence, and for ① over no text.
[[nodiscard]] HeadingLevel level_by_number(const PiecePlace& place);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_HEADING_NUMBERS_H_
