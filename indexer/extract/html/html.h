// HTML: the text of a page without what surrounds it.
#ifndef KOURYU_INDEXER_EXTRACT_HTML_HTML_H_
#define KOURYU_INDEXER_EXTRACT_HTML_HTML_H_

#include "indexer/extract/format.h"

namespace kouryu {

[[nodiscard]] bool is_html(std::string_view bytes, std::string_view extension);
[[nodiscard]] Extraction extract_html(const ExtractInput& input, const ExtractContext& context);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_HTML_HTML_H_
