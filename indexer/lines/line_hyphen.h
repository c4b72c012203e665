// The hyphen at the end of a line of Latin text: the typesetter's, the word's own, or none.
#ifndef KOURYU_INDEXER_LINES_LINE_HYPHEN_H_
#define KOURYU_INDEXER_LINES_LINE_HYPHEN_H_

#include <cstdint>
#include <string_view>

namespace kouryu {

enum class LineHyphen : std::uint8_t {
  None,      // no hyphen, a dash, or one that waits for a second word: short- / and long-term
  Inserted,  // inter- / national: goes when the lines are joined
  Own        // self- / help, Sino- / Japanese, A- / 12, an address: stays, without a space
};

/// Hyphen-minus, hyphen, soft hyphen: what typesetters end a line with.
[[nodiscard]] bool is_hyphen(char32_t c);

/// What ends `line`, when `next` goes on with it. Both trimmed of white space.
[[nodiscard]] LineHyphen line_hyphen(std::string_view line, std::string_view next);

/// Whether a hyphen cuts a word of letters there: the two lines are one, however short.
[[nodiscard]] bool cuts_word(std::string_view line, std::string_view next);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_LINES_LINE_HYPHEN_H_
