// PDF: words with their boxes, put back into the lines that a reader sees.
#ifndef KOURYU_INDEXER_EXTRACT_PDF_PDF_H_
#define KOURYU_INDEXER_EXTRACT_PDF_PDF_H_

#include "indexer/extract/format.h"

namespace kouryu {

[[nodiscard]] bool is_pdf(std::string_view bytes, std::string_view extension);
[[nodiscard]] Extraction extract_pdf(const ExtractInput& input, const ExtractContext& context);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_PDF_PDF_H_
