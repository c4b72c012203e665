// Years that stand bare in the cells of a table: 年度|2004, and rows or columns of them,
// 2004|2005|2006.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <unordered_map>

#include "dict/time/year_bare.h"
#include "dict/time/year_points.h"

namespace kouryu {
namespace {

constexpr int kFirstYear = 1850;  // what tables tell of
constexpr int kLastYear = 2100;
constexpr int kLongestStep = 10;  // years between two cells

/// A number of four digits that is all of its cell.
struct YearCell {
  std::size_t begin;
  int year;
};

/// Cells by their line and column.
using YearCells = std::unordered_map<std::uint64_t, YearCell>;
constexpr unsigned kLineShift = 32;

YearCells year_cells(const YearText& text) {
  YearCells cells;
  std::uint64_t line = 0;
  std::uint64_t column = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && text.stops(i)) {
      ++line;
      column = 0;
    } else if (i > 0 && text.peek(i - 1) == '|') {
      ++column;
    }
    if (!is_ascii_digit(text.peek(i)) || !text.begins_cell(i)) continue;
    const YearNumber n = text.arabic(i, 4);
    const bool year = n.digits == 4 && n.value >= kFirstYear && n.value <= kLastYear;
    if (year && text.ends_cell(n.end)) cells[line << kLineShift | column] = {i, n.value};
  }
  return cells;
}

/// The cells that are the middle or an end of three years at one distance, in a row or a column.
std::vector<std::size_t> years_in_rows(const YearText& text) {
  const YearCells cells = year_cells(text);
  std::vector<std::size_t> years;
  for (const auto& [key, cell] : cells) {
    for (const std::uint64_t step : {std::uint64_t{1}, std::uint64_t{1} << kLineShift}) {
      const auto before = cells.find(key - step);
      const auto after = cells.find(key + step);
      if (before == cells.end() || after == cells.end()) continue;
      const int distance = cell.year - before->second.year;
      if (distance == 0 || std::abs(distance) > kLongestStep) continue;
      if (after->second.year - cell.year != distance) continue;
      for (const YearCell& year : {before->second, cell, after->second}) {
        years.push_back(year.begin);
      }
    }
  }
  std::sort(years.begin(), years.end());
  return years;
}

}  // namespace

std::optional<YearPoint> YearPoints::year_in_cell(std::size_t i) const {
  const YearNumber n = text_.arabic(i, 4);
  if (n.digits != 4 || n.value < kFirstYear || n.value > kLastYear) return std::nullopt;
  if (!text_.ends_cell(n.end)) return std::nullopt;
  const YearPoint p = point_of(n.value, n.end, "western");
  if (is_behind_year_label(text_, i)) return p;
  if (!text_.begins_cell(i)) return std::nullopt;
  if (!years_in_rows_) years_in_rows_ = years_in_rows(text_);
  return std::binary_search(years_in_rows_->begin(), years_in_rows_->end(), i) ? std::optional(p)
                                                                               : std::nullopt;
}

}  // namespace kouryu
