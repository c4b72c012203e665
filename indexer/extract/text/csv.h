// Comma or tab separated values: a row under its header is a record.
#ifndef KOURYU_INDEXER_EXTRACT_TEXT_CSV_H_
#define KOURYU_INDEXER_EXTRACT_TEXT_CSV_H_

#include "indexer/extract/format.h"

namespace kouryu {

/// By its name; or a text with the shape of a table that is named as a spreadsheet is.
[[nodiscard]] bool is_csv(std::string_view bytes, std::string_view extension);
[[nodiscard]] Extraction extract_csv(const ExtractInput& input, const ExtractContext& context);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_TEXT_CSV_H_
