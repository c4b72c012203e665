// A title, heading or label that somebody broke into lines to fit its place, in one line.
#ifndef KOURYU_INDEXER_EXTRACT_ONE_LINE_H_
#define KOURYU_INDEXER_EXTRACT_ONE_LINE_H_

#include <string>
#include <string_view>

namespace kouryu {

/// A line end (also of Word, `\v`, and of Unicode) is nothing beside a Japanese letter and a space
/// between two words of others; runs of spaces are one, ideographic spaces stay. What nobody sees
/// (soft hyphens, marks of direction and order) is left out, and all white space at both ends.
[[nodiscard]] std::string one_line(std::string_view text);

/// Characters without any shape that only steer how others are set: none of them is text. Joiners
/// and variation selectors change their neighbours, and soft hyphens may show; they are not meant.
[[nodiscard]] bool is_invisible(char32_t c);

/// East Asian wide and full-width characters, which are written without spaces between words; not
/// Hangul, which parts its words.
[[nodiscard]] bool is_unspaced(char32_t c);

/// Ends a line: '\n', '\r', '\v', '\f', next line, line and paragraph separator.
[[nodiscard]] bool is_line_end(char32_t c);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_ONE_LINE_H_
