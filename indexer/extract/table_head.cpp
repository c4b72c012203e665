// Where a head is not sure, rows stay rows: a wrong label is worse than none.
//
// Evidence, from the strongest: the file says so; it is dressed as a head and the rows are not;
// words stand over figures; it is made of words that columns are called by and the rows are not;
// many rows of words are alike.
#include "indexer/extract/table_head.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "dict/base/utf8.h"
#include "indexer/extract/label_words.h"
#include "indexer/extract/one_line.h"

namespace kouryu {
namespace {

constexpr std::size_t kMostAbove = 8;  // rows before a head
constexpr std::size_t kMostTiers = 4;
constexpr std::size_t kMostColumns = 400;  // of a head in a document, of one of two tiers
constexpr std::size_t kSample = 40;        // rows looked at
constexpr double kAlike = 0.8;             // of a column's values are of one kind
constexpr double kCovered = 0.8;           // of the values stand under a label
constexpr double kFilled = 0.4;            // of the labels, on average, a row has values for
constexpr double kFigures = 0.6;           // of the values make a column one of figures

double part(std::size_t of, std::size_t all) {
  return static_cast<double>(of) / static_cast<double>(all);
}

std::size_t filled(const TableLine& line) {
  return static_cast<std::size_t>(
      std::count_if(line.cells.begin(), line.cells.end(),
                    [](const TableCell& cell) { return !cell.text.empty(); }));
}

const TableCell* cell_at(const TableLine& line, int column) {
  const auto found = std::find_if(line.cells.begin(), line.cells.end(), [&](const TableCell& cell) {
    return cell.column == column && !cell.text.empty();
  });
  return found == line.cells.end() ? nullptr : &*found;
}

bool is_in_brackets(std::string_view text) {
  return (text.starts_with("（") && text.ends_with("）")) ||
         (text.starts_with("(") && text.ends_with(")")) ||
         (text.starts_with("［") && text.ends_with("］")) ||
         (text.starts_with("[") && text.ends_with("]"));
}

bool can_head(const TableCell& cell) {
  // （km2） is a unit, whatever its look.
  return can_be_label(cell.text) &&
         (cell.kind == ValueKind::Text || is_period(cell.text) || is_in_brackets(cell.text));
}

/// What a cell looks like beside its like: figures are alike, words by their last character.
std::u32string look(std::string_view cell) {
  if (is_figure(cell)) return U"0";
  std::size_t at = cell.size();
  char32_t last = previous_char(cell, at);
  while (at > 0 && is_space(last)) last = previous_char(cell, at);
  return {is_ascii_digit(last) ? U'9' : last};
}

/// Columns that most rows reach.
int usual_width(std::span<const TableLine> lines) {
  std::map<int, std::size_t> counts;
  for (const TableLine& line : lines.subspan(0, std::min(lines.size(), kSample))) {
    if (!line.cells.empty()) ++counts[line.cells.back().column + line.cells.back().columns];
  }
  int width = 0;
  std::size_t most = 0;
  for (const auto& [each, count] : counts) {
    if (count < most) continue;
    width = each;
    most = count;
  }
  return width;
}

/// 表題, （単位：人）, 令和6年4月1日現在: few cells in a wide table.
bool is_title(const TableLine& line, int width) {
  const std::size_t cells = filled(line);
  return width >= 2 && (cells <= 1 || (width >= 5 && cells == 2));
}

/// Rows of the head by its merged cells: as deep as its tallest cell, and one more below a cell
/// that spans several columns which have heads of their own.
std::size_t merged_tiers(std::span<const TableLine> lines) {
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
        if (inside && sub.columns < cell.columns && can_head(sub)) ++under;
      }
      const bool all_labels =
          std::all_of(lines[below].cells.begin(), lines[below].cells.end(), can_head);
      if (under > 1 && all_labels) tiers = std::max(tiers, below + 1);
    }
  }
  return std::min(tiers, lines.size());
}

/// Whether the row under a head is a part of it without being merged to it: 人口, blank over 男, 女
/// or （千円）, （人）.
bool goes_on(const TableLine& upper, const TableLine& lower) {
  bool units = true;
  bool names_gap = false;
  for (const TableCell& cell : lower.cells) {
    if (cell.text.empty()) continue;
    if (!can_head(cell)) return false;
    units = units && is_in_brackets(cell.text);
    names_gap = names_gap || cell_at(upper, cell.column) == nullptr;
  }
  if (filled(lower) == 0 || upper.cells.empty()) return false;
  if (units) return true;
  // Names below a gap are a second tier; where all columns are named, the row is data.
  const int first = upper.cells.front().column;
  return names_gap && lower.cells.front().column >= first && cell_at(lower, first) == nullptr &&
         cell_at(upper, first) != nullptr;
}

