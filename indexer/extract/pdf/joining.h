// Which pieces of a page are one line that the width of a column or cell cut.
//
// Decided by place: a line goes on where it reaches the right edge of its column, and the next one
// begins at the column's left edge one line below, in letters of the same size. The words only
// tell where an item begins.
#ifndef KOURYU_INDEXER_EXTRACT_PDF_JOINING_H_
#define KOURYU_INDEXER_EXTRACT_PDF_JOINING_H_

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/extract/pdf/columns.h"
#include "indexer/extract/pdf/pieces.h"

namespace kouryu {

/// Pieces that are one line, first to last; lines are in the order of their first pieces.
using WholeLine = std::vector<std::size_t>;

[[nodiscard]] std::vector<WholeLine> join_pieces(const PageLayout& page, const Columns& columns);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_PDF_JOINING_H_
