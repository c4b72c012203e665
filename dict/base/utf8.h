// UTF-8 at the level of code points: validity, repair, decoding, classes of characters.
//
// Everything here is pure and thread-safe. Positions are bytes unless a name says chars.
#ifndef KOURYU_DICT_BASE_UTF8_H_
#define KOURYU_DICT_BASE_UTF8_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "kouryu/text_range.h"

namespace kouryu {

/// True for well-formed UTF-8 (no overlong forms, no surrogates, nothing past U+10FFFF).
[[nodiscard]] bool is_valid_utf8(std::string_view text);

/// `text` with each ill-formed sequence replaced by U+FFFD. Valid text comes back as it is.
[[nodiscard]] std::string repair_utf8(std::string_view text);

/// Decodes the character at `position` (which must be < text.size() and on a boundary of valid
/// UTF-8) and moves `position` past it.
inline char32_t next_char(std::string_view text, std::size_t& position) {
  const auto byte = [&](std::size_t i) -> char32_t {
    return static_cast<unsigned char>(text[position + i]);
  };
  const char32_t lead = byte(0);
  const std::size_t left = text.size() - position;
  char32_t c = lead;
  std::size_t length = 1;
  if (lead >= 0xF0 && left >= 4) {
    c = (lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
    length = 4;
  } else if (lead >= 0xE0 && lead < 0xF0 && left >= 3) {
    c = (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    length = 3;
  } else if (lead >= 0xC0 && lead < 0xE0 && left >= 2) {
    c = (lead & 0x1F) << 6 | (byte(1) & 0x3F);
    length = 2;
  }
  position += length;
  return c;
}

/// Decodes the character that ends at `position` (> 0) and moves `position` to its beginning.
inline char32_t previous_char(std::string_view text, std::size_t& position) {
  --position;
  while (position > 0 && (static_cast<unsigned char>(text[position]) & 0xC0) == 0x80) --position;
  std::size_t after = position;
  return next_char(text, after);
}

void append_utf8(std::string& out, char32_t c);
[[nodiscard]] std::string to_utf8(std::u32string_view chars);
[[nodiscard]] std::u32string to_utf32(std::string_view text);

/// Number of code points in valid UTF-8.
[[nodiscard]] std::size_t count_chars(std::string_view text);

/// Byte position of the n-th code point; text.size() when there are fewer.
[[nodiscard]] std::size_t byte_of_char(std::string_view text, std::size_t n);

[[nodiscard]] bool is_space(char32_t c);            // Unicode White_Space
[[nodiscard]] bool is_hiragana(char32_t c);         // script Hiragana and the marks ゛゜ゝゞ
[[nodiscard]] bool is_katakana(char32_t c);         // script Katakana and ー
[[nodiscard]] bool is_kanji(char32_t c);            // script Han, with 々〆〇
[[nodiscard]] bool is_latin(char32_t c);            // script Latin
[[nodiscard]] bool is_digit(char32_t c);            // category Nd
[[nodiscard]] bool is_letter_or_digit(char32_t c);  // categories L*, M*, Nd: what bigram runs hold

/// Next end of a grapheme cluster (user-perceived character) at or after `position` > 0.
[[nodiscard]] std::size_t grapheme_end(std::string_view text, std::size_t position);
/// Nearest beginning of a grapheme cluster at or before `position`.
[[nodiscard]] std::size_t grapheme_begin(std::string_view text, std::size_t position);

}  // namespace kouryu

#endif  // KOURYU_DICT_BASE_UTF8_H_
