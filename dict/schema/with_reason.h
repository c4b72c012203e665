// The system's reason for what Xapian throws without one.
#ifndef KOURYU_DICT_SCHEMA_WITH_REASON_H_
#define KOURYU_DICT_SCHEMA_WITH_REASON_H_

#include <xapian.h>

#include <cerrno>
#include <string>
#include <utility>

namespace kouryu {

/// Throws what is in flight, or the Error that it stands for when Xapian left out the system's
/// reason, which is `number`. Call inside a catch clause.
[[noreturn]] void rethrow_with_reason(const std::string& database, int number);

/// Runs `work`, which writes to `database`, in the thread that it writes in: what Xapian says
/// without the system's reason (a lock that was not given, a file that could not be made, a write
/// that could not be taken back) is told as the last reason that the system gave. Throws Error as
/// throw_system(), and what `work` throws.
template <class Work>
auto with_reason(const std::string& database, Work&& work) -> decltype(work()) {
  errno = 0;
  try {
    return std::forward<Work>(work)();
  } catch (const Xapian::Error&) {
    rethrow_with_reason(database, errno);
  }
}

}  // namespace kouryu

#endif  // KOURYU_DICT_SCHEMA_WITH_REASON_H_
