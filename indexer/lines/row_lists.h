// Lists of records in plain text: rows that repeat one shape, with or without a header.
#ifndef KOURYU_INDEXER_LINES_ROW_LISTS_H_
#define KOURYU_INDEXER_LINES_ROW_LISTS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/lines/lines.h"

namespace kouryu {

struct ListCell {
  std::string label;  // what the header calls its column; empty without one
  std::string text;   // squeezed, joined where the row was wrapped
  ByteRange source;   // as Line::source
};

/// A row on the lines [begin, end).
struct ListRow {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<ListCell> cells;  // none: a header or a ruling, which is told by the labels
  std::string text;             // the row as one line, '\t' where blanks parted its cells
  bool labelled = false;        // by a header
};

/// Bullets, notes and ways to reach an office: no row, however they look.
[[nodiscard]] bool is_no_row(std::string_view line);

/// The rows of all lists among `lines`, ascending. A line with `closed` is in no row.
[[nodiscard]] std::vector<ListRow> find_rows(const std::vector<Line>& lines,
                                             const std::vector<bool>& closed);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_LINES_ROW_LISTS_H_
