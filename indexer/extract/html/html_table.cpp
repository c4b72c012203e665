// Decides by what the cells hold. Where they stand: html_grid.h.
#include "indexer/extract/html/html_table.h"

#include <algorithm>
#include <deque>
#include <string_view>
#include <utility>

#include "dict/base/utf8.h"
#include "indexer/extract/html/html_grid.h"
#include "indexer/extract/one_line.h"
#include "indexer/extract/table_head.h"

namespace kouryu {
namespace {

constexpr std::size_t kLongLayoutCell = 200;   // characters; without heads, such a cell is prose
constexpr std::size_t kMostFieldsOfOne = 20;   // more labelled rows are a list, not one thing
constexpr std::size_t kLongestRecord = 1'200;  // characters; a longer form is told row by row
constexpr std::size_t kLongestLabel = 40;      // characters
constexpr std::size_t kLongestHead = 200;      // characters; longer heads are no labels

struct Builder {
  std::vector<HtmlBlock> blocks;
  HtmlRole role = HtmlRole::None;
  bool opened = false;

  void add(HtmlBlock block) {
    block.role = role;
    block.opens = !std::exchange(opened, true);
    blocks.push_back(std::move(block));
  }
  void record(std::vector<std::pair<std::string, std::string>> fields) {
    std::erase_if(fields, [](const auto& field) { return field.second.empty(); });
    if (fields.empty()) return;
    HtmlBlock block;
    block.kind = ExtractedKind::Record;
    block.fields = std::move(fields);
    add(std::move(block));
  }
  void row(std::vector<std::string> cells) {
    while (!cells.empty() && cells.back().empty()) cells.pop_back();
    if (cells.empty()) return;
    HtmlBlock block;
    block.kind = ExtractedKind::TableRow;
    block.cells = std::move(cells);
    add(std::move(block));
  }
};

/// The heads of each column, from the outermost down, each once: 人口 うち外国人.
std::vector<std::string> labels_of(const Grid& grid, std::size_t begin, std::size_t end) {
  std::vector<std::string> labels;
  for (std::size_t r = begin; r < end; ++r) {
    const auto& row = grid.rows[r];
    if (labels.size() < row.size()) labels.resize(row.size());
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (row[c].text.empty() || row[c].goes_on_below) continue;
      if (!labels[c].empty()) labels[c] += ' ';
      labels[c] += row[c].text;
    }
  }
  for (std::string& label : labels) label = one_line(label);
  return labels;
}

/// `begin` to `end` are the rows of heads.
void under_heads(const Grid& grid, std::size_t begin, std::size_t end, Builder& out) {
  const std::vector<std::string> labels = labels_of(grid, begin, end);
  for (std::size_t r = end; r < grid.rows.size(); ++r) {
    const auto& row = grid.rows[r];
    // The heads again, as on each page of a long table.
    if (is_head_row(row, grid.in_head[r]) && !row.empty() && row.front().text == labels.front()) {
      continue;
    }
    if (is_title_row(row) && row.size() > 1) {
      out.row({std::string(row.front().text)});
      continue;
    }
    std::vector<std::pair<std::string, std::string>> fields;
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (row[c].goes_on_right) continue;
      fields.emplace_back(c < labels.size() ? labels[c] : "", row[c].text);
    }
    out.record(std::move(fields));
  }
}

using Fields = std::vector<std::pair<std::string, std::string>>;

Fields fields_of_row(const std::vector<GridCell>& row) {
  Fields fields;
  std::string label;
  bool open = false;  // the label still waits for its value
  for (const GridCell& cell : row) {
    if (cell.goes_on_right) continue;
    if (cell.head) {
      if (!open) label.clear();
      if (!label.empty() && !cell.text.empty()) label += ' ';
      label += cell.text;
      label = one_line(label);
      open = true;
    } else if (open || fields.empty()) {
      fields.emplace_back(label, cell.text);
      open = false;
    } else if (!cell.text.empty()) {
      std::string& value = fields.back().second;
      if (!value.empty()) value += ' ';
      value += cell.text;
    }
  }
  if (open && !label.empty()) fields.emplace_back("", label);  // a head that stands alone
  return fields;
}

std::size_t chars_of(const Fields& fields) {
  std::size_t chars = 0;
  for (const auto& [label, value] : fields) chars += count_chars(label) + count_chars(value);
  return chars;
}

/// 2004年, 平成16年5月, H16: rows of a chronology, each a thing by itself.
bool is_time(std::string_view label) {
  const bool digit = label.find_first_of("0123456789") != std::string_view::npos ||
                     label.find("０") != std::string_view::npos ||
                     label.find("元年") != std::string_view::npos;
  return (label.find("年") != std::string_view::npos && count_chars(label) <= 16) ||
         (digit && label.find("月") != std::string_view::npos && count_chars(label) <= 10);
}

