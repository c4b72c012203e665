// Bytes that file formats write in ASCII whatever the text's encoding: names, keywords, digits.
//
// Nothing here knows a locale; bytes past ASCII are no letters and stay as they are. Characters of
// text: dict/base/utf8.h.
#ifndef KOURYU_INDEXER_EXTRACT_ASCII_H_
#define KOURYU_INDEXER_EXTRACT_ASCII_H_

#include <string>
#include <string_view>

namespace kouryu {

[[nodiscard]] constexpr bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

[[nodiscard]] constexpr bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }

/// Space, tab, line feed, carriage return.
[[nodiscard]] constexpr bool is_blank_byte(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

[[nodiscard]] constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

[[nodiscard]] inline std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = ascii_lower(c);
  return out;
}

/// Whether `word` is one of `words`, which have a space between.
[[nodiscard]] constexpr bool holds_word(std::string_view words, std::string_view word) {
  if (word.empty()) return false;
  for (std::size_t at = words.find(word); at != words.npos; at = words.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) {
      return true;
    }
  }
  return false;
}

/// The value of a hexadecimal digit in either case; -1 for others.
[[nodiscard]] constexpr int hex_value(char c) {
  if (is_digit_byte(c)) return c - '0';
  const char small = ascii_lower(c);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_ASCII_H_
