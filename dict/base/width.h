// How many terminal columns a text takes: East Asian wide and full-width characters count two.
#ifndef KOURYU_DICT_BASE_WIDTH_H_
#define KOURYU_DICT_BASE_WIDTH_H_

#include <cstddef>
#include <string_view>

namespace kouryu {

/// Columns of one character: 0 (marks, controls, format characters), 1 or 2. Characters of
/// ambiguous width (…, ①, ○) count two, as Japanese terminals show them.
[[nodiscard]] int char_columns(char32_t c);

/// Columns of valid UTF-8 text; a line feed counts nothing.
[[nodiscard]] std::size_t text_columns(std::string_view text);

}  // namespace kouryu

#endif  // KOURYU_DICT_BASE_WIDTH_H_
