// ASCII words of header fields: compared without case, taken out of lists.
#ifndef KOURYU_SEARCHER_SERVER_WORDS_H_
#define KOURYU_SEARCHER_SERVER_WORDS_H_

#include <string_view>

namespace kouryu::server {

/// Compares ASCII without case.
[[nodiscard]] bool same_word(std::string_view a, std::string_view b);

/// Without spaces and tabs at its ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Takes the first member off a list with commas between, trimmed.
[[nodiscard]] std::string_view take_member(std::string_view& list);

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_WORDS_H_
