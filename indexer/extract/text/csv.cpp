// Comma or tab separated values: a row under its header is a record.
#include "indexer/extract/text/csv.h"

namespace kouryu {

bool is_csv(std::string_view, std::string_view) { return false; }
Extraction extract_csv(const ExtractInput&, const ExtractContext&) {
  return refused("unsupported");
}

}  // namespace kouryu
