// What stands around a number that counts: 第10回, 三十周年, 数か国. Read off counters.tsv.
#ifndef KOURYU_DICT_LEXICON_COUNTERS_H_
#define KOURYU_DICT_LEXICON_COUNTERS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace kouryu {

/// Read once, when first asked for. Thread-safe after that. Texts are folded.
class Counters {
 public:
  /// Throws Error (NotFound) when the table is missing.
  static const Counters& instance();

  /// Characters of the longest counter that begins at `at`, 0 for none. か and its like count
  /// together with what they count.
  [[nodiscard]] std::size_t at(std::u32string_view text, std::size_t at) const;
  /// The same of what counts only behind 第.
  [[nodiscard]] std::size_t ordinal_at(std::u32string_view text, std::size_t at) const;
  /// The spellings of か, when one stands at `at` before what it counts; else empty.
  [[nodiscard]] std::u32string_view signs_at(std::u32string_view text, std::size_t at) const;

  /// True for a kanji before a number that is no part of it: 約, 第.
  [[nodiscard]] bool joins(char32_t before) const;
  /// True for a kanji that stands for a number before か: 数, 何.
  [[nodiscard]] bool stands_for_number(char32_t c) const;
  /// True when a word that may follow a counter begins at `at`: 目, 以上.
  [[nodiscard]] bool may_follow(std::u32string_view text, std::size_t at) const;

 private:
  class Words {
   public:
    void insert(std::u32string word);
    /// Characters of the longest that begins at `at`.
    [[nodiscard]] std::size_t longest_at(std::u32string_view text, std::size_t at) const;

   private:
    std::unordered_set<std::u32string> words_;
    std::size_t longest_ = 0;
  };

  Counters();

  Words counts_, ordinals_, places_, behind_;
  std::u32string signs_, before_, any_;
};

}  // namespace kouryu

#endif  // KOURYU_DICT_LEXICON_COUNTERS_H_