/// The rows of a head, in which a cell reaches over the gaps to its right that have names below.
std::vector<TableLine> over_gaps(const TableLine& upper, const TableLine& lower) {
  std::vector<TableLine> head = {upper, lower};
  std::erase_if(head[0].cells, [](const TableCell& cell) { return cell.text.empty(); });
  for (std::size_t i = 0; i < head[0].cells.size(); ++i) {
    TableCell& cell = head[0].cells[i];
    const bool last = i + 1 == head[0].cells.size();
    for (const TableCell& below : lower.cells) {
      const bool under = !below.text.empty() && below.column == cell.column + cell.columns;
      if (under && (last || below.column < head[0].cells[i + 1].column)) ++cell.columns;
    }
  }
  return head;
}

std::vector<ColumnLabel> labels_of(std::span<const TableLine> head) {
  std::vector<ColumnLabel> labels;
  // The cells of the lowest tier that reach each column decide where a label begins.
  std::set<int> begins;
  int end = 0;
  for (const TableLine& line : head) {
    for (const TableCell& cell : line.cells) {
      if (cell.text.empty()) continue;
      begins.insert(cell.column);
      end = std::max(end, cell.column + cell.columns);
    }
  }
  for (auto it = begins.begin(); it != begins.end(); ++it) {
    const int next = std::next(it) == begins.end() ? end : *std::next(it);
    ColumnLabel label{*it, next - *it, {}};
    int reach = *it;
    for (const TableLine& line : head) {
      // The cell that reaches the column: the last that begins at or before it.
      auto after = std::upper_bound(line.cells.begin(), line.cells.end(), *it,
                                    [](int at, const auto& cell) { return at < cell.column; });
      if (after == line.cells.begin()) continue;
      const TableCell& cell = *std::prev(after);
      if (cell.text.empty() || cell.column + cell.columns <= *it) continue;
      if (!label.text.empty()) label.text += ' ';
      label.text += one_line(cell.text);
      reach = cell.column + cell.columns;
    }
    label.columns = std::max(1, std::min(label.columns, reach - *it));
    labels.push_back(std::move(label));
  }
  return labels;
}

struct Column {
  std::size_t values = 0;
  std::size_t figures = 0;
  std::array<std::size_t, 3> kinds{};
  std::map<std::u32string, std::size_t> looks;
  bool repeats_label = false;
};

/// What the rows under a head show.
struct Body {
  std::size_t rows = 0;
  std::size_t values = 0;
  std::size_t covered = 0;
  std::size_t marked_rows = 0;
  std::size_t asking_rows = 0;  // that begin with a label as forms do
  std::vector<Column> columns;  // as the labels
};

Body look_at(std::span<const TableLine> lines, const TableHead& head, TableSource source) {
  const bool data = source == TableSource::DataFile;
  Body body;
  body.columns.resize(head.labels.size());
  const std::size_t end = std::min(lines.size(), head.tiers + 2 * kSample);
  for (std::size_t i = head.tiers; i < end && body.rows < kSample; ++i) {
    const TableLine& line = lines[i];
    if (filled(line) < (data ? 1U : 2U)) continue;  // a line inside the table
    ++body.rows;
    bool all_marked = true;
    bool first = true;
    for (const TableCell& cell : line.cells) {
      if (cell.text.empty()) continue;
      ++body.values;
      all_marked = all_marked && cell.marked;
      body.asking_rows += std::exchange(first, false) && is_form_label(cell.text) ? 1U : 0U;
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
      ++column.looks[look(cell.text)];
      column.figures += is_figure(cell.text) ? 1U : 0U;
      column.repeats_label = column.repeats_label || cell.text == label->text;
    }
    if (all_marked) ++body.marked_rows;
  }
  return body;
}

/// What the labels are beside what stands below them.
struct Contrast {
  std::size_t used = 0;     // columns with values
  std::size_t alike = 0;    // of them, whose values are of one kind
  std::size_t figures = 0;  // of them, whose values are figures under a word
  bool at_labels = false;   // one of these stands where a form has a label: first, third …
  std::size_t words = 0;    // labels that are words for columns
  bool differs = false;     // most labels neither come again below nor look like it
};

Contrast contrast(const TableHead& head, const Body& body, TableSource source) {
  Contrast out;
  std::size_t named = 0;
  std::size_t like_below = 0;
  std::size_t repeated = 0;
  for (std::size_t i = 0; i < head.labels.size(); ++i) {
    const std::string& label = head.labels[i].text;
    const Column& column = body.columns[i];
    out.words += is_label_word(label) ? 1U : 0U;
    if (column.values > 0) {
      ++out.used;
      const std::size_t most = *std::max_element(column.kinds.begin(), column.kinds.end());
      if (part(most, column.values) >= kAlike) ++out.alike;
    }
    if (is_period(label) && source == TableSource::DataFile) continue;
    const bool figures =
        column.values > 0 &&
        (source == TableSource::DataFile ? part(column.figures, column.values) >= kFigures
                                         : part(column.kinds[0], column.values) <= 1 - kAlike);
    if (figures) {
      ++out.figures;
      out.at_labels = out.at_labels || i % 2 == 0;
    }
    ++named;
    const std::u32string own = look(label);
    for (const auto& [each, count] : column.looks) {
      if (each == own && part(count, column.values) >= kFigures) ++like_below;
    }
    repeated += column.repeats_label ? 1U : 0U;
  }
  out.differs = repeated * 2 <= named && like_below * 2 <= named;
  return out;
}

