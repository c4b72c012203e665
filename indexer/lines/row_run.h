// A run of lines that may be one list, and whether its columns make it one.
#ifndef KOURYU_INDEXER_LINES_ROW_RUN_H_
#define KOURYU_INDEXER_LINES_ROW_RUN_H_

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/lines/row_cells.h"
#include "kouryu/text_range.h"

namespace kouryu {

struct RunCell {
  std::string text;  // squeezed
  ByteRange source;
  std::size_t column = 0;  // where it begins on its first line, in columns
  CellLook look = CellLook::None;
};

struct RunRow {
  std::size_t begin = 0;  // lines
  std::size_t end = 0;
  bool wrapped = false;   // over several lines
  bool sentence = false;  // its last line ends one
  bool leader = false;    // dots lead to a page number
  std::vector<RunCell> cells;
};

struct RowRun {
  CellGap gap = CellGap::Tab;
  std::size_t width = 0;  // cells of most rows
  std::vector<RunRow> rows;
};

/// Of a run that ends: lines behind it with none of its figures go, and `width` is that of most
/// rows.
void settle(RowRun& run);

/// Whether `head` names the columns of the rows from `first` on: short words that are not their
/// like, above figures or above words that end otherwise.
[[nodiscard]] bool is_header(const RunRow& head, const RowRun& run, std::size_t first);

/// Whether the rows from `first` on are records: as many cells, and columns of one look each.
/// Prose that happens to have its gaps in the same places is none.
[[nodiscard]] bool is_list(const RowRun& run, std::size_t first, bool headed);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_LINES_ROW_RUN_H_
