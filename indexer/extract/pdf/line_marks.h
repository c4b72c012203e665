// What the text of a piece tells of its place in a paragraph.
#ifndef KOURYU_INDEXER_EXTRACT_PDF_LINE_MARKS_H_
#define KOURYU_INDEXER_EXTRACT_PDF_LINE_MARKS_H_

#include <string_view>

namespace kouryu {

/// Begins with a bullet or number: ・ ○ ※ ① (1) 1. ２　 ２ ア　 第3条　 第1章: no line before goes
/// on with it. 第3条第2項 and 1.5 do not.
[[nodiscard]] bool opens_item(std::string_view text);

/// Two parts far from one another, by spaces: 会長　　　佐藤.
[[nodiscard]] bool has_wide_space(std::string_view text);

/// An amount or number alone: 12,300 △1,200 30.5％ －.
[[nodiscard]] bool is_amount(std::string_view text);

/// 報告第2号：… or （問３）…: the lines below begin behind the label.
[[nodiscard]] bool is_labelled(std::string_view text);

/// Of a text; 0 of an empty one.
[[nodiscard]] char32_t first_char(std::string_view text);
[[nodiscard]] char32_t last_char(std::string_view text);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_PDF_LINE_MARKS_H_
