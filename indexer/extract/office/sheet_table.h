// From a sheet's cells to blocks: where tables begin and end, and words spread over a grid.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_SHEET_TABLE_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_SHEET_TABLE_H_

#include "indexer/extract/office/sheet_reader.h"
#include "indexer/extract/text_builder.h"

namespace kouryu::office {

/// Writes a sheet's rows. Uses up `sheet`.
void write_sheet(Sheet sheet, TextBuilder& out);

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_SHEET_TABLE_H_