/// Labelled rows as one record, or as one each where they are a list of their own.
void labelled(const std::vector<Fields>& rows, Builder& out) {
  std::size_t fields = 0;
  std::size_t chars = 0;
  std::size_t times = 0;
  for (const Fields& row : rows) {
    fields += row.size();
    chars += chars_of(row);
    times += !row.empty() && is_time(row.front().first) ? 1U : 0U;
  }
  const bool list = fields > kMostFieldsOfOne || chars > kLongestRecord ||
                    (rows.size() > 1 && times * 2 > rows.size());
  Fields all;
  for (const Fields& row : rows) {
    if (list) {
      out.record(row);
    } else {
      all.insert(all.end(), row.begin(), row.end());
    }
  }
  out.record(std::move(all));
}

std::vector<std::string> cells_of(const std::vector<GridCell>& row) {
  std::vector<std::string> cells;
  for (const GridCell& cell : row) {
    cells.push_back(std::string(cell.goes_on_right ? std::string_view() : cell.text));
  }
  return cells;
}

bool is_structure(const HtmlBlock& block) {
  return block.kind == ExtractedKind::TableRow || block.kind == ExtractedKind::Record ||
         block.kind == ExtractedKind::Heading;
}

bool lays_out(const HtmlTable& table, const std::vector<HtmlBlock>& blocks) {
  if (table.layout) return true;
  bool heads = false;
  bool long_cell = false;
  std::size_t widest = 0;
  std::size_t rows = 0;
  std::size_t blocks_of_cell = 0;
  for (const HtmlRow& row : table.rows) {
    std::size_t filled = 0;
    for (const HtmlCell& cell : row.cells) {
      heads = heads || cell.head;
      std::size_t chars = 0;
      for (std::size_t i = cell.begin; i < cell.end; ++i) {
        if (is_structure(blocks[i])) return true;
        chars += blocks[i].chars;
      }
      if (cell.end > cell.begin) ++filled;
      blocks_of_cell = std::max(blocks_of_cell, cell.end - cell.begin);
      long_cell = long_cell || chars > kLongLayoutCell;
    }
    widest = std::max(widest, filled);
    rows += filled > 0 ? 1U : 0U;
  }
  if (widest <= 1 && !heads) return true;
  if (heads) return false;
  // One row of columns, or a cell of prose: a page cut into parts.
  return long_cell || (rows <= 1 && blocks_of_cell > 1);
}

/// Heads that are only dressed as such, in a table without <th>: a first row or a first column in
/// bold or colour, and nothing else.
void find_dressed_heads(HtmlTable& table, const std::vector<HtmlBlock>& blocks) {
  const auto filled = [](const HtmlCell& cell) { return cell.end > cell.begin; };
  const auto dressed = [&](const HtmlCell& cell) {
    if (!filled(cell)) return false;
    return cell.marked || std::all_of(blocks.begin() + static_cast<std::ptrdiff_t>(cell.begin),
                                      blocks.begin() + static_cast<std::ptrdiff_t>(cell.end),
                                      [](const HtmlBlock& block) { return block.bold; });
  };
  std::size_t rows = 0;
  std::size_t all = 0;     // rows whose cells are all dressed
  std::size_t first = 0;   // rows of which the first cell alone is
  std::size_t others = 0;  // rows in which another one is
  const HtmlRow* top = nullptr;
  for (const HtmlRow& row : table.rows) {
    const auto cells = std::count_if(row.cells.begin(), row.cells.end(), filled);
    if (cells == 0) continue;
    for (const HtmlCell& cell : row.cells) {
      if (cell.head) return;
    }
    if (rows == 0 && row.cells.size() == 1) continue;  // the table's title
    if (++rows == 1) top = &row;
    const auto marked = std::count_if(row.cells.begin(), row.cells.end(), dressed);
    if (cells >= 2 && marked == cells) ++all;
    if (cells >= 2 && marked == 1 && dressed(row.cells.front())) {
      ++first;
    } else if (marked > 0) {
      ++others;
    }
  }
  if (rows < 2) return;
  const bool top_row = all == 1 && others == 1 && first == 0 && top->cells.size() >= 2 &&
                       dressed(top->cells.front()) && dressed(top->cells.back());
  for (HtmlRow& row : table.rows) {
    if (top_row && &row == top) {
      for (HtmlCell& cell : row.cells) cell.head = true;
    } else if (first == rows && !row.cells.empty()) {
      row.cells.front().head = true;
    }
  }
}

/// Blocks of the table that are in no cell: its caption, what stands between its tags.
std::vector<HtmlBlock> outside_cells(const HtmlTable& table, std::vector<HtmlBlock>& blocks) {
  std::vector<HtmlBlock> out;
  std::size_t next = table.begin;
  const auto take_until = [&](std::size_t end) {
    for (; next < end; ++next) out.push_back(std::move(blocks[next]));
  };
  for (const HtmlRow& row : table.rows) {
    for (const HtmlCell& cell : row.cells) {
      take_until(cell.begin);
      next = std::max(next, cell.end);
    }
  }
  take_until(blocks.size());
  return out;
}

