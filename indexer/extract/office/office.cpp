// Word, Excel and PowerPoint files of today: XML parts in a zip container.
#include "indexer/extract/office/office.h"

namespace kouryu {

bool is_docx(std::string_view, std::string_view) { return false; }
Extraction extract_docx(const ExtractInput&, const ExtractContext&) {
  return refused("unsupported");
}
bool is_xlsx(std::string_view, std::string_view) { return false; }
Extraction extract_xlsx(const ExtractInput&, const ExtractContext&) {
  return refused("unsupported");
}
bool is_pptx(std::string_view, std::string_view) { return false; }
Extraction extract_pptx(const ExtractInput&, const ExtractContext&) {
  return refused("unsupported");
}

}  // namespace kouryu
