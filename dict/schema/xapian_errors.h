// What Xapian throws, as kouryu::Error: the mapping is written once, here.
#ifndef KOURYU_DICT_SCHEMA_XAPIAN_ERRORS_H_
#define KOURYU_DICT_SCHEMA_XAPIAN_ERRORS_H_

#include <xapian.h>

#include <utility>

#include "kouryu/error.h"

namespace kouryu {

/// Throws the Error that the Xapian error in flight stands for. Call inside a catch clause.
[[noreturn]] void rethrow_as_error();

/// Runs `work`, turning what Xapian and the standard library throw into Error.
template <class Work>
auto at_boundary(Work&& work) -> decltype(work()) {
  try {
    return std::forward<Work>(work)();
  } catch (...) {
    rethrow_as_error();
  }
}

/// Throws Error (Incompatible) unless this program's schema and analyzer built `database`.
void check_compatible(const Xapian::Database& database);

}  // namespace kouryu

#endif  // KOURYU_DICT_SCHEMA_XAPIAN_ERRORS_H_
