// Where the text of a page ends and its frame begins: links, forms, boxes, the foot.
#ifndef KOURYU_INDEXER_BLOCKS_PAGE_TAIL_H_
#define KOURYU_INDEXER_BLOCKS_PAGE_TAIL_H_

#include <cstddef>
#include <vector>

#include "indexer/lines/pieces.h"

namespace kouryu {

/// The first piece of the frame; `why`: what the wording of each piece told, null where nothing.
/// The text goes on to `first` at least. The number of pieces where there is no frame.
[[nodiscard]] std::size_t tail_of_page(const std::vector<Piece>& pieces,
                                       const std::vector<const char*>& why, std::size_t first);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_PAGE_TAIL_H_
