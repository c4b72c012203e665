// Ends work that takes too long or too much: whoever loops over passages or characters asks now
// and then. Without a deadline, as in an index run, it never ends.
#ifndef KOURYU_DICT_BASE_DEADLINE_H_
#define KOURYU_DICT_BASE_DEADLINE_H_

#include <chrono>
#include <cstddef>
#include <optional>

namespace kouryu {

using Deadline = std::optional<std::chrono::steady_clock::time_point>;

/// While it lives, check_deadline() in this thread knows of `deadline`; then of the one before.
class UntilDeadline {
 public:
  explicit UntilDeadline(const Deadline& deadline);
  ~UntilDeadline();
  UntilDeadline(const UntilDeadline&) = delete;
  UntilDeadline& operator=(const UntilDeadline&) = delete;

 private:
  Deadline before_;
};

/// Throws Error (TimedOut) when the deadline has passed. Takes some 30 ns.
void check_deadline();

/// While it lives, what charge_memory() is told in this thread may sum up to `bytes`; 0 = anything.
/// Not to be nested.
class WithinMemory {
 public:
  explicit WithinMemory(std::size_t bytes);
  ~WithinMemory();
  WithinMemory(const WithinMemory&) = delete;
  WithinMemory& operator=(const WithinMemory&) = delete;
};

/// Counts what an answer keeps. Throws Error (TooLarge) when that is more than it may.
void charge_memory(std::size_t bytes);

/// For loops over characters, tokens, marks: asks once in so many steps.
class DeadlineCheck {
 public:
  /// Throws as check_deadline().
  void step() {
    if (++steps_ % kSteps == 0) check_deadline();
  }

 private:
  static constexpr std::size_t kSteps = 1024;
  std::size_t steps_ = 0;
};

}  // namespace kouryu

#endif  // KOURYU_DICT_BASE_DEADLINE_H_
