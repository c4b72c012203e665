// What tells that a short line is no heading, whatever stands below it.
#ifndef KOURYU_INDEXER_BLOCKS_NO_HEADING_H_
#define KOURYU_INDEXER_BLOCKS_NO_HEADING_H_

#include "indexer/blocks/place.h"

namespace kouryu {

/// A part of a letter, a file, a person, a day, a row …: told by the line and by its place.
[[nodiscard]] bool is_no_heading(const PiecePlace& place);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_NO_HEADING_H_
