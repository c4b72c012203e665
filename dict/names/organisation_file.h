// The layout of organisations.bin, written by compile_organisations and mapped by OrganisationList.
//
// Header, then in this order: first_name[groups + 1], StringRef[names], starts[kStartWords],
// CharTrieRow[rows], characters. The rows turn a folded name into the number of its group, plus
// one; `starts` has a bit for how each name begins, so that most words of a text need no look at
// them. Native byte order: the file is made on the machine that uses it.
#ifndef KOURYU_DICT_NAMES_ORGANISATION_FILE_H_
#define KOURYU_DICT_NAMES_ORGANISATION_FILE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "dict/names/mapped_rows.h"

namespace kouryu::organisation_file {

inline constexpr char kMagic[8] = {'K', 'Y', 'O', 'R', 'G', 'A', 'N', '3'};

inline constexpr std::size_t kFewestChars = 3;  // of a listed name
inline constexpr unsigned kStartBits = 20;      // of a bit's number
inline constexpr std::uint32_t kStartWords = (1U << kStartBits) / 32;

/// The bit of the bytes of the three characters that begin a name. Bytes and not characters: every
/// word of a text asks.
inline std::uint32_t start_bit(std::string_view three_chars) {
  std::uint64_t first_eight = 0;
  std::uint32_t rest = 0;
  std::memcpy(&first_eight, three_chars.data(), std::min<std::size_t>(8, three_chars.size()));
  if (three_chars.size() > 8) std::memcpy(&rest, three_chars.data() + 8, three_chars.size() - 8);
  const std::uint64_t all = first_eight ^ (rest * 0xC2B2AE3D27D4EB4FULL);
  return static_cast<std::uint32_t>((all * 0x9E3779B97F4A7C15ULL) >> (64 - kStartBits));
}

struct Header {
  char magic[8];
  std::uint32_t groups;
  std::uint32_t names;
  std::uint32_t rows;
  std::uint32_t string_bytes;
};

}  // namespace kouryu::organisation_file

#endif  // KOURYU_DICT_NAMES_ORGANISATION_FILE_H_
