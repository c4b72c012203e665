// A counter that starts anywhere, stirred so that neighbours look different.
#include "searcher/server/request_id.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <cstdio>
#include <random>

namespace kouryu::server {
namespace {

std::uint64_t random_start() {
  std::random_device device;
  return (static_cast<std::uint64_t>(device()) << 32) | device();
}

/// The finaliser of SplitMix64: a bijection, so that no two counts meet.
std::uint64_t stirred(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31);
}

}  // namespace

std::string new_request_id() {
  static std::atomic<std::uint64_t> count{random_start()};
  std::array<char, 17> digits{};
  std::snprintf(digits.data(), digits.size(), "%016llx",
                static_cast<unsigned long long>(stirred(++count)));
  return digits.data();
}

}  // namespace kouryu::server
