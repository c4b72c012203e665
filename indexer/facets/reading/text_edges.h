// What stands on both sides of each character of a text, worked out once: the place scanner asks it
// several times a character.
#ifndef KOURYU_INDEXER_FACETS_READING_TEXT_EDGES_H_
#define KOURYU_INDEXER_FACETS_READING_TEXT_EDGES_H_

#include <array>
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

/// One character of a text and what stands before it.
class TextEdge {
 public:
  /// More than any number().
  static constexpr unsigned kNumbers = 1U << 9;

  explicit TextEdge(unsigned number) : marks_(number) {}

  [[nodiscard]] CharClass at() const { return static_cast<CharClass>(marks_ & kClass); }
  /// Other at the beginning and at a break.
  [[nodiscard]] CharClass before() const {
    return static_cast<CharClass>(marks_ >> kBeforeShift & kClass);
  }
  [[nodiscard]] bool has_break() const { return (marks_ & kBreak) != 0; }
  [[nodiscard]] bool token_begins() const { return (marks_ & kToken) != 0; }
  /// Whether a token begins there that is a place or another proper name.
  [[nodiscard]] bool name_begins() const { return (marks_ & kName) != 0; }
  /// All of this: equal edges have one number.
  [[nodiscard]] unsigned number() const { return marks_; }

 private:
  friend class TextEdges;
  static constexpr unsigned kClass = 7;
  static constexpr unsigned kBeforeShift = 3;
  static constexpr unsigned kBreak = 1U << 6;
  static constexpr unsigned kToken = 1U << 7;
  static constexpr unsigned kName = 1U << 8;

  unsigned marks_;
};

/// Positions are bytes of the folded text where a character begins, or its size.
class TextEdges {
 public:
  /// What characters of the basic plane are, in one table, for one look a character has to do:
  /// the class in the lowest bits, above it the traits that the caller asks for.
  using Table = std::array<std::uint8_t, 0x10000>;
  static std::uint8_t table_entry(CharClass at, unsigned traits) {
    return static_cast<std::uint8_t>(static_cast<unsigned>(at) | traits << kTraitsShift);
  }

  TextEdges() = default;
  /// Calls `visit(c, position, edge, traits)` for every character, from first to last.
  /// `others`: the traits of characters outside the basic plane.
  template <class Visit>
  TextEdges(const AnalyzedText& text, const Table& table, unsigned others, Visit&& visit) {
    mark_tokens(text);
    std::uint16_t* const marks = marks_.data();
    unsigned before = 0;
    each_char(text.folded.text, [&](char32_t c, std::size_t position) {
      unsigned all = marks[position];
      if ((all & TextEdge::kBreak) != 0) before = 0;
      const unsigned entry = c < table.size() ? table[c] : table_entry(class_of(c), others);
      const unsigned here = entry & TextEdge::kClass;
      all |= here | before << TextEdge::kBeforeShift;
      marks[position] = static_cast<std::uint16_t>(all);
      before = here;
      visit(c, position, TextEdge(all), entry >> kTraitsShift);
    });
    if ((marks_.back() & TextEdge::kBreak) == 0) {
      marks_.back() |= static_cast<std::uint16_t>(before << TextEdge::kBeforeShift);
    }
  }

  /// Of the character at `position`; the class at the end is Other.
  [[nodiscard]] TextEdge operator[](std::size_t position) const {
    return TextEdge(marks_[position]);
  }
  [[nodiscard]] CharClass at(std::size_t position) const { return (*this)[position].at(); }
  [[nodiscard]] CharClass before(std::size_t position) const { return (*this)[position].before(); }
  [[nodiscard]] bool has_break(std::size_t position) const { return (*this)[position].has_break(); }
  [[nodiscard]] bool token_begins(std::size_t position) const {
    return (*this)[position].token_begins();
  }

 private:
  static constexpr unsigned kTraitsShift = 3;
  void mark_tokens(const AnalyzedText& text);

  std::vector<std::uint16_t> marks_;  // of each byte, and of the end
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_READING_TEXT_EDGES_H_
