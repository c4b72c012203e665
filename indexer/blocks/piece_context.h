// What stands around a piece: the questions that naming a block asks of its neighbours.
#ifndef KOURYU_INDEXER_BLOCKS_PIECE_CONTEXT_H_
#define KOURYU_INDEXER_BLOCKS_PIECE_CONTEXT_H_

#include <cstddef>
#include <map>
#include <unordered_set>
#include <vector>

#include "indexer/blocks/number_series.h"
#include "indexer/lines/pieces.h"

namespace kouryu {

inline constexpr std::size_t kHeadingChars = 40;  // longest guessed heading

/// Views of `pieces`, which must outlive it.
class PieceContext {
 public:
  explicit PieceContext(const Pieces& pieces);

  /// A line that ends no sentence and is as short as a heading.
  [[nodiscard]] static bool is_short(const Piece& piece);
  /// Text that a heading can head: a sentence, a long line, an item, a row.
  [[nodiscard]] bool is_body(std::size_t i) const;
  /// A short line with text under it.
  [[nodiscard]] bool heads_body(std::size_t i) const;
  /// Who wrote it, set to the right under a heading.
  [[nodiscard]] bool is_set_right(const Piece& piece) const;
  /// The next piece that is not set to the right, nor a day or a note in brackets over text.
  [[nodiscard]] std::size_t below(std::size_t i) const;
  [[nodiscard]] const NumberSeries& series() const { return series_; }
  /// Lines in such brackets stand over text again and again: (目的) … (期間) ….
  [[nodiscard]] bool brackets_head(char32_t bracket) const;
  /// 日程 over its lines, blank lines around both, as most of the text is set.
  [[nodiscard]] bool heads_group(std::size_t i) const { return group_heads_.contains(i); }

 private:
  void note_brackets();
  void note_groups();

  const Pieces& taken_;
  const std::vector<Piece>& pieces_;
  NumberSeries series_;
  std::map<char32_t, std::size_t> bracket_heads_;  // by the bracket that opens them
  std::unordered_set<std::size_t> group_heads_;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_PIECE_CONTEXT_H_
