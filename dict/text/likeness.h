// Tells texts that are nearly the same: the same report with another date, a page with other
// furniture around it.
//
// One-permutation MinHash over character triples (Li, Owen, Zhang 2012): each triple falls into one
// of 16 bins, the smallest of a bin is kept. The share of equal bins estimates the share of common
// triples. A signature depends on its text alone, so that neither the order of reading nor a later
// update changes what is a duplicate of what.
#ifndef KOURYU_DICT_TEXT_LIKENESS_H_
#define KOURYU_DICT_TEXT_LIKENESS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kouryu {

inline constexpr std::size_t kLikenessBins = 16;

/// 32 bytes for `folded`, of which only letters and digits count; empty for a text of so few of
/// them that one more or less is another text (第1回, 第2回).
[[nodiscard]] std::string likeness_of(std::string_view folded);

/// The value of a bin, 0 when nothing fell into it. `likeness` must not be empty.
[[nodiscard]] inline std::uint16_t likeness_bin(std::string_view likeness, std::size_t bin) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(likeness[i]); };
  return static_cast<std::uint16_t>(byte(2 * bin) | byte(2 * bin + 1) << 8);
}

/// True when half of the bins agree: nearly always up to 5 % of changed characters, hardly ever
/// past 20 %. Texts without a likeness are like nothing.
[[nodiscard]] bool nearly_same(std::string_view a, std::string_view b);

}  // namespace kouryu

#endif  // KOURYU_DICT_TEXT_LIKENESS_H_