bool is_sure(std::span<const TableLine> lines, const TableHead& head, TableSource source,
             bool only_titles_above) {
  const bool data = source == TableSource::DataFile;
  const bool declared = lines.front().head;
  bool marked = true;
  bool any_marked = false;
  for (const TableLine& line : lines.subspan(0, head.tiers)) {
    for (const TableCell& cell : line.cells) {
      if (cell.text.empty()) continue;
      if (!declared && !can_head(cell)) return false;
      marked = marked && cell.marked;
      any_marked = any_marked || cell.marked;
    }
  }
  std::set<std::string_view> texts;
  for (const ColumnLabel& label : head.labels) texts.insert(label.text);
  const Body body = look_at(lines, head, source);
  const Contrast found = contrast(head, body, source);
  if (data) {
    if (found.figures > 0) return true;
    // A list: nothing tells its first line from the rest.
    const bool list = lines.front().cells.size() == 1 && head.tiers == 1;
    return !list && body.rows > 0 && found.differs;
  }
  if (texts.size() < 2 || (!declared && texts.size() < head.labels.size())) return false;
  if (declared) return body.rows > 0;
  if (body.rows == 0 || body.values == 0) return false;
  if (part(body.covered, body.values) < kCovered) return false;
  if (part(body.values, body.rows * head.labels.size()) < kFilled) return false;
  if (found.used < 2) return false;
  // Marked as a head is, and what stands below is not.
  if (marked && body.marked_rows * 2 < body.rows) return true;
  // A form goes on below as it began.
  if (body.asking_rows * 2 > body.rows) return false;
  const bool alike = part(found.alike, found.used) >= kAlike;
  if (body.rows > 1 && alike && found.figures > 0) return true;
  // Words over words: a list of names, addresses … has some columns and rows.
  if (body.rows > 2 && alike && found.used > 2) return true;
  // Few rows, or unlike ones: nothing but titles stands above, and the labels speak for themselves.
  // Only some of them dressed are those of a form, each beside its value.
  if (!only_titles_above || (any_marked && !marked)) return false;
  const bool named = found.words * 2 >= head.labels.size();
  const bool pairs = head.labels.size() % 2 == 0 && !found.at_labels;  // label, value, label, value
  if (found.figures > 0 && (named || !pairs)) return true;
  return named && found.differs && found.used == head.labels.size();
}

TableHead head_at(std::span<const TableLine> lines, TableSource source, bool only_titles_above) {
  const bool data = source == TableSource::DataFile;
  TableHead head;
  if (lines.empty() || filled(lines.front()) < (data ? 1U : 2U)) return head;
  for (const TableLine& line : lines.subspan(0, std::min(lines.size(), kMostTiers + 1))) {
    if (!data && line.cells.size() > kMostColumns) return head;
  }
  head.tiers = merged_tiers(lines);
  const bool may_go_on = head.tiers == 1 && lines.size() > 2 && !lines.front().head &&
                         lines[0].cells.size() <= kMostColumns &&
                         lines[1].cells.size() <= kMostColumns;
  if (may_go_on && goes_on(lines[0], lines[1])) {
    head.tiers = 2;
    head.labels = labels_of(over_gaps(lines[0], lines[1]));
  } else {
    head.labels = labels_of(lines.subspan(0, head.tiers));
  }
  const bool rows_follow = head.tiers < lines.size();
  if (rows_follow && is_sure(lines, head, source, only_titles_above)) return head;
  return {};
}

}  // namespace

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

TableHead find_head(std::span<const TableLine> lines, TableSource source) {
  const int width = usual_width(lines);
  std::size_t titles = 0;
  while (titles < std::min(lines.size(), kMostAbove) && is_title(lines[titles], width)) ++titles;
  // A table whose every row has one cell filled has no titles.
  if (titles == lines.size() || titles == kMostAbove) titles = 0;
  for (std::size_t i = 0; i < std::min(lines.size(), kMostAbove); ++i) {
    // Of a data file nothing but titles stands above the head.
    if (source == TableSource::DataFile && i != titles) continue;
    TableHead head = head_at(lines.subspan(i), source, i <= titles);
    if (head.tiers == 0) continue;
    head.above = i;
    head.width = width;
    return head;
  }
  TableHead none;
  none.above = titles;
  none.width = width;
  return none;
}

}  // namespace kouryu
