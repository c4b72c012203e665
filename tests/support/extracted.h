// What the formats make of a text or file, without the helper process.
#ifndef KOURYU_TESTS_SUPPORT_EXTRACTED_H_
#define KOURYU_TESTS_SUPPORT_EXTRACTED_H_

#include <filesystem>
#include <string>
#include <string_view>

#include "indexer/extract/formats.h"
#include "tests/support/process.h"

namespace kouryu::test {

/// `bytes` as a file of that name.
inline Extraction extract_text(std::string_view bytes, std::string_view name = "a.txt") {
  return extract({.bytes = bytes, .name = name}, ExtractContext{});
}

inline Extraction extract_file(const std::filesystem::path& path) {
  const std::string bytes = read_whole(path);
  return extract_text(bytes, path.filename().string());
}

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_SUPPORT_EXTRACTED_H_
