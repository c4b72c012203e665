// Lines of a list that have no mark: each is like the one beside it.
#ifndef KOURYU_INDEXER_BLOCKS_LIST_LINES_H_
#define KOURYU_INDEXER_BLOCKS_LIST_LINES_H_

#include <string_view>

#include "indexer/blocks/place.h"

namespace kouryu {

/// 岡部 恭子 委員, 宮田正一 区長: who, and what they are.
[[nodiscard]] bool is_member(std::string_view text);

/// 部長(東), 次長(西), 課長 南: who was there, names side by side on a long line.
[[nodiscard]] bool is_roll(std::string_view text);

/// It opens as the line right above or below does, or says the same.
[[nodiscard]] bool is_like_neighbour(const PiecePlace& place);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_LIST_LINES_H_
