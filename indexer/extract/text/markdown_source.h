// What is done to a Markdown file before it is parsed: front matter off, footnotes marked.
#ifndef KOURYU_INDEXER_EXTRACT_TEXT_MARKDOWN_SOURCE_H_
#define KOURYU_INDEXER_EXTRACT_TEXT_MARKDOWN_SOURCE_H_

#include <string>
#include <string_view>

#include "indexer/extract/text/gfm_blocks.h"

namespace kouryu {

struct MarkdownSource {
  std::string text;  // to be parsed
  std::string title;
  std::string date;
  AtxHeadings headings = AtxHeadings::Spaced;
};

/// `decoded` has line ends '\n' alone.
[[nodiscard]] MarkdownSource markdown_source(std::string_view decoded);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_TEXT_MARKDOWN_SOURCE_H_
