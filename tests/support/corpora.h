// Texts to test over: the corpus, and where the folder of shared data is present, more.
#ifndef KOURYU_TESTS_SUPPORT_CORPORA_H_
#define KOURYU_TESTS_SUPPORT_CORPORA_H_

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>

namespace kouryu::test {

inline std::string corpus_folder() { return std::string(KOURYU_SOURCE_DIR) + "/corpus/documents"; }

/// $KOURYU_SHARED, else ../shared beside the project; it may be absent.
inline std::filesystem::path shared_folder() {
  const char* named = std::getenv("KOURYU_SHARED");
  return named != nullptr ? std::filesystem::path(named)
                          : std::filesystem::path(KOURYU_SOURCE_DIR) / "../shared";
}

inline bool slow_tests() { return std::getenv("KOURYU_SLOW_TESTS") != nullptr; }

/// A new seed each run, or $KOURYU_TEST_SEED to repeat one: tests print it when they fail.
inline std::uint32_t test_seed() {
  const char* named = std::getenv("KOURYU_TEST_SEED");
  return named != nullptr ? static_cast<std::uint32_t>(std::strtoul(named, nullptr, 10))
                          : std::random_device()();
}

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_SUPPORT_CORPORA_H_
