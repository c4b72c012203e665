// Rich Text Format, as Word, WordPad, 一太郎 and others write it.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_RTF_RTF_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_RTF_RTF_H_

#include "indexer/extract/format.h"

namespace kouryu {

[[nodiscard]] bool is_rtf(std::string_view bytes, std::string_view extension);
[[nodiscard]] Extraction extract_rtf(const ExtractInput& input, const ExtractContext& context);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_RTF_RTF_H_