/// Puts `built` behind `kept` in the place of the blocks from `begin`, and shares their count of
/// characters in links.
void replace(std::vector<HtmlBlock>& blocks, std::size_t begin, std::vector<HtmlBlock> kept,
             std::vector<HtmlBlock> built) {
  std::size_t chars = 0;
  std::size_t link_chars = 0;
  for (std::size_t i = begin; i < blocks.size(); ++i) {
    chars += blocks[i].chars;
    link_chars += blocks[i].link_chars;
  }
  const double share =
      chars == 0 ? 0 : static_cast<double>(link_chars) / static_cast<double>(chars);
  for (HtmlBlock& block : built) {
    for (const std::string& cell : block.cells) block.chars += count_chars(cell);
    block.chars += chars_of(block.fields);
    block.link_chars = static_cast<std::size_t>(static_cast<double>(block.chars) * share);
  }
  blocks.resize(begin);
  for (auto* part : {&kept, &built}) {
    std::move(part->begin(), part->end(), std::back_inserter(blocks));
  }
}

}  // namespace

void close_table(HtmlTable& table, std::vector<HtmlBlock>& blocks) {
  if (lays_out(table, blocks)) return;
  find_dressed_heads(table, blocks);
  Grid grid = spread(table, blocks);
  Builder out;
  out.role = table.role;
  std::size_t heads_begin = 0;
  while (heads_begin < grid.rows.size() &&
         (is_empty(grid.rows[heads_begin]) || is_title_row(grid.rows[heads_begin]))) {
    ++heads_begin;
  }
  std::size_t heads_end = heads_begin;
  while (heads_end < grid.rows.size() &&
         is_head_row(grid.rows[heads_end], grid.in_head[heads_end])) {
    ++heads_end;
  }
  if (heads_end < grid.rows.size() && heads_end > heads_begin) {
    const std::vector<std::string> labels = labels_of(grid, heads_begin, heads_end);
    const bool no_labels = std::any_of(labels.begin(), labels.end(), [](const std::string& label) {
      return count_chars(label) > kLongestHead;
    });
    if (no_labels) heads_end = heads_begin;
  }
  const bool any_labelled = std::any_of(grid.rows.begin(), grid.rows.end(), is_labelled_row);
  if (heads_end == heads_begin && !any_labelled) {
    const TableHead found = find_head(table_lines(grid), TableSource::Document);
    if (found.tiers > 0) {
      heads_begin = found.above;
      heads_end = found.above + found.tiers;
    }
  }
  if (heads_end > heads_begin && heads_end < grid.rows.size()) {
    for (std::size_t r = 0; r < heads_begin; ++r) {
      out.row(cells_of(grid.rows[r]));
    }
    under_heads(grid, heads_begin, heads_end, out);
  } else if (any_labelled) {
    std::vector<Fields> rows;
    for (const auto& row : grid.rows) rows.push_back(fields_of_row(row));
    labelled(rows, out);
  } else {
    for (const auto& row : grid.rows) out.row(cells_of(row));
  }
  std::vector<HtmlBlock> kept = outside_cells(table, blocks);
  replace(blocks, table.begin, std::move(kept), std::move(out.blocks));
}

void close_terms(const HtmlTerms& list, std::vector<HtmlBlock>& blocks) {
  std::vector<Fields> rows;
  bool open = false;
  bool labels = false;
  bool described = false;
  for (const HtmlTerm& term : list.terms) {
    for (std::size_t i = term.begin; i < term.end; ++i) {
      if (is_structure(blocks[i])) return;  // sections with titles
    }
    std::string text = text_of(blocks, term.begin, term.end);
    described = described || (!term.label && !text.empty());
    if (term.label) {
      text = one_line(text);
      labels = labels || !text.empty();
      if (open && rows.back().front().second.empty()) {
        std::string& label = rows.back().front().first;  // several terms, one description
        if (!label.empty() && !text.empty()) label += ' ';
        label += text;
      } else {
        rows.push_back({{std::move(text), {}}});
      }
      open = true;
    } else if (!open) {
      rows.push_back({{{}, std::move(text)}});
      open = true;
    } else {
      std::string& value = rows.back().front().second;
      if (!value.empty()) value += '\n';
      value += text;
    }
  }
  if (!labels) return;  // <dd> alone only moves text to the right
  if (!described) {     // <dt> alone is a list of names
    for (std::size_t i = list.begin; i < blocks.size(); ++i) {
      if (blocks[i].kind != ExtractedKind::Paragraph) continue;
      blocks[i].kind = ExtractedKind::ListItem;
      blocks[i].level = 1;
    }
    return;
  }
  Builder out;
  out.role = list.role;
  // A term without a description is still text.
  for (Fields& row : rows) {
    if (row.front().second.empty()) std::swap(row.front().first, row.front().second);
  }
  // Questions and their answers, glossaries: each a thing by itself.
  const bool facts = std::all_of(rows.begin(), rows.end(), [](const Fields& row) {
    return count_chars(row.front().first) <= kLongestLabel / 2 && chars_of(row) <= 150;
  });
  if (facts) {
    labelled(rows, out);
  } else {
    for (Fields& row : rows) out.record(std::move(row));
  }
  replace(blocks, list.begin, {}, std::move(out.blocks));
}

}  // namespace kouryu
