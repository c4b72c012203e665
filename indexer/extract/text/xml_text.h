// XML of no kind that is known: what stands between its tags, a line each.
#ifndef KOURYU_INDEXER_EXTRACT_TEXT_XML_TEXT_H_
#define KOURYU_INDEXER_EXTRACT_TEXT_XML_TEXT_H_

#include "indexer/extract/format.h"

namespace kouryu {

/// By the XML declaration; pages (XHTML) are asked for before.
[[nodiscard]] bool is_xml_text(std::string_view bytes, std::string_view extension);
[[nodiscard]] Extraction extract_xml_text(const ExtractInput& input, const ExtractContext& context);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_TEXT_XML_TEXT_H_
