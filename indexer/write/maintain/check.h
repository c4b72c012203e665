// What `check` finds, in the two parts that `repair` asks for.
#ifndef KOURYU_INDEXER_WRITE_MAINTAIN_CHECK_H_
#define KOURYU_INDEXER_WRITE_MAINTAIN_CHECK_H_

#include <functional>
#include <string>
#include <vector>

#include "dict/integrity/index_files.h"

namespace kouryu {

/// The end of a process that may crash: what it wrote, the signal that ended it, or 0, and whether
/// it came to its own end.
struct ChildEnd {
  std::string written;
  int signal = 0;
  bool finished = false;
};
/// Runs `work(descriptor)` in a process of its own and gathers what it writes to the descriptor.
/// The caller must have no other threads. Throws Error (Io).
[[nodiscard]] ChildEnd run_in_child(const std::function<void(int descriptor)>& work);

/// Throws Error (Incompatible) when the index tells that it is of another schema: what is stored in
/// it would look damaged. What cannot be read tells nothing.
void check_schema(const std::string& database);

/// Faults that Xapian finds in its tables, and passages that cannot be read: a line each.
struct DeepCheck {
  std::vector<std::string> faults;
  std::size_t passages = 0;
};
[[nodiscard]] DeepCheck check_deeply(const std::string& database);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_WRITE_MAINTAIN_CHECK_H_
