// Tables of documents, slides and sheets: which rows are heads, and each row under them a record.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_TABLE_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_TABLE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/text_builder.h"

namespace kouryu::office {

enum class ValueKind : std::uint8_t { Text, Number, Date };

/// A cell with text in it; empty cells are not kept.
struct TableCell {
  std::string text{};
  int column = 0;
  int columns = 1;  // merged ones
  int rows = 1;
  ValueKind kind = ValueKind::Text;
  bool marked = false;  // bold or shaded, as heads are
};

struct TableLine {
  std::vector<TableCell> cells{};  // by column, ascending
  bool head = false;               // the file itself says so
};

/// Writes rows that belong together (no blank row between). Lines of one cell above, inside and
/// below the table become titles, sentences and notes.
void write_table(const std::vector<TableLine>& lines, TextBuilder& out);

/// What a text is by its look: 1,200円 a number, 令和5年4月1日 a date.
[[nodiscard]] ValueKind kind_by_look(std::string_view text);

/// A line by itself: a note where it begins with its mark (※, 注), an item behind a bullet, else a
/// paragraph.
void write_line(std::string_view text, TextBuilder& out);

/// Whether a line over a table or at the top of a sheet reads as its title.
[[nodiscard]] bool reads_as_title(std::string_view text);

/// A text that a person broke into lines to fit a narrow head, in one line.
[[nodiscard]] std::string one_line(std::string_view text);

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_TABLE_H_
