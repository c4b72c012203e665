// What the system refuses as an Error, and writes that it does in part.
#ifndef KOURYU_DICT_BASE_SYSTEM_CALLS_H_
#define KOURYU_DICT_BASE_SYSTEM_CALLS_H_

#include <istream>
#include <string>
#include <string_view>

#include "kouryu/error.h"

namespace kouryu {

/// An error number of the system, in the language of messages.
[[nodiscard]] std::string system_reason(int number);
/// The kind of error that such a number is.
[[nodiscard]] ErrorKind kind_of_system(int number);
/// The number whose English name, as strerror tells it, stands in `message`; 0 for none.
[[nodiscard]] int number_of_reason(std::string_view message);

/// Throws Error: `what`, a path or an act, and the reason that `number` or errno tells; its kind is
/// that of the reason: NoPermission, DiskFull, NoResources, Io.
[[noreturn]] void throw_system(const std::string& what);
[[noreturn]] void throw_system(const std::string& what, int number);

/// Throws Error as throw_system() does unless `in`, the file `path`, has opened and can be read.
void check_readable(std::istream& in, const std::string& path);

/// Writes all of `bytes`, over interrupts; false, with errno set, where that cannot be.
[[nodiscard]] bool write_all(int descriptor, std::string_view bytes);

}  // namespace kouryu

#endif  // KOURYU_DICT_BASE_SYSTEM_CALLS_H_
