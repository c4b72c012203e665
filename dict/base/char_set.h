// A set of characters as a bitmap: answers in one look, for filters in front of slower look-ups.
#ifndef KOURYU_DICT_BASE_CHAR_SET_H_
#define KOURYU_DICT_BASE_CHAR_SET_H_

#include <bitset>
#include <cstddef>

namespace kouryu {

/// Exact for the basic plane; characters past it share one bit.
class CharSet {
 public:
  void insert(char32_t c) { bits_.set(index(c)); }
  [[nodiscard]] bool may_contain(char32_t c) const { return bits_.test(index(c)); }

 private:
  static constexpr std::size_t kBasicPlane = 0x10000;
  static std::size_t index(char32_t c) { return c < kBasicPlane ? c : kBasicPlane; }

  std::bitset<kBasicPlane + 1> bits_;
};

}  // namespace kouryu

#endif  // KOURYU_DICT_BASE_CHAR_SET_H_
