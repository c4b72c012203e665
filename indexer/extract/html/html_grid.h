// The cells of a table by row and column, spans spread out.
#ifndef KOURYU_INDEXER_EXTRACT_HTML_HTML_GRID_H_
#define KOURYU_INDEXER_EXTRACT_HTML_HTML_GRID_H_

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/html/html_table.h"
#include "indexer/extract/table_head.h"

namespace kouryu {

struct GridCell {
  std::string_view text;  // of Grid::texts
  bool head = false;
  bool goes_on_right = false;  // the cell of its left neighbour
  bool goes_on_below = false;  // the cell above it
};

struct Grid {
  std::deque<std::string> texts;  // of each cell written, once however far it spans
  std::vector<std::vector<GridCell>> rows;
  std::vector<bool> in_head;
};

/// The text of the blocks from `begin` to `end`, one a line.
[[nodiscard]] std::string text_of(const std::vector<HtmlBlock>& blocks, std::size_t begin,
                                  std::size_t end);

/// Spans spread to the right and below, as far as the input pays for it: one cell of the grid for
/// each place, in bounded number.
[[nodiscard]] Grid spread(const HtmlTable& table, const std::vector<HtmlBlock>& blocks);

/// The first rows as find_head() takes them, of a table that says nothing of heads by itself.
[[nodiscard]] std::vector<TableLine> table_lines(const Grid& grid);

[[nodiscard]] bool is_empty(const std::vector<GridCell>& row);
/// One cell over all columns: a title of what follows.
[[nodiscard]] bool is_title_row(const std::vector<GridCell>& row);
/// Two columns and more, each cell with text a <th> or the row in <thead>.
[[nodiscard]] bool is_head_row(const std::vector<GridCell>& row, bool in_head);
/// Label beside value, in one or more pairs: th td, th td th td, th th td (a group and its member).
[[nodiscard]] bool is_labelled_row(const std::vector<GridCell>& row);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_HTML_HTML_GRID_H_
