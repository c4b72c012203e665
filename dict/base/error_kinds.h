// Kinds of errors as numbers: for what comes over a wire, and for tests of all of them.
#ifndef KOURYU_DICT_BASE_ERROR_KINDS_H_
#define KOURYU_DICT_BASE_ERROR_KINDS_H_

#include <cstdint>
#include <optional>

#include "kouryu/error.h"

namespace kouryu {

/// The kind with this number; nothing behind the last.
[[nodiscard]] std::optional<ErrorKind> error_kind(std::uint64_t number);

}  // namespace kouryu

#endif  // KOURYU_DICT_BASE_ERROR_KINDS_H_
