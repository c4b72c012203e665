// The strings of a PDF's dictionaries, in whatever encoding they are.
#ifndef KOURYU_INDEXER_EXTRACT_PDF_PDF_STRINGS_H_
#define KOURYU_INDEXER_EXTRACT_PDF_PDF_STRINGS_H_

#include <string>
#include <string_view>

namespace kouryu {

/// A PDF text string as UTF-8: UTF-16 or UTF-8 by its mark; else what the bytes look like, since
/// where the standard has PDFDocEncoding, real files also have CP932, EUC-JP and bare UTF-8.
[[nodiscard]] std::string pdf_text(std::string_view bytes);

/// ƒ^ƒCƒgƒ‹ -> タイトル: bytes of CP932 that a program took for Latin letters. Others as they are.
[[nodiscard]] std::string put_right(std::string text);

/// "<8D4C95F1>" -> 広報: a hexadecimal string that a print driver wrote as a plain one.
[[nodiscard]] std::string unpack_hexadecimal(std::string text);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_PDF_PDF_STRINGS_H_
