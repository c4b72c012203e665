// How many terminal columns a text takes: East Asian wide and full-width characters count two.
#ifndef KOURYU_DICT_BASE_WIDTH_H_
#define KOURYU_DICT_BASE_WIDTH_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kouryu {

/// Columns of one character: 0 (marks, controls, format characters), 1 or 2. Characters of
/// ambiguous width (…, ①, ○) count two, as Japanese terminals show them.
[[nodiscard]] int char_columns(char32_t c);

/// Columns of valid UTF-8 text; a line feed counts nothing.
[[nodiscard]] std::size_t text_columns(std::string_view text);

/// Where the lines of valid UTF-8 text begin that has `columns` (0 = as long as they are): broken
/// where Unicode allows it (UAX 14: no 。 at the beginning of a line) and at its line feeds; what
/// cannot be broken stays longer. The first is 0.
[[nodiscard]] std::vector<std::size_t> line_begins(std::string_view text, std::size_t columns);

/// These lines, without the spaces and line feeds at their ends.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t columns);

/// The beginning of valid UTF-8 text that has at most `columns`, an ellipsis at its end where the
/// text was longer.
[[nodiscard]] std::string clipped(const std::string& text, std::size_t columns);

}  // namespace kouryu

#endif  // KOURYU_DICT_BASE_WIDTH_H_
