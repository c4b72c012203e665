// Cells of worksheets, whatever the file around them.
#include "indexer/extract/office/sheet_cells.h"

#include <algorithm>

#include "indexer/extract/office/refusal.h"

namespace kouryu::office {
namespace {

constexpr std::size_t kMostTall = 100'000;  // merged cells over rows that are kept

std::int64_t key_of(int row, int column) { return std::int64_t{row} * kSheetColumns + column; }

}  // namespace

TableCell number_cell(double number, const CellStyle& style, const Workbook& workbook) {
  TableCell shown;
  shown.marked = style.marked;
  shown.kind = ValueKind::Number;
  if (style.format >= workbook.styles.formats.size()) {
    shown.text = general_number(number);
    return shown;
  }
  shown.text = workbook.styles.formats[style.format].number(number, workbook.from_1904);
  if (workbook.styles.dates[style.format]) shown.kind = ValueKind::Date;
  return shown;
}

std::string text_cell(const std::string& text, const CellStyle& style, const Workbook& workbook) {
  if (style.format >= workbook.styles.formats.size()) return text;
  return workbook.styles.formats[style.format].text(text);
}

void keep_cell(TableCell shown, bool error, int column, SheetRow& row, Workbook& workbook) {
  // An error is no text, and its row still one of a table: a lone name beside it is no title.
  error = error || is_sheet_error(shown.text);
  if (error) shown.text.clear();
  if (!error && shown.text.find_first_not_of(" \t\r\n") == std::string::npos) return;
  if (shown.text.size() > workbook.text_left) throw Refusal("refused", "more text than the limit");
  workbook.text_left -= shown.text.size();
  shown.column = column;
  row.cells.push_back(std::move(shown));
}

void keep_row(SheetRow row, Sheet& sheet) {
  if (row.cells.empty()) return;
  const auto by_column = [](const TableCell& a, const TableCell& b) { return a.column < b.column; };
  if (!std::is_sorted(row.cells.begin(), row.cells.end(), by_column)) {
    std::stable_sort(row.cells.begin(), row.cells.end(), by_column);
  }
  sheet.rows.push_back(std::move(row));
}

void sort_rows(Sheet& sheet) {
  const auto by_number = [](const SheetRow& a, const SheetRow& b) { return a.number < b.number; };
  if (!std::is_sorted(sheet.rows.begin(), sheet.rows.end(), by_number)) {
    std::stable_sort(sheet.rows.begin(), sheet.rows.end(), by_number);
  }
}

void MergedCells::add(int first_row, int last_row, int first_column, int last_column) {
  if (last_row < first_row || last_column < first_column) return;
  spans_[key_of(first_row, first_column)] = {last_row - first_row + 1,
                                             last_column - first_column + 1};
}

void MergedCells::apply(Sheet& sheet) const {
  if (spans_.empty()) return;
  for (SheetRow& row : sheet.rows) {
    for (TableCell& cell : row.cells) {
      const auto it = spans_.find(key_of(row.number, cell.column));
      if (it == spans_.end()) continue;
      cell.rows = it->second.rows;
      cell.columns = it->second.columns;
      if (cell.rows > 1 && sheet.tall.size() < kMostTall) {
        sheet.tall.emplace_back(row.number, row.number + cell.rows - 1);
      }
    }
  }
}

}  // namespace kouryu::office
