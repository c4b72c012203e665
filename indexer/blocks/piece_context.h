// What stands around a piece: the questions that naming a block asks of its neighbours.
#ifndef KOURYU_INDEXER_BLOCKS_PIECE_CONTEXT_H_
#define KOURYU_INDEXER_BLOCKS_PIECE_CONTEXT_H_

#include <cstddef>
#include <vector>

#include "indexer/lines/pieces.h"

namespace kouryu {

inline constexpr std::size_t kHeadingChars = 40;  // longest guessed heading

/// Views of `pieces`, which must outlive it.
class PieceContext {
 public:
  explicit PieceContext(const Pieces& pieces) : taken_(pieces), pieces_(pieces.pieces) {}

  /// A line that ends no sentence and is as short as a heading.
  [[nodiscard]] static bool is_short(const Piece& piece);
  /// Text that a heading can head: a sentence, a long line, an item, a row.
  [[nodiscard]] bool is_body(std::size_t i) const;
  /// A short line with text under it.
  [[nodiscard]] bool heads_body(std::size_t i) const;
  /// Who wrote it, set to the right under a heading.
  [[nodiscard]] bool is_set_right(const Piece& piece) const;
  /// The next piece that is not set to the right.
  [[nodiscard]] std::size_t below(std::size_t i) const;

 private:
  const Pieces& taken_;
  const std::vector<Piece>& pieces_;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_PIECE_CONTEXT_H_
