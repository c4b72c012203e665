// Ends the work on one document from within, however large it is.
//
// Every loop over a document's lines, blocks and passages asks; so an interrupt is heard within
// half a second, and no function in between has to hand a flag on.
#ifndef KOURYU_INDEXER_CANCEL_H_
#define KOURYU_INDEXER_CANCEL_H_

#include <atomic>

namespace kouryu {

/// Thrown by check_cancelled(); caught where the work on a document begins.
struct Cancelled {};

/// While it lives, check_cancelled() in this thread asks `flag` (may be nullptr). Not to be nested.
class CancelScope {
 public:
  explicit CancelScope(const std::atomic<bool>* flag) { asked() = flag; }
  ~CancelScope() { asked() = nullptr; }
  CancelScope(const CancelScope&) = delete;
  CancelScope& operator=(const CancelScope&) = delete;

  static const std::atomic<bool>*& asked() {
    static thread_local const std::atomic<bool>* flag = nullptr;
    return flag;
  }
};

inline void check_cancelled() {
  const std::atomic<bool>* const flag = CancelScope::asked();
  if (flag != nullptr && flag->load(std::memory_order_relaxed)) throw Cancelled{};
}

}  // namespace kouryu

#endif  // KOURYU_INDEXER_CANCEL_H_
