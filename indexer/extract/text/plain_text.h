// Plain text: decoded, line ends unified, pages at form feeds; no structure is told.
#ifndef KOURYU_INDEXER_EXTRACT_TEXT_PLAIN_TEXT_H_
#define KOURYU_INDEXER_EXTRACT_TEXT_PLAIN_TEXT_H_

#include "indexer/extract/format.h"

namespace kouryu {

/// By its name, or by its bytes under any but those of programs (is_for_programs()).
[[nodiscard]] bool is_plain_text(std::string_view bytes, std::string_view extension);
[[nodiscard]] Extraction extract_plain_text(const ExtractInput& input,
                                            const ExtractContext& context);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_TEXT_PLAIN_TEXT_H_
