// A set of folded words as one flat table that is walked character by character: what begins at a
// place of a text costs one look a character. Programs that compile tables write it, readers map
// it.
#ifndef KOURYU_DICT_NAMES_CHAR_TRIE_H_
#define KOURYU_DICT_NAMES_CHAR_TRIE_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "dict/base/utf8.h"

namespace kouryu {

/// A row of a hash table with open addressing: the character `letter` behind the row `parent`.
struct CharTrieRow {
  static constexpr std::uint32_t kGoesOn = 1U << 31;  // in `letter`: longer words begin so too
  static constexpr std::uint32_t kRoot = 0xFFFFFFFE;  // stands for the parent of first characters
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;  // the parent of an empty row

  std::uint32_t parent = kNone;
  std::uint32_t letter = 0;
  std::uint32_t value = 0;  // of the word that ends there, 0 for none
};

/// Reads the table. Thread-safe.
class CharTrie {
 public:
  CharTrie() = default;
  /// `rows` must outlive the object; some of them are empty.
  CharTrie(const CharTrieRow* rows, std::size_t size) : rows_(rows), size_(size) {}

  /// Calls `visit(value, bytes)` for every word that begins at `position` of `folded`, shortest
  /// first.
  template <class Visit>
  void each_at(std::string_view folded, std::size_t position, Visit&& visit) const {
    const std::size_t begin = position;
    std::uint32_t parent = CharTrieRow::kRoot;
    while (position < folded.size()) {
      const CharTrieRow* const row = find(parent, next_char(folded, position));
      if (row == nullptr) return;
      if (row->value != 0) visit(row->value, position - begin);
      if ((row->letter & CharTrieRow::kGoesOn) == 0) return;
      parent = static_cast<std::uint32_t>(row - rows_);
    }
  }

  /// Where the search for a row begins.
  static std::size_t slot_of(std::uint32_t parent, char32_t letter, std::size_t size) {
    const std::uint64_t key = (std::uint64_t{parent} << 21) ^ letter;
    return static_cast<std::size_t>(((key * 0x9E3779B97F4A7C15ULL) >> 32) * size >> 32);
  }

 private:
  [[nodiscard]] const CharTrieRow* find(std::uint32_t parent, char32_t letter) const {
    std::size_t slot = slot_of(parent, letter, size_);
    for (std::size_t looks = 0; looks < size_; ++looks) {
      const CharTrieRow& row = rows_[slot];
      if (row.parent == CharTrieRow::kNone) return nullptr;
      if (row.parent == parent && (row.letter & ~CharTrieRow::kGoesOn) == letter) return &row;
      if (++slot == size_) slot = 0;
    }
    return nullptr;
  }

  const CharTrieRow* rows_ = nullptr;
  std::size_t size_ = 0;
};

/// The table of `words`, each with its value (not 0); no word is empty or stands twice.
[[nodiscard]] inline std::vector<CharTrieRow> compile_char_trie(
    const std::vector<std::pair<std::string_view, std::uint32_t>>& words) {
  // Three rows of five are in use; where rows lie must be known before they are named as parents.
  std::size_t letters = 0;
  for (const auto& [word, value] : words) letters += count_chars(word);
  const auto place = [](std::vector<CharTrieRow>& rows, std::uint32_t parent, char32_t letter) {
    std::size_t slot = CharTrie::slot_of(parent, letter, rows.size());
    while (rows[slot].parent != CharTrieRow::kNone &&
           (rows[slot].parent != parent || (rows[slot].letter & ~CharTrieRow::kGoesOn) != letter)) {
      slot = (slot + 1) % rows.size();
    }
    rows[slot].parent = parent;
    rows[slot].letter |= letter;
    return static_cast<std::uint32_t>(slot);
  };
  const auto fill = [&](std::vector<CharTrieRow>& rows) {
    for (const auto& [word, value] : words) {
      std::uint32_t parent = CharTrieRow::kRoot;
      for (std::size_t position = 0; position < word.size();) {
        if (parent != CharTrieRow::kRoot) rows[parent].letter |= CharTrieRow::kGoesOn;
        parent = place(rows, parent, next_char(word, position));
      }
      rows[parent].value = value;
    }
  };
  std::vector<CharTrieRow> wide(letters * 2 + 1);
  fill(wide);
  std::size_t used = 0;
  for (const CharTrieRow& row : wide) used += row.parent != CharTrieRow::kNone;
  std::vector<CharTrieRow> rows(used * 5 / 3 + 1);
  fill(rows);
  return rows;
}

}  // namespace kouryu

#endif  // KOURYU_DICT_NAMES_CHAR_TRIE_H_
