// Numbered lines that belong together, and whether they head what is below them.
#ifndef KOURYU_INDEXER_BLOCKS_NUMBER_SERIES_H_
#define KOURYU_INDEXER_BLOCKS_NUMBER_SERIES_H_

#include <cstddef>
#include <unordered_set>
#include <vector>

#include "indexer/lines/pieces.h"

namespace kouryu {

/// Places of pieces.
struct NumberSeries {
  std::unordered_set<std::size_t> heads;  // 1 … text 2 … text: each with something below
  std::unordered_set<std::size_t> lists;  // 1 … 2 … 3 …: one below the other
};

[[nodiscard]] NumberSeries number_series(const std::vector<Piece>& pieces);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_NUMBER_SERIES_H_
