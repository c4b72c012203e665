// What the compiled tables share: strings and bits as they lie in mapped files.
#ifndef KOURYU_DICT_NAMES_MAPPED_ROWS_H_
#define KOURYU_DICT_NAMES_MAPPED_ROWS_H_

#include <cstdint>

namespace kouryu {

/// A string among the characters at the end of a file, in bytes.
struct StringRef {
  std::uint32_t begin;
  std::uint32_t size;
};

/// Whether bit number `bit` is set; `words` must have it.
[[nodiscard]] inline bool has_bit(const std::uint32_t* words, std::uint32_t bit) {
  return (words[bit / 32] >> (bit % 32) & 1U) != 0;
}

inline void set_bit(std::uint32_t* words, std::uint32_t bit) {
  words[bit / 32] |= 1U << (bit % 32);
}

}  // namespace kouryu

#endif  // KOURYU_DICT_NAMES_MAPPED_ROWS_H_
