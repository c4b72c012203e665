// What the system refuses as an Error, and writes that it does in part.
#ifndef KOURYU_DICT_BASE_SYSTEM_CALLS_H_
#define KOURYU_DICT_BASE_SYSTEM_CALLS_H_

#include <string>
#include <string_view>

namespace kouryu {

/// Throws Error (Io): `what`, a path or an act, and the reason that errno tells.
[[noreturn]] void throw_io(const std::string& what);

/// Writes all of `bytes`, over interrupts; false, with errno set, where that cannot be.
[[nodiscard]] bool write_all(int descriptor, std::string_view bytes);

}  // namespace kouryu

#endif  // KOURYU_DICT_BASE_SYSTEM_CALLS_H_
