// A head must be sure: all labels, all different, over rows that are alike. Where it is not, rows
// stay rows: a wrong label is worse than none.
#include "indexer/extract/office/table_head.h"

#include <algorithm>
#include <array>
#include <set>

#include "dict/base/utf8.h"

namespace kouryu::office {
namespace {

constexpr std::size_t kLongestLabel = 40;  // characters
constexpr std::size_t kMostTiers = 4;
constexpr std::size_t kMostColumns = 400;  // of a table with a head
constexpr std::size_t kSample = 30;        // rows looked at
constexpr double kAlike = 0.8;             // of a column's values are of one kind
constexpr double kCovered = 0.8;           // of the values stand under a label
constexpr double kFilled = 0.4;            // of the labels, on average, a row has values for

std::size_t chars_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

bool is_year(std::string_view text) {
  return text.size() == 4 && (text.starts_with("19") || text.starts_with("20"));
}

/// Rows of the head by its merged cells: as deep as its tallest cell, and one more below a cell
/// that spans several columns which have heads of their own.
std::size_t tiers_of(std::span<const TableLine> lines) {
  std::size_t tiers = 1;
  while (tiers < lines.size() && lines[tiers].head && lines[tiers - 1].head) ++tiers;
  for (std::size_t row = 0; row < tiers && row < lines.size(); ++row) {
    for (const TableCell& cell : lines[row].cells) {
      const auto below = row + static_cast<std::size_t>(std::max(1, cell.rows));
      tiers = std::max(tiers, below);
      if (tiers > kMostTiers) return 1;
      if (cell.columns < 2 || below >= lines.size()) continue;
      int under = 0;
      for (const TableCell& sub : lines[below].cells) {
        const bool inside = sub.column >= cell.column && sub.column < cell.column + cell.columns;
        if (inside && sub.columns < cell.columns && can_be_label(sub)) ++under;
      }
      const bool all_labels = std::all_of(lines[below].cells.begin(), lines[below].cells.end(),
                                          [](const auto& sub) { return can_be_label(sub); });
      if (under > 1 && all_labels) tiers = std::max(tiers, below + 1);
    }
  }
  return std::min(tiers, lines.size());
}

std::vector<ColumnLabel> labels_of(std::span<const TableLine> head) {
  std::vector<ColumnLabel> labels;
  // The cells of the lowest tier that reach each column decide where a label begins.
  std::set<int> begins;
  int end = 0;
  for (const TableLine& line : head) {
    for (const TableCell& cell : line.cells) {
      begins.insert(cell.column);
      end = std::max(end, cell.column + cell.columns);
    }
  }
  for (auto it = begins.begin(); it != begins.end(); ++it) {
    const int next = std::next(it) == begins.end() ? end : *std::next(it);
    ColumnLabel label{*it, next - *it, {}};
    int reach = *it;
    for (const TableLine& line : head) {
      for (const TableCell& cell : line.cells) {
        if (cell.column > *it || cell.column + cell.columns <= *it) continue;
        if (!label.text.empty()) label.text += ' ';
        label.text += one_line(cell.text);
        reach = cell.column + cell.columns;
      }
    }
    label.columns = std::max(1, std::min(label.columns, reach - *it));
    labels.push_back(std::move(label));
  }
  return labels;
}

struct Column {
  std::size_t values = 0;
  std::array<std::size_t, 3> kinds{};
};

/// What the rows under a head show.
struct Body {
  std::size_t rows = 0;
  std::size_t values = 0;
  std::size_t covered = 0;
  std::size_t marked_rows = 0;
  bool repeats_label = false;
  std::vector<Column> columns;  // as the labels
};

Body look_at(std::span<const TableLine> lines, const TableHead& head) {
  Body body;
  body.columns.resize(head.labels.size());
  for (std::size_t i = head.tiers; i < lines.size() && body.rows < kSample; ++i) {
    if (lines[i].cells.size() < 2) continue;  // a line inside the table
    ++body.rows;
    bool all_marked = true;
    for (const TableCell& cell : lines[i].cells) {
      ++body.values;
      all_marked = all_marked && cell.marked;
      const ColumnLabel* label = head.find(cell.column);
      if (label == nullptr) {
        // Names of rows stand left of all heads, under an empty corner.
        const bool row_name =
            cell.column < head.labels.front().column && cell.kind == ValueKind::Text;
        if (row_name) ++body.covered;
        continue;
      }
      ++body.covered;
      Column& column = body.columns[static_cast<std::size_t>(label - head.labels.data())];
      ++column.values;
      ++column.kinds.at(static_cast<std::size_t>(cell.kind));
    }
    if (all_marked) ++body.marked_rows;
  }
  return body;
}

bool is_sure(std::span<const TableLine> lines, const TableHead& head) {
  const auto rows = lines.subspan(0, head.tiers);
  const bool declared = rows.front().head;
  bool marked = true;
  for (const TableLine& line : rows) {
    for (const TableCell& cell : line.cells) {
      if (!declared && !can_be_label(cell)) return false;
      marked = marked && cell.marked;
    }
  }
  std::set<std::string_view> texts;
  for (const ColumnLabel& label : head.labels) texts.insert(label.text);
  if (texts.size() < 2 || (!declared && texts.size() < head.labels.size())) return false;

  const Body body = look_at(lines, head);
  if (declared) return body.rows > 0;
  if (body.rows == 0 || body.values == 0) return false;
  const auto part = [](std::size_t of, std::size_t all) {
    return static_cast<double>(of) / static_cast<double>(all);
  };
  if (part(body.covered, body.values) < kCovered) return false;
  if (part(body.values, body.rows * head.labels.size()) < kFilled) return false;
  std::size_t alike = 0;
  std::size_t used = 0;
  std::size_t other_kind = 0;  // columns of numbers or dates under a head of words
  for (const Column& column : body.columns) {
    if (column.values == 0) continue;
    ++used;
    const std::size_t most = *std::max_element(column.kinds.begin(), column.kinds.end());
    if (part(most, column.values) >= kAlike) ++alike;
    if (part(column.kinds[0], column.values) <= 1 - kAlike) ++other_kind;
  }
  if (used < 2) return false;
  // Marked as a head is, and what stands below is not.
  if (marked && body.marked_rows * 2 < body.rows) return true;
  if (body.rows < 2 || part(alike, used) < kAlike) return false;
  if (other_kind > 0) return true;
  // Words over words: a list of names, addresses … has some columns and rows.
  return used > 2 && body.rows > 2;
}

}  // namespace

bool can_be_label(const TableCell& cell) {
  if (chars_of(cell.text) > kLongestLabel) return false;
  if (cell.kind == ValueKind::Text) return cell.text.find("。") == std::string::npos;
  return is_year(cell.text) || cell.text.ends_with("年") || cell.text.ends_with("年度");
}

const ColumnLabel* TableHead::find(int column) const {
  const auto after = std::upper_bound(labels.begin(), labels.end(), column,
                                      [](int at, const auto& label) { return at < label.column; });
  if (after == labels.begin()) return nullptr;
  const ColumnLabel& label = *std::prev(after);
  return column < label.column + label.columns ? &label : nullptr;
}

std::string_view TableHead::label(int column) const {
  const ColumnLabel* found = find(column);
  return found == nullptr ? std::string_view() : found->text;
}

TableHead find_head(std::span<const TableLine> lines) {
  TableHead head;
  if (lines.empty() || lines.front().cells.size() < 2) return head;
  for (const TableLine& line : lines.subspan(0, std::min(lines.size(), kMostTiers + 1))) {
    if (line.cells.size() > kMostColumns) return head;
  }
  head.tiers = tiers_of(lines);
  head.labels = labels_of(lines.subspan(0, head.tiers));
  if (head.tiers < lines.size() && is_sure(lines, head)) return head;
  return {};
}

}  // namespace kouryu::office
