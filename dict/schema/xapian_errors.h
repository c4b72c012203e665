// What Xapian throws, as kouryu::Error: the mapping is written once, here.
#ifndef KOURYU_DICT_SCHEMA_XAPIAN_ERRORS_H_
#define KOURYU_DICT_SCHEMA_XAPIAN_ERRORS_H_

#include <xapian.h>

#include <string>
#include <utility>

#include "kouryu/error.h"

namespace kouryu {

/// Throws the Error that the error in flight stands for: it names `where`, the index, and the
/// system's reason where Xapian knew one. Call inside a catch clause.
[[noreturn]] void rethrow_as_error(const std::string& where);

/// Runs `work` on the index `where`, turning what Xapian and the standard library throw into Error.
template <class Work>
auto at_boundary(const std::string& where, Work&& work) -> decltype(work()) {
  try {
    return std::forward<Work>(work)();
  } catch (...) {
    rethrow_as_error(where);
  }
}

/// Throws Error (NotAnIndex, Incompatible) unless this program's schema and analyzer built
/// `database`, which is that of `where`.
void check_compatible(const Xapian::Database& database, const std::string& where);

}  // namespace kouryu

#endif  // KOURYU_DICT_SCHEMA_XAPIAN_ERRORS_H_
