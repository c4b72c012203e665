// Conversion of bytes to UTF-8 by ICU's converters, of texts of any size.
#ifndef KOURYU_INDEXER_EXTRACT_ENCODING_CONVERT_H_
#define KOURYU_INDEXER_EXTRACT_ENCODING_CONVERT_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kouryu {

struct Converted {
  std::string text;
  std::size_t replaced = 0;  // U+FFFD that stand for bytes which are not of the encoding
};

enum class CutEnd {
  Told,    // a last character of which bytes are missing is one U+FFFD
  Ignored  // it is left out: the bytes are a piece of a text
};

/// Absent when ICU has no such converter.
[[nodiscard]] std::optional<Converted> convert_bytes(const char* converter, std::string_view bytes,
                                                     CutEnd end);

/// ISO-2022-JP as it is met: with half-width katakana, the NEC rows (①, ㈱), JIS X 0212, lines of
/// UTF-8 between, cut at its end. Absent for anything else.
[[nodiscard]] std::optional<std::string> convert_iso2022jp(std::string_view bytes);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_ENCODING_CONVERT_H_
