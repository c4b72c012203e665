// A piece among its neighbours, as what names its kind looks at it.
#ifndef KOURYU_INDEXER_BLOCKS_PLACE_H_
#define KOURYU_INDEXER_BLOCKS_PLACE_H_

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/blocks/piece_context.h"
#include "indexer/lines/pieces.h"

namespace kouryu {

/// A view: what it is made of must outlive it.
struct PiecePlace {
  const Pieces& taken;
  const PieceContext& context;
  std::size_t i;

  [[nodiscard]] const std::vector<Piece>& pieces() const { return taken.pieces; }
  [[nodiscard]] const Piece& piece() const { return pieces()[i]; }
  [[nodiscard]] const std::string& text() const { return piece().line.text; }
  /// nullptr where there is none.
  [[nodiscard]] const Piece* above() const { return i > 0 ? &pieces()[i - 1] : nullptr; }
  [[nodiscard]] const Piece* below() const {
    return i + 1 < pieces().size() ? &pieces()[i + 1] : nullptr;
  }
  /// More blank lines than between any two lines of the text.
  [[nodiscard]] bool parted_above() const {
    return i == 0 || piece().line.blanks_before > spacing();
  }
  [[nodiscard]] bool parted_below() const {
    return below() == nullptr || below()->line.blanks_before > spacing();
  }
  [[nodiscard]] std::size_t spacing() const { return taken.wrapping.double_spaced ? 1 : 0; }
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_PLACE_H_
