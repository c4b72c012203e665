// Word, Excel and PowerPoint files of today: XML parts in a zip container.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_OFFICE_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_OFFICE_H_

#include "indexer/extract/format.h"

namespace kouryu {

[[nodiscard]] bool is_office(std::string_view bytes, std::string_view extension);
/// Says which of the kinds it was: the text's `format` is docx, xlsx or pptx.
[[nodiscard]] Extraction extract_office(const ExtractInput& input, const ExtractContext& context);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_OFFICE_H_
