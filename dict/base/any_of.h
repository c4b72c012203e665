// Whether a text begins with, ends with or holds any of some words; whether a character is one of
// a set. For short lists: each word is tried.
#ifndef KOURYU_DICT_BASE_ANY_OF_H_
#define KOURYU_DICT_BASE_ANY_OF_H_

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace kouryu {

[[nodiscard]] inline bool is_one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != set.npos;
}

/// `words` are strings or views of them, in any container or between braces.
template <class Words = std::initializer_list<std::string_view>>
[[nodiscard]] bool begins_with_any(std::string_view text, const Words& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

template <class Words = std::initializer_list<std::string_view>>
[[nodiscard]] bool ends_with_any(std::string_view text, const Words& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.ends_with(word); });
}

template <class Words = std::initializer_list<std::string_view>>
[[nodiscard]] bool contains_any(std::string_view text, const Words& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != text.npos; });
}

}  // namespace kouryu

#endif  // KOURYU_DICT_BASE_ANY_OF_H_
