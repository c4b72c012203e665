// From a file's bytes to its text: by format (.txt, .md), through the encoding ladder.
#ifndef KOURYU_INDEXER_EXTRACT_EXTRACT_H_
#define KOURYU_INDEXER_EXTRACT_EXTRACT_H_

#include <filesystem>
#include <string>
#include <string_view>

#include "indexer/document.h"

namespace kouryu {

struct Extraction {
  ExtractedText text;
  std::string reason;  // empty when extracted; else bad_encoding, no_text, unsupported, damaged
  std::string detail;
};

/// True for formats extract() reads (.txt, .text, .md, .markdown).
[[nodiscard]] bool is_supported(const std::filesystem::path& path);

/// Never throws for bad input. `path` only tells the format.
[[nodiscard]] Extraction extract(const std::filesystem::path& path, std::string_view bytes);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_EXTRACT_H_
