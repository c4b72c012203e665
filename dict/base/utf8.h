// UTF-8 at the level of code points: validity, repair, decoding, classes of characters.
//
// Everything here is pure and thread-safe. Positions are bytes unless a name says chars.
#ifndef KOURYU_DICT_BASE_UTF8_H_
#define KOURYU_DICT_BASE_UTF8_H_

#include <algorithm>
#include <cstddef>
#include <cstring>
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
  if (lead >= 0xE0 && lead < 0xF0 && left >= 3) {  // most characters of Japanese
    c = (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    length = 3;
  } else if (lead >= 0xF0 && left >= 4) {
    c = (lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
    length = 4;
  } else if (lead >= 0xC0 && lead < 0xE0 && left >= 2) {
    c = (lead & 0x1F) << 6 | (byte(1) & 0x3F);
    length = 2;
  }
  position += length;
  return c;
}

/// Calls `visit(c, position)` for every character of `text`, as next_char() reads them but quicker:
/// for whole texts.
template <class Visit>
void each_char(std::string_view text, Visit&& visit) {
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t begin = position;
    const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data() + begin);
    char32_t c = bytes[0];
    if (c >= 0xE0 && c < 0xF0 && text.size() - begin >= 3) {  // most characters of Japanese
      c = (c & 0x0F) << 12 | (bytes[1] & 0x3FU) << 6 | (bytes[2] & 0x3FU);
      position += 3;
    } else {
      c = next_char(text, position);
    }
    visit(c, begin);  // in one place, so that it is compiled into the loop
  }
}

/// Bytes of the character of valid UTF-8 that begins with `lead`.
inline std::size_t char_bytes(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return 1U + (byte >= 0xC0 ? 1U : 0U) + (byte >= 0xE0 ? 1U : 0U) + (byte >= 0xF0 ? 1U : 0U);
}

/// Decodes the character that ends at `position` (> 0) and moves `position` to its beginning.
inline char32_t previous_char(std::string_view text, std::size_t& position) {
  --position;
  while (position > 0 && (static_cast<unsigned char>(text[position]) & 0xC0) == 0x80) --position;
  std::size_t after = position;
  return next_char(text, after);
}

/// As text.find(word, from), faster for Japanese: the last byte of a character tells more than the
/// first, which most characters of its script share.
[[nodiscard]] inline std::size_t find_bytes(std::string_view text, std::string_view word,
                                            std::size_t from = 0) {
  if (word.empty() || from >= text.size()) return text.find(word, from);
  const std::size_t last = std::min(char_bytes(word[0]), word.size()) - 1;
  while (from + word.size() <= text.size()) {
    const char* const begin = text.data() + from + last;
    const void* const found = std::memchr(begin, word[last], text.size() - from - word.size() + 1);
    if (found == nullptr) break;
    from += static_cast<std::size_t>(static_cast<const char*>(found) - begin);
    if (std::memcmp(text.data() + from, word.data(), word.size()) == 0) return from;
    ++from;
  }
  return text.npos;
}

void append_utf8(std::string& out, char32_t c);
[[nodiscard]] std::string to_utf8(std::u32string_view chars);
[[nodiscard]] std::u32string to_utf32(std::string_view text);

/// Number of code points in valid UTF-8.
[[nodiscard]] std::size_t count_chars(std::string_view text);

/// Byte position of the n-th code point; text.size() when there are fewer.
[[nodiscard]] std::size_t byte_of_char(std::string_view text, std::size_t n);

[[nodiscard]] bool is_space(char32_t c);          // Unicode White_Space
[[nodiscard]] bool is_rare_kanji(char32_t c);     // outside U+4E00 to U+9FFF
[[nodiscard]] bool is_foreign_latin(char32_t c);  // past ASCII
[[nodiscard]] bool is_foreign_digit(char32_t c);  // past ASCII
[[nodiscard]] bool is_small_letter(char32_t c);   // category Ll

/// Categories L*, M*, Nd and Nl (〇): what bigram runs hold.
[[nodiscard]] bool is_letter_or_digit(char32_t c);

/// Script Hiragana and the marks ゛゜ゝゞ.
[[nodiscard]] inline bool is_hiragana(char32_t c) { return c >= 0x3041 && c <= 0x309F; }

/// Script Katakana and ー.
[[nodiscard]] inline bool is_katakana(char32_t c) {
  return (c >= 0x30A1 && c <= 0x30FF && c != 0x30FB) || (c >= 0x31F0 && c <= 0x31FF) ||
         (c >= 0xFF66 && c <= 0xFF9F);
}

/// Script Han, with 々〆〇.
[[nodiscard]] inline bool is_kanji(char32_t c) {
  if (c >= 0x4E00 && c <= 0x9FFF) return true;
  const bool kana = c >= 0x3041 && c < 0x3400;
  return c >= 0x2E80 && !kana && is_rare_kanji(c);
}

/// Kanji that write numbers: 〇 to 九 and 十 to 億.
[[nodiscard]] inline bool is_kanji_numeral(char32_t c) {
  constexpr std::u32string_view kNumerals = U"〇一二三四五六七八九十百千万億";
  return kNumerals.find(c) != kNumerals.npos;
}

/// Script Latin.
[[nodiscard]] inline bool is_latin(char32_t c) {
  return c < 0x80 ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') : is_foreign_latin(c);
}

/// Category Nd.
[[nodiscard]] inline bool is_digit(char32_t c) {
  return c < 0x80 ? c >= '0' && c <= '9' : is_foreign_digit(c);
}

/// 0 to 9.
[[nodiscard]] inline bool is_ascii_digit(char32_t c) { return c >= '0' && c <= '9'; }

/// Next end of a grapheme cluster (user-perceived character) at or after `position` > 0.
[[nodiscard]] std::size_t grapheme_end(std::string_view text, std::size_t position);
/// Nearest beginning of a grapheme cluster at or before `position`.
[[nodiscard]] std::size_t grapheme_begin(std::string_view text, std::size_t position);

}  // namespace kouryu

#endif  // KOURYU_DICT_BASE_UTF8_H_
