// Whole lines of a page in reading order, those side by side as rows.
#ifndef KOURYU_INDEXER_EXTRACT_PDF_ROWS_H_
#define KOURYU_INDEXER_EXTRACT_PDF_ROWS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/extract/pdf/columns.h"
#include "indexer/extract/pdf/pieces.h"

namespace kouryu {

/// What stands in a cell of a table, or a line alone.
struct CellText {
  std::vector<std::string> lines;
  TextFrame frame = TextFrame::Right;
  Box box;             // the text's in its frame; of a ruled cell, as the page's tables run
  float size = 0;      // of its letters
  bool ruled = false;  // in a cell with lines around it
  int cover = -1;      // of a text box over a table
  std::size_t column = Columns::kNone;  // of prose
  std::size_t first = 0;                // pieces
  std::size_t line = 0;                 // piece that its last line begins with
  std::size_t last = 0;
};

struct PageRow {
  std::vector<CellText> cells;  // from left to right; one: a line, or lines of one cell
  bool table = false;           // surely a row of a table
};

[[nodiscard]] std::vector<PageRow> page_rows(const PageLayout& page, const Columns& columns);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_PDF_ROWS_H_
