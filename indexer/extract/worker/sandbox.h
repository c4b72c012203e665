// What the helper takes from itself before it reads the first file: memory, files, folders,
// network, other programs.
#ifndef KOURYU_INDEXER_EXTRACT_WORKER_SANDBOX_H_
#define KOURYU_INDEXER_EXTRACT_WORKER_SANDBOX_H_

#include <cstddef>

#include "indexer/extract/worker/wire.h"

namespace kouryu {

struct SandboxOptions {
  std::size_t memory_bytes = 0;        // beyond what the program takes by itself
  bool prints = false;                 // to standard output, which may be a file
  Isolation wanted{true, true, true};  // tests leave one out to see that it is that one which holds
};

/// Takes away for good all that is wanted and the system can. Returns what holds. A protection that
/// cannot be had (an old kernel, a container that forbids it) is no failure: the others stay.
[[nodiscard]] Isolation enter_sandbox(const SandboxOptions& options);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_WORKER_SANDBOX_H_
