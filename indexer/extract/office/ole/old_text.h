// Text as the binary Office formats hold it: UTF-16, and bytes of a Windows code page.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_OLE_OLD_TEXT_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_OLE_OLD_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kouryu::office {

inline constexpr int kJapaneseCodePage = 932;
inline constexpr int kWesternCodePage = 1252;

/// UTF-8 of UTF-16LE; an odd last byte is left out. Lone halves of pairs are U+FFFD.
[[nodiscard]] std::string from_utf16(std::string_view bytes);
[[nodiscard]] std::string from_utf16(const std::vector<char16_t>& units);

/// UTF-8 of bytes that are the low halves of UTF-16 units: Latin-1.
[[nodiscard]] std::string from_low_bytes(std::string_view bytes);

/// UTF-8 of bytes in a code page by its Windows number (932, 1252, 65001, 1200); as Western where
/// nobody knows the number.
[[nodiscard]] std::string from_code_page(std::string_view bytes, int code_page);

/// Whether every byte is of a character of that code page.
[[nodiscard]] bool fits_code_page(std::string_view bytes, int code_page);

/// The bytes before the first NUL.
[[nodiscard]] inline std::string_view before_nul(std::string_view bytes) {
  return bytes.substr(0, bytes.find('\0'));
}

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_OLE_OLD_TEXT_H_
