// Sets of words that are asked with views, and a filter in front of slower look-ups of words.
#ifndef KOURYU_DICT_BASE_WORD_SET_H_
#define KOURYU_DICT_BASE_WORD_SET_H_

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "dict/base/utf8.h"

namespace kouryu {

/// Looks strings up by view, without a copy.
struct ViewHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};

/// The bytes of one character at an edge of words, as bits: the cheapest filter, which decodes
/// nothing. Never false for a word inserted; may be true for others.
class EdgeBytes {
 public:
  /// For may_begin_at(); `word` is not empty.
  void insert_first(std::string_view word) { insert(word, first(word, 0)); }
  /// For may_end_at().
  void insert_last(std::string_view word) { insert(word, last(word, word.size())); }

  /// Whether a word may begin at `position` of `text`.
  [[nodiscard]] bool may_begin_at(std::string_view text, std::size_t position) const {
    return position < text.size() && bits_.test(bit(first(text, position)));
  }
  /// Whether a word may end at `end` of `text`.
  [[nodiscard]] bool may_end_at(std::string_view text, std::size_t end) const {
    return end > 0 && bits_.test(bit(last(text, end)));
  }

 private:
  friend class EdgeMarks;
  static constexpr unsigned kBits = 13;     // of a bit's number: 1 KiB
  static constexpr std::size_t kBytes = 3;  // of a kanji or kana

  void insert(std::string_view word, std::uint32_t bytes) {
    // Shorter words: what stands beside them in the text is not known.
    if (bytes >= 0x80 && word.size() < kBytes) {
      bits_.set();
    } else {
      bits_.set(bit(bytes));
    }
  }
  static std::uint32_t byte(std::string_view text, std::size_t i) {
    return static_cast<unsigned char>(text[i]);
  }
  static std::uint32_t three(std::string_view text, std::size_t i) {
    std::uint16_t two = 0;
    std::memcpy(&two, text.data() + i, sizeof two);
    return std::uint32_t{two} << 8 | byte(text, i + 2);
  }
  static std::uint32_t first(std::string_view text, std::size_t i) {
    const bool whole = byte(text, i) >= 0x80 && text.size() - i >= kBytes;
    return whole ? three(text, i) : byte(text, i);
  }
  static std::uint32_t last(std::string_view text, std::size_t end) {
    const bool whole = byte(text, end - 1) >= 0x80 && end >= kBytes;
    return whole ? three(text, end - kBytes) : byte(text, end - 1);
  }
  static std::size_t bit(std::uint32_t bytes) { return bytes * 0x9E3779B1U >> (32 - kBits); }

  std::bitset<std::size_t{1} << kBits> bits_;
};

/// Several EdgeBytes asked at once: which of up to eight sets of words may begin or end at a place.
class EdgeMarks {
 public:
  /// `mark`: a bit of its own for each.
  void add(const EdgeBytes& edges, std::uint8_t mark) {
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      if (edges.bits_.test(i)) marks_[i] |= mark;
    }
  }
  /// The marks of the sets of which a word may begin at `position` (< text.size()).
  [[nodiscard]] unsigned beginning_at(std::string_view text, std::size_t position) const {
    return marks_[EdgeBytes::bit(EdgeBytes::first(text, position))];
  }
  /// The marks of the sets of which a word may end at `end` (> 0).
  [[nodiscard]] unsigned ending_at(std::string_view text, std::size_t end) const {
    return marks_[EdgeBytes::bit(EdgeBytes::last(text, end))];
  }

 private:
  std::array<std::uint8_t, std::size_t{1} << EdgeBytes::kBits> marks_{};
};

/// Words that are asked for much oftener than found: most answers cost one look at a bit.
class WordSet {
 public:
  /// Whether it was not there yet.
  bool insert(std::string word) {
    if (!word.empty()) {
      firsts_.insert_first(word);
      lasts_.insert_last(word);
    }
    return words_.insert(std::move(word)).second;
  }
  [[nodiscard]] bool contains(std::string_view word) const {
    const bool may =
        word.empty() || (firsts_.may_begin_at(word, 0) && lasts_.may_end_at(word, word.size()));
    return may && words_.find(word) != words_.end();
  }
  /// How the words begin.
  [[nodiscard]] const EdgeBytes& firsts() const { return firsts_; }
  [[nodiscard]] auto begin() const { return words_.begin(); }
  [[nodiscard]] auto end() const { return words_.end(); }

 private:
  EdgeBytes firsts_;
  EdgeBytes lasts_;
  std::unordered_set<std::string, ViewHash, std::equal_to<>> words_;
};

/// How words begin: two characters each, as bits. Never false for a word inserted; may be
/// true for others.
class WordStarts {
 public:
  void insert(std::string_view word) {
    firsts_.insert_first(word);
    std::size_t position = 0;
    const char32_t first = next_char(word, position);
    if (position == word.size()) has_single_ = true;
    bits_.set(bit(first, position < word.size() ? next_char(word, position) : 0));
  }

  /// Whether a word may begin at `position` of `text`.
  [[nodiscard]] bool may_begin_at(std::string_view text, std::size_t position) const {
    if (!firsts_.may_begin_at(text, position)) return false;
    const char32_t first = next_char(text, position);
    const char32_t second = position < text.size() ? next_char(text, position) : 0;
    return bits_.test(bit(first, second)) || (has_single_ && bits_.test(bit(first, 0)));
  }

 private:
  static constexpr unsigned kBits = 13;  // of a bit's number: 1 KiB
  static std::size_t bit(char32_t first, char32_t second) {
    const std::uint64_t both = (std::uint64_t{first} << 21) ^ second;
    return static_cast<std::size_t>((both * 0x9E3779B97F4A7C15ULL) >> (64 - kBits));
  }

  EdgeBytes firsts_;
  std::bitset<std::size_t{1} << kBits> bits_;
  bool has_single_ = false;  // some word is one character
};

}  // namespace kouryu

#endif  // KOURYU_DICT_BASE_WORD_SET_H_
