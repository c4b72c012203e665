// What a page shows and its text does not say: marks of list items, what pictures are of.
#ifndef KOURYU_INDEXER_EXTRACT_HTML_HTML_MARKS_H_
#define KOURYU_INDEXER_EXTRACT_HTML_HTML_MARKS_H_

#include <string>
#include <string_view>

namespace kouryu {

/// 友好の鐘を鳴らす市長の写真; not トップページへ, IMG_0123.
[[nodiscard]] bool is_photo_caption(std::string_view alt);

/// "3. ", "c. ", "III. " by the `type` of the list: 1, a, A, i, I.
[[nodiscard]] std::string numbered_mark(char style, int value);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_HTML_HTML_MARKS_H_
