// Tables of documents, slides and sheets: which rows are heads, and each row under them a record.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_TABLE_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_TABLE_H_

#include <string_view>
#include <vector>

#include "indexer/extract/table_head.h"
#include "indexer/extract/text_builder.h"

namespace kouryu::office {

/// Writes rows that belong together (no blank row between). Lines of one cell above, inside and
/// below the table become titles, sentences and notes.
void write_table(const std::vector<TableLine>& lines, TextBuilder& out);

/// A line by itself: a note where it begins with its mark (※, 注), an item behind a bullet, else a
/// paragraph.
void write_line(std::string_view text, TextBuilder& out);

/// Whether a line over a table or at the top of a sheet reads as its title.
[[nodiscard]] bool reads_as_title(std::string_view text);

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_TABLE_H_
