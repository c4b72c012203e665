// Markdown of GitHub's kind as blocks: what md4c's events mean for a document's text.
#ifndef KOURYU_INDEXER_EXTRACT_TEXT_GFM_BLOCKS_H_
#define KOURYU_INDEXER_EXTRACT_TEXT_GFM_BLOCKS_H_

#include <string_view>

#include "indexer/extract/text_builder.h"

namespace kouryu {

/// What stands before the text of a footnote, in place of its [^1]: (see markdown_source.h).
inline constexpr char kFootnoteSign = '\x01';

enum class AtxHeadings {
  Spaced,   // "# 見出し" alone, as the standard says
  Unspaced  // "#見出し" too
};

/// False when the document goes past a limit; `out` has what came before.
[[nodiscard]] bool add_gfm_blocks(std::string_view source, AtxHeadings headings, TextBuilder& out);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_TEXT_GFM_BLOCKS_H_
