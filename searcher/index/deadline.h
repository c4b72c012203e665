// Ends work that takes too long: whoever loops over passages asks now and then.
#ifndef KOURYU_SEARCHER_INDEX_DEADLINE_H_
#define KOURYU_SEARCHER_INDEX_DEADLINE_H_

#include <chrono>
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

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_INDEX_DEADLINE_H_
