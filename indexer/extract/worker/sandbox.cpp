// The order matters: what reads /proc comes first, the filter of system calls last.
#include "indexer/extract/worker/sandbox.h"

#include "indexer/extract/worker/calls.h"
#include "indexer/extract/worker/folders.h"
#include "indexer/extract/worker/limits.h"

namespace kouryu {

Isolation enter_sandbox(const SandboxOptions& options) {
  Isolation held;
  held.limits = options.wanted.limits && set_limits(options.memory_bytes, options.prints);
  held.landlock = options.wanted.landlock && restrict_folders();
  held.seccomp = options.wanted.seccomp && restrict_calls();
  return held;
}

}  // namespace kouryu
