// How long the words of a table are that begin or end at a place of a text.
#ifndef KOURYU_DICT_BASE_EDGE_SIZES_H_
#define KOURYU_DICT_BASE_EDGE_SIZES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kouryu {

/// The sizes that words of a table have, by the two characters at one of their edges: a hash table
/// with open addressing, because every token of a text asks it.
class EdgeSizes {
 public:
  /// `edge`: the first or last character of the word; `beside`: the next to it, 0 for none.
  void insert(char32_t edge, char32_t beside, std::size_t size);
  /// To call behind the last insert().
  void finish();

  /// In bytes, ascending, of the words with these edges and of those that are `edge` alone.
  /// `beside`: 0 at the end of the text.
  [[nodiscard]] const std::vector<std::size_t>& at(char32_t edge, char32_t beside) const {
    std::uint16_t list = slots_[find(key_of(edge, beside))];
    if (list == 0 && has_single_) list = slots_[find(key_of(edge, 0))];
    return lists_[list].sizes;
  }

 private:
  struct List {
    std::uint64_t key = 0;
    std::vector<std::size_t> sizes;
  };
  static constexpr unsigned kBits = 14;  // of a slot's number

  static std::uint64_t key_of(char32_t edge, char32_t beside) {
    return std::uint64_t{edge} << 32 | beside;
  }
  /// The slot of `key`, or the empty one where it belongs.
  [[nodiscard]] std::size_t find(std::uint64_t key) const {
    std::size_t slot = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> (64 - kBits));
    while (slots_[slot] != 0 && lists_[slots_[slot]].key != key) {
      slot = (slot + 1) % slots_.size();
    }
    return slot;
  }

  std::vector<std::uint16_t> slots_ = std::vector<std::uint16_t>(std::size_t{1} << kBits);
  std::vector<List> lists_ = std::vector<List>(1);  // the first: no word
  bool has_single_ = false;                         // some word is one character
};

}  // namespace kouryu

#endif  // KOURYU_DICT_BASE_EDGE_SIZES_H_
