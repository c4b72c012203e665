// The layout of places.bin, written by compile_gazetteer and mapped by Gazetteer.
//
// Header, then in this order: PlaceRow[places], first_entry[keys + 1], EntryRow[entries],
// first_form[places + 1], StringRef[forms], starts[kStartWords], CharTrieRow[written], characters.
// places.trie (marisa) turns a folded form into its key number; the rows of `written` do the same,
// plus one, for the forms that texts write, quicker; `starts` has bits for how each of these
// begins, so that most places of a text need no look at either. Native byte order: the file is made
// on the machine that uses it.
#ifndef KOURYU_DICT_NAMES_GAZETTEER_FILE_H_
#define KOURYU_DICT_NAMES_GAZETTEER_FILE_H_

#include <cstdint>

#include "dict/names/mapped_rows.h"

namespace kouryu::gazetteer_file {

inline constexpr char kMagic[8] = {'K', 'Y', 'P', 'L', 'A', 'C', 'E', '4'};

inline constexpr unsigned kStartBits = 20;  // of a bit's number
inline constexpr std::uint32_t kStartWords = (1U << kStartBits) / 32;

/// Stands for whatever follows, in start_bit().
inline constexpr char32_t kAny = 0x1FFFFF;

/// The bit of how a form begins. A form 甲 sets (甲, 0, 0); 甲乙 sets (甲, 乙, kAny) and (甲, 乙,
/// 0); longer ones set (甲, 乙, kAny) and (甲, 乙, 丙). All set (甲, kAny, kAny).
constexpr std::uint32_t start_bit(char32_t first, char32_t second, char32_t third) {
  const std::uint64_t all =
      (std::uint64_t{first} << 42) ^ (std::uint64_t{second} << 21) ^ std::uint64_t{third};
  return static_cast<std::uint32_t>((all * 0x9E3779B97F4A7C15ULL) >> (64 - kStartBits));
}

struct Header {
  char magic[8];
  std::uint32_t places;
  std::uint32_t keys;
  std::uint32_t entries;
  std::uint32_t forms;
  std::uint32_t string_bytes;
  std::uint32_t written;
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

#endif  // KOURYU_DICT_NAMES_GAZETTEER_FILE_H_
