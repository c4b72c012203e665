// The formats that kouryu reads, and the way of a file through them. Linked by the helper program
// kouryu-extract alone.
#ifndef KOURYU_INDEXER_EXTRACT_FORMATS_H_
#define KOURYU_INDEXER_EXTRACT_FORMATS_H_

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/format.h"

namespace kouryu {

/// All formats of this build, in the order in which they are asked.
[[nodiscard]] const std::vector<Format>& formats();

/// Reads a document as what its bytes are, whatever its name says. Never throws for bad input;
/// Error where kouryu itself lacks something, a file of its data for instance.
[[nodiscard]] Extraction extract(const ExtractInput& input, const ExtractContext& context);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_FORMATS_H_
