// The text of one Markdown block, mended: breaks, marks that stayed, tags.
#ifndef KOURYU_INDEXER_EXTRACT_TEXT_MARKDOWN_INLINE_H_
#define KOURYU_INDEXER_EXTRACT_TEXT_MARKDOWN_INLINE_H_

#include <string>
#include <string_view>

namespace kouryu {

// Stand for themselves inside a block until mended_inline(): controls, which no text has.
inline constexpr char kSoftBreak = '\x03';
inline constexpr char kKeptStar = '\x04';  // of code or behind a backslash: no mark
inline constexpr char kKeptLine = '\x05';  // _
inline constexpr char kKeptTilde = '\x06';

/// `text` of code or an escape with its marks kept.
[[nodiscard]] std::string with_kept_marks(std::string_view text);

/// Soft breaks become nothing between Japanese, else a space; **, __ and ~~ that Japanese
/// punctuation kept from being marks go: **「東京」**と.
[[nodiscard]] std::string mended_inline(std::string_view text);

/// An HTML entity: &amp;, &#12354;, &#x3042;. As it is when it is not known.
[[nodiscard]] std::string entity_text(std::string_view entity);

/// Which tag `html` begins with, lower case, "/rt" for an end: empty for comments and the like.
[[nodiscard]] std::string tag_name(std::string_view html);

/// The text of an HTML block: tags, comments, ruby and scripts gone, block tags as line ends.
[[nodiscard]] std::string html_block_text(std::string_view html);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_TEXT_MARKDOWN_INLINE_H_
