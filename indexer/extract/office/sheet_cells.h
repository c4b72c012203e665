// What the readers of new and of old worksheets share: a cell as shown, and what merging does.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_SHEET_CELLS_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_SHEET_CELLS_H_

#include <cstdint>
#include <string>
#include <unordered_map>

#include "indexer/extract/office/sheet_reader.h"

namespace kouryu::office {

/// A number as a cell of `style` shows it.
[[nodiscard]] TableCell number_cell(double number, const CellStyle& style,
                                    const Workbook& workbook);
/// A text as the format of `style` shows it.
[[nodiscard]] std::string text_cell(const std::string& text, const CellStyle& style,
                                    const Workbook& workbook);

/// Puts a cell behind those of `row`: an error without its text, and none that is blank. Throws
/// Refusal where the workbook's text passes its limit.
void keep_cell(TableCell shown, bool error, int column, SheetRow& row, Workbook& workbook);

/// Puts a row that has cells into a sheet; rows and cells may come in any order.
void keep_row(SheetRow row, Sheet& sheet);
void sort_rows(Sheet& sheet);

/// Areas of merged cells, by their upper left one.
class MergedCells {
 public:
  void add(int first_row, int last_row, int first_column, int last_column);
  /// Gives each cell that begins an area its span. The rows are sorted.
  void apply(Sheet& sheet) const;

 private:
  struct Span {
    int rows = 1;
    int columns = 1;
  };
  std::unordered_map<std::int64_t, Span> spans_;
};

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_SHEET_CELLS_H_
