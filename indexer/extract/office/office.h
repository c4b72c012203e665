// Word, Excel and PowerPoint files of today: XML parts in a zip container.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_OFFICE_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_OFFICE_H_

#include "indexer/extract/format.h"

namespace kouryu {

[[nodiscard]] bool is_docx(std::string_view bytes, std::string_view extension);
[[nodiscard]] Extraction extract_docx(const ExtractInput& input, const ExtractContext& context);
[[nodiscard]] bool is_xlsx(std::string_view bytes, std::string_view extension);
[[nodiscard]] Extraction extract_xlsx(const ExtractInput& input, const ExtractContext& context);
[[nodiscard]] bool is_pptx(std::string_view bytes, std::string_view extension);
[[nodiscard]] Extraction extract_pptx(const ExtractInput& input, const ExtractContext& context);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_OFFICE_H_
