// The layout of places.bin, written by compile_gazetteer and mapped by Gazetteer.
//
// Header, then in this order: PlaceRow[places], first_entry[keys + 1], EntryRow[entries],
// first_form[places + 1], StringRef[forms], characters. places.trie (marisa) turns a folded form
// into its key number. Native byte order: the file is made on the machine that uses it.
#ifndef KOURYU_DICT_LEXICON_GAZETTEER_FILE_H_
#define KOURYU_DICT_LEXICON_GAZETTEER_FILE_H_

#include <cstdint>

namespace kouryu::gazetteer_file {

inline constexpr char kMagic[8] = {'K', 'Y', 'P', 'L', 'A', 'C', 'E', '1'};

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
