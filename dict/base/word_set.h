// Sets of words that are asked with views, and a filter in front of slower look-ups of words.
#ifndef KOURYU_DICT_BASE_WORD_SET_H_
#define KOURYU_DICT_BASE_WORD_SET_H_

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "dict/base/utf8.h"

namespace kouryu {

/// Looks strings up by view, without a copy.
struct ViewHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};
using WordSet = std::unordered_set<std::string, ViewHash, std::equal_to<>>;

/// How words begin: two characters each, as bits. Never false for a word inserted; may be
/// true for others.
class WordStarts {
 public:
  void insert(std::string_view word) {
    std::size_t position = 0;
    const char32_t first = next_char(word, position);
    if (position == word.size()) has_single_ = true;
    bits_.set(bit(first, position < word.size() ? next_char(word, position) : 0));
  }

  /// Whether a word may begin at `position` of `text`.
  [[nodiscard]] bool may_begin_at(std::string_view text, std::size_t position) const {
    if (position >= text.size()) return false;
    const char32_t first = next_char(text, position);
    return may_begin(first, position < text.size() ? next_char(text, position) : 0);
  }
  /// The same of the next characters; 0 behind the end.
  [[nodiscard]] bool may_begin(char32_t first, char32_t second) const {
    return bits_.test(bit(first, second)) || (has_single_ && bits_.test(bit(first, 0)));
  }

 private:
  static constexpr unsigned kBits = 13;  // of a bit's number: 1 KiB
  static std::size_t bit(char32_t first, char32_t second) {
    const std::uint64_t both = (std::uint64_t{first} << 21) ^ second;
    return static_cast<std::size_t>((both * 0x9E3779B97F4A7C15ULL) >> (64 - kBits));
  }

  std::bitset<std::size_t{1} << kBits> bits_;
  bool has_single_ = false;  // some word is one character
};

}  // namespace kouryu

#endif  // KOURYU_DICT_BASE_WORD_SET_H_
