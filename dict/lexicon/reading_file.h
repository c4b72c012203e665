// The layout of readings.bin, written by compile_readings and mapped by ReadingTable.
//
// Header, Row[rows] in the order of keys, characters. Native byte order: the file is made on the
// machine that uses it.
#ifndef KOURYU_DICT_LEXICON_READING_FILE_H_
#define KOURYU_DICT_LEXICON_READING_FILE_H_

#include <cstdint>

namespace kouryu::reading_file {

inline constexpr char kMagic[8] = {'K', 'Y', 'R', 'E', 'A', 'D', 'G', '1'};

struct Header {
  char magic[8];
  std::uint32_t rows;
  std::uint32_t string_bytes;
};

/// `begin`: of the sound in the characters; the key and the text follow it.
struct Row {
  std::uint32_t begin;
  std::uint8_t sound_size;
  std::uint8_t key_size;
  std::uint8_t text_size;
  std::uint8_t kind;  // ReadingKind
  std::uint16_t cost;
  std::uint16_t reserved;
};

}  // namespace kouryu::reading_file

#endif  // KOURYU_DICT_LEXICON_READING_FILE_H_
