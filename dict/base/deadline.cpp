// One deadline a thread: a Searcher is one thread's.
#include "dict/base/deadline.h"

#include "kouryu/error.h"

namespace kouryu {
namespace {

thread_local Deadline current;
thread_local std::size_t most_memory = 0;  // 0: anything
thread_local std::size_t memory = 0;

}  // namespace

UntilDeadline::UntilDeadline(const Deadline& deadline) : before_(current) { current = deadline; }
UntilDeadline::~UntilDeadline() { current = before_; }

void check_deadline() {
  if (!current || std::chrono::steady_clock::now() < *current) return;
  throw Error(ErrorKind::TimedOut, error_text(ErrorKind::TimedOut));
}

WithinMemory::WithinMemory(std::size_t bytes) {
  most_memory = bytes;
  memory = 0;
}
WithinMemory::~WithinMemory() { most_memory = 0; }

void charge_memory(std::size_t bytes) {
  if (most_memory == 0) return;
  if (bytes > most_memory - memory)
    throw Error(ErrorKind::TooLarge, error_text(ErrorKind::TooLarge));
  memory += bytes;
}

}  // namespace kouryu
