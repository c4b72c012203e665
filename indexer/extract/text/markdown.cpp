// Markdown of GitHub's kind: its blocks as they are, its marks gone.
#include "indexer/extract/text/markdown.h"

namespace kouryu {

bool is_markdown(std::string_view, std::string_view) { return false; }
Extraction extract_markdown(const ExtractInput&, const ExtractContext&) {
  return refused("unsupported");
}

}  // namespace kouryu
