// One worksheet's cells as shown, without layout: what stands in which row and column.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_SHEET_READER_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_SHEET_READER_H_

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/office/number_format.h"
#include "indexer/extract/office/table.h"
#include "indexer/extract/office/xml.h"

namespace kouryu::office {

inline constexpr int kSheetColumns = 16'384;
inline constexpr int kSheetRows = 1'048'576;

/// What a cell's style index means for its text.
struct CellStyle {
  std::size_t format = 0;  // of SheetStyles::formats
  bool marked = false;     // bold or shaded
};
struct SheetStyles {
  std::vector<CellStyle> cells;
  std::vector<NumberFormat> formats;
  std::vector<bool> dates;  // whether a format shows days or times
};
[[nodiscard]] SheetStyles read_styles(Node root);

/// A string item or inline string: its runs joined, phonetic ones left out.
[[nodiscard]] std::string string_item(Node item);

struct SheetRow {
  int number = 0;                // from 0
  std::vector<TableCell> cells;  // with text; ascending by column
};
struct Sheet {
  std::vector<SheetRow> rows;  // with cells; ascending
  double column_width = 0;     // of most columns, in characters; 0: not told
  /// Rows that merged cells reach over, as first and last: no blank rows for a table.
  std::vector<std::pair<int, int>> tall;
};

struct Workbook {
  std::vector<std::string> strings;
  SheetStyles styles;
  bool from_1904 = false;
  std::size_t text_left = 0;  // bytes that its cells may still show
};

/// Reads the cells of a sheet's XML; `rest` becomes what else is in it (references to drawings).
/// Throws Refusal where a long string stands in so many cells that the text passes its limit.
[[nodiscard]] Sheet read_sheet(std::string bytes, Workbook& workbook, XmlPart& rest);

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_SHEET_READER_H_
