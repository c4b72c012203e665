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

/// $KOURYU_TEST_SEED to repeat a run: tests print it when they fail. Without it the slow rows draw
/// a new one each time; the fast ones, which stand between a change and its landing, never do.
inline std::uint32_t test_seed() {
  constexpr std::uint32_t kFastRows = 1;
  if (const char* named = std::getenv("KOURYU_TEST_SEED")) {
    return static_cast<std::uint32_t>(std::strtoul(named, nullptr, 10));
  }
  return slow_tests() ? std::random_device()() : kFastRows;
}

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_SUPPORT_CORPORA_H_
