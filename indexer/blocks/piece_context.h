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
  /// Of a list, with a mark or a number.
  [[nodiscard]] static bool is_item(const Piece& piece);
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
  /// Lines in such brackets stand right below each other again and again: names in a table.
  [[nodiscard]] bool brackets_stand_in_table(char32_t bracket) const;
  /// 日程 over its lines, blank lines around both, as most of the text is set.
  [[nodiscard]] bool heads_group(std::size_t i) const { return group_heads_.contains(i); }
  /// 多文化相談員とは？, 笛の夕べ開催！！: asks or calls over text that is longer.
  [[nodiscard]] bool calls(std::size_t i) const { return calls_.contains(i); }
  /// 2018年12月 over what was done in it, one of several.
  [[nodiscard]] bool heads_month(std::size_t i) const { return months_.contains(i); }
  /// Names a part of the document in a table of contents.
  [[nodiscard]] bool is_contents_row(std::size_t i) const { return contents_.contains(i); }
  /// Comes again, set off, what a run of lines at the head has told already.
  [[nodiscard]] bool comes_from_contents(std::size_t i) const { return told_before_.contains(i); }
  /// 1.受け入れについて over 対象 over text: a short line over one that heads text.
  [[nodiscard]] bool heads_heading(std::size_t i) const;
  /// 会員数 34人, one of several; or ホームページ between two such, with nothing behind it.
  [[nodiscard]] bool is_row_of_form(std::size_t i) const { return rows_[i]; }
  /// Above the title.
  [[nodiscard]] bool is_before_title(std::size_t i) const { return i < title_; }

 private:
  void note_brackets();
  void note_groups();
  void note_calls();
  void note_months();
  void note_contents();
  void note_repeats();
  void note_empty_rows();
  [[nodiscard]] bool may_call(std::size_t i) const;

  const Pieces& taken_;
  const std::vector<Piece>& pieces_;
  NumberSeries series_;
  std::map<char32_t, std::size_t> bracket_heads_;     // by the bracket that opens them
  std::map<char32_t, std::size_t> stacked_brackets_;  // right over their like
  std::unordered_set<std::size_t> group_heads_;
  std::unordered_set<std::size_t> calls_;
  std::unordered_set<std::size_t> months_;
  std::unordered_set<std::size_t> contents_;
  std::unordered_set<std::size_t> told_before_;
  std::vector<bool> rows_;
  std::size_t title_ = 0;  // the first piece of it; 0 for none
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_PIECE_CONTEXT_H_
