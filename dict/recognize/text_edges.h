// What stands on both sides of each character of a text, worked out once: the place scanner asks it
// several times a character.
#ifndef KOURYU_DICT_RECOGNIZE_TEXT_EDGES_H_
#define KOURYU_DICT_RECOGNIZE_TEXT_EDGES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/tokens/analyzer.h"

namespace kouryu {

enum class CharClass : std::uint8_t { Other, Kanji, Katakana, Hiragana, Latin, Digit };

[[nodiscard]] inline CharClass class_of(char32_t c) {
  if (is_kanji(c)) return CharClass::Kanji;
  if (is_hiragana(c)) return CharClass::Hiragana;
  if (is_katakana(c)) return CharClass::Katakana;
  if (c >= 0x3000 && c < 0x3041) return CharClass::Other;  // 、。「」
  if (is_latin(c)) return CharClass::Latin;
  if (is_digit(c)) return CharClass::Digit;
  return CharClass::Other;
}

/// Positions are bytes of the folded text where a character begins, or its size.
class TextEdges {
 public:
  TextEdges() = default;
  explicit TextEdges(const AnalyzedText& text);

  /// Of the character at `position`; Other at the end.
  [[nodiscard]] CharClass at(std::size_t position) const {
    return static_cast<CharClass>(marks_[position] & kClass);
  }
  /// Of the character before it; Other at the beginning and at a break.
  [[nodiscard]] CharClass before(std::size_t position) const {
    return static_cast<CharClass>(marks_[position] >> kBeforeShift & kClass);
  }
  [[nodiscard]] bool has_break(std::size_t position) const { return has(position, kBreak); }
  [[nodiscard]] bool token_begins(std::size_t position) const { return has(position, kToken); }
  /// Whether a word may begin there: a token does, or the class changes.
  [[nodiscard]] bool word_begins(std::size_t position) const {
    return token_begins(position) || at(position) != before(position);
  }
  /// Whether a token begins there that is a place or another proper name.
  [[nodiscard]] bool name_begins(std::size_t position) const { return has(position, kName); }

 private:
  static constexpr unsigned kClass = 7;
  static constexpr unsigned kBeforeShift = 3;
  static constexpr unsigned kBreak = 1U << 6;
  static constexpr unsigned kToken = 1U << 7;
  static constexpr unsigned kName = 1U << 8;

  [[nodiscard]] bool has(std::size_t position, unsigned mark) const {
    return (marks_[position] & mark) != 0;
  }

  std::vector<std::uint16_t> marks_;  // of each byte, and of the end
};

}  // namespace kouryu

#endif  // KOURYU_DICT_RECOGNIZE_TEXT_EDGES_H_
