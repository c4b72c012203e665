// What fields are called: the words that forms, heads of tables and data files name them by.
#ifndef KOURYU_INDEXER_EXTRACT_LABEL_WORDS_H_
#define KOURYU_INDEXER_EXTRACT_LABEL_WORDS_H_

#include <string_view>

namespace kouryu {

/// What a form asks for: 日時, 参加費, お問い合わせ.
[[nodiscard]] bool is_form_label(std::string_view text);

/// A form's label, a column's (数量, 備考), or a word that ends as they do: 施設名, 申込期限,
/// user_id.
[[nodiscard]] bool is_label_word(std::string_view text);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_LABEL_WORDS_H_
