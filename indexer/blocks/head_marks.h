// Marks that lines open with, and which of them head what is below: ■ 日程, ◆レシピ, Q1 ….
#ifndef KOURYU_INDEXER_BLOCKS_HEAD_MARKS_H_
#define KOURYU_INDEXER_BLOCKS_HEAD_MARKS_H_

#include <cstddef>
#include <set>
#include <unordered_set>
#include <vector>

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
  void note_groups();
  void note_dated_items();
  /// ○出席委員(6人): its mark opens no list, its line tells no value.
  [[nodiscard]] bool may_head_group(std::size_t i) const;

  const Pieces& taken_;
  const std::vector<Piece>& pieces_;
  std::set<char32_t> head_marks_;  // each with a short line of another kind below
  std::unordered_set<std::size_t> group_heads_;
  std::unordered_set<std::size_t> dated_;  // • 2017.11.30 商談会に参加, over text, one of several
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_HEAD_MARKS_H_
