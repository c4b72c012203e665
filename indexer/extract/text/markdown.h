// Markdown of GitHub's kind: its blocks as they are, its marks gone.
#ifndef KOURYU_INDEXER_EXTRACT_TEXT_MARKDOWN_H_
#define KOURYU_INDEXER_EXTRACT_TEXT_MARKDOWN_H_

#include "indexer/extract/format.h"

namespace kouryu {

[[nodiscard]] bool is_markdown(std::string_view bytes, std::string_view extension);
[[nodiscard]] Extraction extract_markdown(const ExtractInput& input, const ExtractContext& context);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_TEXT_MARKDOWN_H_
