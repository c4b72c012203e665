// One deadline a thread: a Searcher is one thread's.
#include "dict/base/deadline.h"

#include "kouryu/error.h"

namespace kouryu {
namespace {

thread_local Deadline current;

}  // namespace

UntilDeadline::UntilDeadline(const Deadline& deadline) : before_(current) { current = deadline; }
UntilDeadline::~UntilDeadline() { current = before_; }

void check_deadline() {
  if (!current || std::chrono::steady_clock::now() < *current) return;
  throw Error(ErrorKind::TimedOut, error_text(ErrorKind::TimedOut));
}

}  // namespace kouryu
