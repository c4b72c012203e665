// Rows of a site's frame that their shape tells, wherever on the page they stand.
#ifndef KOURYU_INDEXER_BLOCKS_FRAME_ROWS_H_
#define KOURYU_INDEXER_BLOCKS_FRAME_ROWS_H_

#include <vector>

#include "indexer/lines/pieces.h"

namespace kouryu {

/// A line whose kind nothing tells: of no record, row or table.
[[nodiscard]] bool is_free_line(const Piece& piece);

/// Names in `why` the rows of names, pagers and calendars among `pieces` that it names not yet.
void mark_frame_rows(const std::vector<Piece>& pieces, std::vector<const char*>& why);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_FRAME_ROWS_H_
