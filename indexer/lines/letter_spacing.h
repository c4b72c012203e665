// Words set with a space behind each letter: 財 政 調 整 基 金, 目　　　次, 担 当 課.
#ifndef KOURYU_INDEXER_LINES_LETTER_SPACING_H_
#define KOURYU_INDEXER_LINES_LETTER_SPACING_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kouryu/text_range.h"

namespace kouryu {

/// Of `pairs` of neighbouring Japanese letters `spaced` have a space between them: true when the
/// spaces are those of the setting, not of the words.
[[nodiscard]] constexpr bool is_letter_spaced(std::size_t spaced, std::size_t pairs) {
  return spaced >= 2 && spaced * 2 > pairs;
}

/// The white space inside of letter-spaced words of one line or cell. That between words and names
/// (山田　太郎), between cells and between the heads of columns (月 火 水) is not of them.
[[nodiscard]] std::vector<ByteRange> letter_gaps(std::string_view line);

/// `line` without its letter_gaps().
[[nodiscard]] std::string without_letter_spacing(std::string_view line);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_LINES_LETTER_SPACING_H_
