// The marks with which a mail quotes the one it answers: >, >>, ＞.
#ifndef KOURYU_INDEXER_LINES_QUOTE_MARKS_H_
#define KOURYU_INDEXER_LINES_QUOTE_MARKS_H_

#include <string_view>

namespace kouryu {

/// Takes the quote marks from the beginning of a line and returns their number.
int take_quote_marks(std::string_view& line);

/// Whether lines of `text` that begin with such a mark quote: two of them stand together, and one
/// ends a sentence. Steps of a breadcrumb and links do not.
[[nodiscard]] bool has_quotes(std::string_view text);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_LINES_QUOTE_MARKS_H_
