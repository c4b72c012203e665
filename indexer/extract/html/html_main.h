// What of a page is the document, and what surrounds it.
#ifndef KOURYU_INDEXER_EXTRACT_HTML_HTML_MAIN_H_
#define KOURYU_INDEXER_EXTRACT_HTML_HTML_MAIN_H_

#include <vector>

#include "indexer/extract/html/html_page.h"

namespace kouryu {

/// Turns what surrounds the document into ExtractedKind::Navigation and leaves out what only works
/// on the page. When in doubt a block is kept: a page without any sign of a frame is all document.
void part_document(std::vector<HtmlBlock>& blocks);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_HTML_HTML_MAIN_H_
