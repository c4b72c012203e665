// Rows of a form: 設立年月日 1994年9月 / 会員数 34人 / 会費 年額1,000円, a label and its value on
// each line. No row is a title or heading, and what stands between rows is one.
#ifndef KOURYU_INDEXER_BLOCKS_LABEL_ROWS_H_
#define KOURYU_INDEXER_BLOCKS_LABEL_ROWS_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/lines/pieces.h"

namespace kouryu {

/// 会員数 34人, 対象地域：県内: a label without number or mark, and something behind it.
[[nodiscard]] bool is_label_and_value(std::string_view text);

/// 締結文書 |, | 春の市 | 300 |: a line that a bar opens or ends.
[[nodiscard]] bool is_cell(std::string_view text);

/// For each of the first `count` pieces whether it is a row of a form, one of several without a
/// gap, or a cell beside others.
[[nodiscard]] std::vector<bool> label_rows(const std::vector<Piece>& pieces, std::size_t count);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_LABEL_ROWS_H_
