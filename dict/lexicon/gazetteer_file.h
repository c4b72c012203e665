// The layout of places.bin, written by compile_gazetteer and mapped by Gazetteer.
//
// Header, then in this order: PlaceRow[places], first_entry[keys + 1], EntryRow[entries],
// first_form[places + 1], StringRef[forms], pairs[kPairWords], characters. places.trie (marisa)
// turns a folded form into its key number; `pairs` has a bit for how each form that texts write
// begins, so that most places of a text need no look into the trie. Native byte order: the file is
// made on the machine that uses it.
#ifndef KOURYU_DICT_LEXICON_GAZETTEER_FILE_H_
#define KOURYU_DICT_LEXICON_GAZETTEER_FILE_H_

#include <cstdint>

namespace kouryu::gazetteer_file {

inline constexpr char kMagic[8] = {'K', 'Y', 'P', 'L', 'A', 'C', 'E', '2'};

inline constexpr std::uint32_t kPairBits = 1U << 17;
inline constexpr std::uint32_t kPairWords = kPairBits / 32;

/// The bit of a form's first two characters; `second` is 0 for a form of one character.
constexpr std::uint32_t pair_bit(char32_t first, char32_t second) {
  const std::uint64_t both = (std::uint64_t{first} << 21) ^ second;
  return static_cast<std::uint32_t>((both * 0x9E3779B97F4A7C15ULL) >> 47);
}

struct StringRef {
  std::uint32_t begin;
  std::uint32_t size;
};

struct Header {
  char magic[8];
  std::uint32_t places;
  std::uint32_t keys;
  std::uint32_t entries;
  std::uint32_t forms;
  std::uint32_t string_bytes;
  std::uint32_t reserved;
};

struct PlaceRow {
  std::uint32_t kind;  // PlaceKind
  StringRef name;
  StringRef region;
  StringRef country;
  StringRef city;
};

struct EntryRow {
  std::uint32_t place;
  std::uint16_t form;  // FormKind
  std::uint16_t closed_list;
};

}  // namespace kouryu::gazetteer_file

#endif  // KOURYU_DICT_LEXICON_GAZETTEER_FILE_H_
