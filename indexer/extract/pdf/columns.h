// Columns of prose on a page: lines below one another that share both edges.
//
// Where a width cuts a text, its lines end at one edge wherever that is: in a column beside
// another, in a note beside a table, below a figure. Lines of a list end where they end.
#ifndef KOURYU_INDEXER_EXTRACT_PDF_COLUMNS_H_
#define KOURYU_INDEXER_EXTRACT_PDF_COLUMNS_H_

#include <cstddef>
#include <vector>

#include "indexer/extract/pdf/pieces.h"

namespace kouryu {

struct Column {
  TextFrame frame = TextFrame::Right;
  Box box;  // in its frame; x0 and x1 are the edges that its full lines share
  float size = 0;
  std::size_t first = 0, last = 0;  // pieces: its uppermost and its lowest line
};

struct Columns {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  std::vector<Column> found;
  std::vector<std::size_t> of;  // of each piece, its place in `found`; kNone for most

  [[nodiscard]] const Column* column(std::size_t piece) const {
    return of[piece] == kNone ? nullptr : &found[of[piece]];
  }
  /// Where the text of a column runs on: the nearest of its kind below it, else the one beside it
  /// at the head of the page; nullptr for none.
  [[nodiscard]] const Column* after(const Column& column) const;
};

[[nodiscard]] Columns find_columns(const PageLayout& page);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_PDF_COLUMNS_H_
