// A header differs from what is below it: words above figures, or words that do not come again and
// do not end as those below do.
#include "indexer/extract/text/csv_header.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "dict/base/utf8.h"

namespace kouryu {
namespace {

constexpr std::size_t kLongestLabel = 40;  // characters; what is longer is a sentence

bool is_filled(const std::string& cell) {
  for (std::size_t position = 0; position < cell.size();) {
    if (!is_space(next_char(cell, position))) return true;
  }
  return false;
}

const std::string& cell_of(const CsvRow& row, std::size_t column) {
  static const std::string kNone;
  return column < row.size() ? row[column] : kNone;
}

/// A cell of data by its look: a figure, a day, a telephone number, a mark for "none".
bool is_figure(std::string_view cell) {
  constexpr std::u32string_view kBeside =
      U"+-−－‐―–.,，．:：/／%％\\¥￥△▲()（） 　年月日時分円人～〜*＊…・";
  std::size_t digits = 0;
  for (std::size_t position = 0; position < cell.size();) {
    const char32_t c = next_char(cell, position);
    if (is_digit(c)) {
      ++digits;
    } else if (kBeside.find(c) == kBeside.npos) {
      return false;
    }
  }
  if (digits > 0) return true;
  // Without digits only a mark for "none" is: 年 and （人） are words.
  constexpr std::u32string_view kNone = U"-−－‐―–*＊…・△▲";
  return count_chars(cell) <= 3 && to_utf32(cell).find_first_not_of(kNone) == std::u32string::npos;
}

/// 2020, 令和6年度: figures that columns are named by.
bool is_year(std::string_view cell) {
  std::size_t digits = 0;
  std::size_t others = 0;
  for (std::size_t position = 0; position < cell.size();) {
    const char32_t c = next_char(cell, position);
    if (is_digit(c)) {
      ++digits;
    } else if (c != U'年' && c != U'度' && c != U'月') {
      ++others;
    }
  }
  return others == 0 &&
         (digits == 4 || (digits > 0 && cell.ends_with("年")) || cell.ends_with("年度"));
}

/// What a cell looks like beside its like: figures are alike, words by their last character.
std::string look(const std::string& cell) {
  if (is_figure(cell)) return "0";
  std::size_t at = cell.size();
  char32_t last = previous_char(cell, at);
  while (at > 0 && is_space(last)) last = previous_char(cell, at);
  return is_ascii_digit(last) ? "9" : to_utf8(std::u32string(1, last));
}

std::size_t usual_width(const std::vector<CsvRow>& rows) {
  std::map<std::size_t, std::size_t> counts;
  for (const CsvRow& row : rows) {
    if (filled_cells(row) > 0) ++counts[row.size()];
  }
  std::size_t width = 0;
  std::size_t most = 0;
  for (const auto& [each, count] : counts) {
    if (count >= most) {
      width = each;
      most = count;
    }
  }
  return width;
}

/// 表題, （単位：人）, 令和6年4月1日現在: few cells in a wide table.
bool is_title(const CsvRow& row, std::size_t width) {
  const std::size_t filled = filled_cells(row);
  return width >= 2 && (filled <= 1 || (width >= 5 && filled == 2));
}

bool all_in_brackets(const CsvRow& row) {
  return std::all_of(row.begin(), row.end(), [](const std::string& cell) {
    return !is_filled(cell) || cell.starts_with("（") || cell.starts_with("(");
  });
}

struct Below {
  bool figures = false;  // most of the column is
  std::string usual;     // how most of it looks; empty when nothing is usual
  std::set<std::string> values;
};

Below below(const std::vector<CsvRow>& rows, std::size_t begin, std::size_t column) {
  Below out;
  std::size_t filled = 0;
  std::size_t figures = 0;
  std::map<std::string, std::size_t> looks;
  for (std::size_t i = begin; i < rows.size(); ++i) {
    const std::string& cell = cell_of(rows[i], column);
    if (!is_filled(cell)) continue;
    ++filled;
    figures += is_figure(cell) ? 1U : 0U;
    ++looks[look(cell)];
    out.values.insert(cell);
  }
  out.figures = filled > 0 && figures * 10 >= filled * 6;
  for (const auto& [each, count] : looks) {
    if (count * 10 >= filled * 6) out.usual = each;
  }
  return out;
}

bool is_header(const std::vector<CsvRow>& rows, std::size_t at) {
  const CsvRow& row = rows[at];
  if (filled_cells(row) < 1) return false;
  std::size_t filled = 0;
  std::size_t above_figures = 0;
  std::size_t like_below = 0;
  std::size_t repeated = 0;
  for (std::size_t column = 0; column < row.size(); ++column) {
    const std::string& cell = row[column];
    if (!is_filled(cell)) continue;
    ++filled;
    if (count_chars(cell) > kLongestLabel) return false;
    const Below column_below = below(rows, at + 1, column);
    if (is_figure(cell)) {
      // Years name columns; any other figure is data.
      if (!is_year(cell)) return false;
      continue;
    }
    above_figures += column_below.figures ? 1U : 0U;
    like_below += !column_below.usual.empty() && look(cell) == column_below.usual ? 1U : 0U;
    repeated += column_below.values.contains(cell) ? 1U : 0U;
  }
  if (above_figures > 0) return true;
  if (row.size() == 1) return false;  // a list: nothing tells its first line from the rest
  return at + 1 < rows.size() && repeated * 2 <= filled && like_below * 2 <= filled;
}

/// Whether the row under a header is a part of it: 人口,, over 男,女 or （人）,（人）.
bool goes_on(const std::vector<CsvRow>& rows, std::size_t at) {
  if (at + 1 >= rows.size()) return false;
  const CsvRow& upper = rows[at];
  const CsvRow& lower = rows[at + 1];
  if (filled_cells(lower) < 1) return false;
  bool names_gap = false;
  for (std::size_t column = 0; column < std::max(upper.size(), lower.size()); ++column) {
    const std::string& cell = cell_of(lower, column);
    if (!is_filled(cell)) continue;
    if (is_figure(cell) && !is_year(cell)) return false;
    names_gap = names_gap || !is_filled(cell_of(upper, column));
  }
  if (all_in_brackets(lower)) return true;
  // Names below a gap are a second tier; where all columns are named, the row is data.
  return names_gap && !is_filled(cell_of(lower, 0)) && is_filled(cell_of(upper, 0));
}

std::string one_line(std::string_view cell) {
  std::string out;
  for (const char c : cell) {
    if (c != '\n' && c != '\r') out += c;
  }
  return out;
}

std::vector<std::string> labels_of(const std::vector<CsvRow>& rows, std::size_t begin,
                                   std::size_t count) {
  std::vector<std::string> labels;
  const CsvRow& upper = rows[begin];
  const std::size_t width =
      count > 1 ? std::max(upper.size(), rows[begin + 1].size()) : upper.size();
  std::string reaching;  // a merged cell names the columns to its right too
  for (std::size_t column = 0; column < width; ++column) {
    std::string label = one_line(cell_of(upper, column));
    if (count > 1) {
      const std::string second = one_line(cell_of(rows[begin + 1], column));
      if (is_filled(label)) reaching = label;
      if (is_filled(second)) label = reaching.empty() ? second : reaching + " " + second;
    }
    labels.push_back(std::move(label));
  }
  return labels;
}

}  // namespace

std::size_t filled_cells(const CsvRow& row) {
  return static_cast<std::size_t>(std::count_if(row.begin(), row.end(), is_filled));
}

CsvHeader csv_header(const std::vector<CsvRow>& first) {
  constexpr std::size_t kMostTitles = 8;
  CsvHeader out;
  out.width = usual_width(first);
  while (out.titles < std::min(first.size(), kMostTitles) &&
         is_title(first[out.titles], out.width)) {
    ++out.titles;
  }
  // A table whose every row has one cell filled has no titles.
  if (out.titles == first.size() || out.titles == kMostTitles) out.titles = 0;
  if (out.titles >= first.size() || !is_header(first, out.titles)) return out;
  out.rows = goes_on(first, out.titles) ? 2 : 1;
  out.labels = labels_of(first, out.titles, out.rows);
  return out;
}

}  // namespace kouryu
