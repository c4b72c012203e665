// Words and places by how they sound: what completion looks up for kana and romaji.
//
// Compiled at build time from MeCab's IPA dictionary, words_readings.tsv and places*.tsv, and
// mapped into memory. Which of the words an index has is not its business.
#ifndef KOURYU_DICT_LEXICON_READING_TABLE_H_
#define KOURYU_DICT_LEXICON_READING_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace kouryu {

enum class ReadingKind : std::uint8_t {
  Word,  // a content word in its dictionary form
  Part,  // stands inside names only: 化, 会, 第
  City,
  Prefecture,
  Country,
};

struct Reading {
  std::string_view sound;  // hiragana; Latin letters (a romaji_key) for a place's Latin name
  std::string_view text;   // folded
  ReadingKind kind = ReadingKind::Word;
  std::uint16_t cost = 0;  // of the word in the dictionary: the lower, the commoner
};

/// Rows in the order of their keys: the sound_key of kana, Latin letters as they are.
class ReadingTable {
 public:
  struct Rows {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  /// Thread-safe. Throws Error (NotFound, Corrupt).
  static const ReadingTable& instance();

  /// Rows whose key begins with `key`.
  [[nodiscard]] Rows beginning_with(std::string_view key) const;
  /// Rows whose key is `key`.
  [[nodiscard]] Rows sounding_like(std::string_view key) const;
  [[nodiscard]] Reading row(std::size_t number) const;

  ~ReadingTable();

 private:
  ReadingTable();
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kouryu

#endif  // KOURYU_DICT_LEXICON_READING_TABLE_H_
