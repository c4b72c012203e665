// What the two sides of a line end say of each other: whether a sentence or a word was cut there.
#ifndef KOURYU_INDEXER_LINES_LINE_END_H_
#define KOURYU_INDEXER_LINES_LINE_END_H_

#include <string_view>

namespace kouryu {

/// No line that was written as one begins so: 、 。 」 ） っ ゃ 々. Typesetters keep them off there
/// (kinsoku), mailers do not.
[[nodiscard]] bool begins_inside(std::string_view next);

/// `line` ends inside a bracket that `next` closes.
[[nodiscard]] bool bracket_goes_over(std::string_view line, std::string_view next);

/// True where `line` cannot have ended as it was written: behind a particle or a comma, inside a
/// bracket, a word of one script, a verb or a number with its unit.
[[nodiscard]] bool is_unfinished(std::string_view line, std::string_view next);

/// フランクリン / ・ルーズベルト: a name cut before its middle dot, not an item of a list.
[[nodiscard]] bool is_cut_before_dot(std::string_view line, std::string_view next);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_LINES_LINE_END_H_
