// Every cell is written once; what spans refers to it.
#include "indexer/extract/html/html_grid.h"

#include <algorithm>
#include <utility>

#include "dict/base/utf8.h"

namespace kouryu {
namespace {

constexpr std::size_t kLongestRepeated = 40;  // characters
constexpr std::size_t kMostGridShare = 8;     // cells of the grid for each cell written
constexpr int kMostColumns = 1'000;           // the most that browsers span
constexpr int kMostRows = 65'534;

}  // namespace

std::string text_of(const std::vector<HtmlBlock>& blocks, std::size_t begin, std::size_t end) {
  std::string out;
  const auto line = [&](std::string_view text) {
    if (text.empty()) return;
    if (!out.empty()) out += '\n';
    out += text;
  };
  for (std::size_t i = begin; i < end; ++i) {
    const HtmlBlock& block = blocks[i];
    line(block.text);
    for (const std::string& cell : block.cells) line(cell);
    for (const auto& [label, value] : block.fields) {
      line(label.empty() ? value : label + " " + value);
    }
  }
  return out;
}

Grid spread(const HtmlTable& table, const std::vector<HtmlBlock>& blocks) {
  struct Hanging {
    GridCell cell;
    int rows = 0;
  };
  std::size_t written = 0;
  for (const HtmlRow& row : table.rows) written += row.cells.size();
  std::size_t left = written * kMostGridShare + 1'000;
  Grid grid;
  std::vector<Hanging> hanging;  // by column
  for (const HtmlRow& row : table.rows) {
    std::vector<GridCell> line;
    const auto hang = [&] {
      while (line.size() < hanging.size() && hanging[line.size()].rows > 0 && left > 0) {
        Hanging& over = hanging[line.size()];
        --over.rows;
        --left;
        line.push_back(over.cell);
      }
    };
    for (const HtmlCell& cell : row.cells) {
      hang();
      grid.texts.push_back(text_of(blocks, cell.begin, cell.end));
      GridCell out{grid.texts.back(), cell.head, false, false};
      const int columns = std::clamp(cell.columns, 1, kMostColumns);
      const int rows = cell.rows == 0 ? kMostRows : std::clamp(cell.rows, 1, kMostRows);
      for (int i = 0; i < columns && (i == 0 || left > 0); ++i) {
        if (rows > 1) {
          if (hanging.size() <= line.size()) hanging.resize(line.size() + 1);
          hanging[line.size()] = {out, rows - 1};
          hanging[line.size()].cell.goes_on_below = true;
          // A name is told of each row it spans, a text only once.
          if (count_chars(out.text) > kLongestRepeated) hanging[line.size()].cell.text = {};
        }
        line.push_back(out);
        out.goes_on_right = true;
        if (left > 0) --left;
      }
    }
    hang();
    grid.rows.push_back(std::move(line));
    grid.in_head.push_back(row.in_head);
  }
  return grid;
}

bool is_empty(const std::vector<GridCell>& row) {
  return std::all_of(row.begin(), row.end(), [](const GridCell& c) { return c.text.empty(); });
}

bool is_title_row(const std::vector<GridCell>& row) {
  return !row.empty() &&
         std::all_of(row.begin() + 1, row.end(), [](const GridCell& c) { return c.goes_on_right; });
}

bool is_head_row(const std::vector<GridCell>& row, bool in_head) {
  if (is_empty(row) || is_title_row(row)) return false;
  return in_head || std::all_of(row.begin(), row.end(),
                                [](const GridCell& c) { return c.head || c.text.empty(); });
}

bool is_labelled_row(const std::vector<GridCell>& row) {
  return row.size() >= 2 && row.front().head && !row.back().head;
}

std::vector<TableLine> table_lines(const Grid& grid) {
  constexpr std::size_t kFirstRows = 100;
  std::vector<TableLine> lines;
  for (const auto& row : grid.rows) {
    if (lines.size() == kFirstRows) break;
    TableLine& line = lines.emplace_back();
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (row[c].goes_on_right) {
        if (!line.cells.empty()) ++line.cells.back().columns;
        continue;
      }
      TableCell cell{std::string(row[c].text), static_cast<int>(c)};
      cell.kind = kind_by_look(cell.text);
      for (std::size_t below = lines.size(); below < grid.rows.size(); ++below) {
        const auto& under = grid.rows[below];
        if (c >= under.size() || !under[c].goes_on_below) break;
        if (++cell.rows > 10) break;
      }
      line.cells.push_back(std::move(cell));
    }
  }
  return lines;
}

}  // namespace kouryu
