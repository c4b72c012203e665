// Limits of the helper that every system has.
#ifndef KOURYU_INDEXER_EXTRACT_WORKER_LIMITS_H_
#define KOURYU_INDEXER_EXTRACT_WORKER_LIMITS_H_

#include <cstddef>

namespace kouryu {

/// Memory beyond what is mapped now, open files, written files, processes, core dumps. True when
/// all hold. Under a sanitizer memory is left to the indexer, which looks at what is resident.
/// `prints`: standard output may be a file, and be written.
[[nodiscard]] bool set_limits(std::size_t memory_bytes, bool prints);

/// Closes all files but the first three and the helper's socket: what another thread of the indexer
/// had opened when it started us.
void close_inherited_files();

/// Ends with kExitNoMemory where a fault follows an allocation that failed: C libraries abort.
void tell_lack_of_memory();

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_WORKER_LIMITS_H_
