// PDF: words with their boxes, put back into the lines that a reader sees.
#include "indexer/extract/pdf/pdf.h"

namespace kouryu {

bool is_pdf(std::string_view, std::string_view) { return false; }
Extraction extract_pdf(const ExtractInput&, const ExtractContext&) {
  return refused("unsupported");
}

}  // namespace kouryu
