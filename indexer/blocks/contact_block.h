// A block that tells whom to ask and how to reach them: where it opens and how far it goes.
#ifndef KOURYU_INDEXER_BLOCKS_CONTACT_BLOCK_H_
#define KOURYU_INDEXER_BLOCKS_CONTACT_BLOCK_H_

#include <cstddef>
#include <vector>

#include "indexer/lines/pieces.h"

namespace kouryu {

/// Whom to ask; how to reach them, also below the name of the office or person.
[[nodiscard]] bool opens_contact_block(const std::vector<Piece>& pieces, std::size_t i);

/// Behind the last line of the block that opens at `i`.
[[nodiscard]] std::size_t contact_end(const std::vector<Piece>& pieces, std::size_t i);

/// The first line of the signature that the text ends with, below a drawn line or "--"; the number
/// of pieces where there is none.
[[nodiscard]] std::size_t signature_begin(const std::vector<Piece>& pieces);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_CONTACT_BLOCK_H_
