// errno is read before anything else may set it.
#include "dict/base/system_calls.h"

#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstring>

#include "kouryu/error.h"

namespace kouryu {

void throw_io(const std::string& what) {
  const int reason = errno;
  throw Error(ErrorKind::Io, what + ": " + std::strerror(reason));
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace kouryu
