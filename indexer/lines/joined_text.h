// A text without the line ends that its wrapping put into sentences, words and names.
#ifndef KOURYU_INDEXER_LINES_JOINED_TEXT_H_
#define KOURYU_INDEXER_LINES_JOINED_TEXT_H_

#include <string>
#include <string_view>

namespace kouryu {

/// `text` with lines joined where the indexer joins them; all else as it is. `in_latin_only`: of a
/// format whose lines no width has wrapped.
[[nodiscard]] std::string joined_text(std::string_view text, bool in_latin_only);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_LINES_JOINED_TEXT_H_
