// Marks that lines open with, and which of them head what is below: ■ 日程, ◆レシピ, Q1 ….
#ifndef KOURYU_INDEXER_BLOCKS_HEAD_MARKS_H_
#define KOURYU_INDEXER_BLOCKS_HEAD_MARKS_H_

#include <cstddef>
#include <set>

#include "indexer/lines/pieces.h"

namespace kouryu {

/// Views of `pieces`, which must outlive it.
class HeadMarks {
 public:
  explicit HeadMarks(const Pieces& pieces);

  /// The piece opens with a mark or is a question, and text without such a mark is below.
  [[nodiscard]] bool heads(std::size_t i) const;

 private:
  void note_marks();

  const Pieces& taken_;
  const std::vector<Piece>& pieces_;
  std::set<char32_t> head_marks_;  // each with a short line of another kind below
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_HEAD_MARKS_H_
