// HTML: the text of a page without what surrounds it.
#include "indexer/extract/html/html.h"

namespace kouryu {

bool is_html(std::string_view, std::string_view) { return false; }
Extraction extract_html(const ExtractInput&, const ExtractContext&) {
  return refused("unsupported");
}

}  // namespace kouryu
