// Which system calls the helper may still make (seccomp).
#ifndef KOURYU_INDEXER_EXTRACT_WORKER_CALLS_H_
#define KOURYU_INDEXER_EXTRACT_WORKER_CALLS_H_

namespace kouryu {

/// From now on: memory, clocks, reading, and writing to what is open. No other process, no network,
/// no file written. False where the kernel refuses the filter.
[[nodiscard]] bool restrict_calls();

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_WORKER_CALLS_H_
