// Work on many items by several threads: in order, whatever fails, with as many threads as there
// are to be had.
#include "indexer/write/pipeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>
#include <optional>
#include <stdexcept>
#include <vector>

#include "kouryu/error.h"
#include "tests/support/refused_threads.h"

namespace kouryu {
namespace {

constexpr int kItems = 200;

/// The items delivered, doubled; `work` is called with each before.
template <class Work>
std::vector<int> doubled(std::size_t jobs, Work&& work) {
  std::vector<int> out;
  int next = 0;
  run_in_order(
      jobs, [&] { return next < kItems ? std::optional(next++) : std::nullopt; },
      [&] {
        return [&](int item) {
          work(item);
          return 2 * item;
        };
      },
      [&](int result) { out.push_back(result); }, [] {});
  return out;
}

std::vector<int> all_doubled() {
  std::vector<int> out(kItems);
  for (int i = 0; i < kItems; ++i) out[static_cast<std::size_t>(i)] = 2 * i;
  return out;
}

TEST(RunInOrder, DeliversInTheOrderOfTheItems) {
  for (const std::size_t jobs : {1U, 2U, 7U}) EXPECT_EQ(doubled(jobs, [](int) {}), all_doubled());
}

TEST(RunInOrder, ThrowsWhatAThreadThrew) {
  for (const std::size_t jobs : {1U, 4U}) {
    EXPECT_THROW((void)doubled(jobs,
                               [](int item) {
                                 if (item == 50) throw std::invalid_argument("50");
                               }),
                 std::invalid_argument);
  }
}

TEST(RunInOrder, DoesWithTheThreadsThatTheSystemGives) {
  for (const int given : {1, 2, 5}) {
    const test::RefusedThreads refused(given);
    EXPECT_EQ(doubled(6, [](int) {}), all_doubled()) << given;
  }
  const test::RefusedThreads refused(0);
  try {
    (void)doubled(6, [](int) {});
    FAIL() << "no thread, no work";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::NoResources);
  }
}

}  // namespace
}  // namespace kouryu
