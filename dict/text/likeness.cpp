// A bin's value is 16 other bits of its smallest hash, so that chance agreement is 1 in 65,535.
#include "dict/text/likeness.h"

#include <algorithm>
#include <array>
#include <limits>

#include "dict/base/utf8.h"

namespace kouryu {
namespace {

constexpr std::size_t kFewestTriples = 24;

/// The finalizer of SplitMix64 (Steele, Lea, Flood 2014).
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31);
}

}  // namespace

std::string likeness_of(std::string_view folded) {
  constexpr std::uint64_t kNone = std::numeric_limits<std::uint64_t>::max();
  std::array<std::uint64_t, kLikenessBins> smallest{};
  smallest.fill(kNone);
  std::uint64_t triple = 0;  // 21 bits a character
  std::size_t characters = 0;
  for (std::size_t position = 0; position < folded.size();) {
    const char32_t c = next_char(folded, position);
    if (!is_letter_or_digit(c)) continue;
    triple = (triple << 21 | c) & 0x7FFFFFFFFFFFFFFFULL;
    if (++characters < 3) continue;
    const std::uint64_t hash = mixed(triple);
    auto& bin = smallest[hash % kLikenessBins];
    bin = std::min(bin, hash / kLikenessBins);
  }
  std::string out;
  if (characters < kFewestTriples + 2) return out;
  for (const std::uint64_t hash : smallest) {
    const std::uint64_t bits = hash == kNone ? 0 : 1 + mixed(hash) % 0xFFFF;
    out += static_cast<char>(bits & 0xFF);
    out += static_cast<char>(bits >> 8);
  }
  return out;
}

bool nearly_same(std::string_view a, std::string_view b) {
  if (a.size() != 2 * kLikenessBins || a.size() != b.size()) return false;
  std::size_t equal = 0;
  std::size_t filled = 0;
  for (std::size_t bin = 0; bin < kLikenessBins; ++bin) {
    const std::uint16_t left = likeness_bin(a, bin);
    const std::uint16_t right = likeness_bin(b, bin);
    filled += left != 0 || right != 0 ? 1 : 0;
    equal += left != 0 && left == right ? 1 : 0;
  }
  return 2 * equal >= filled;
}

}  // namespace kouryu
