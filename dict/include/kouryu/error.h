// The one exception type that leaves the library: a kind to branch on, a message, a hint.
//
// What is not a failure is no Error: no hits is an empty list, an unknown id is `nullopt`.
#ifndef KOURYU_ERROR_H_
#define KOURYU_ERROR_H_

#include <stdexcept>
#include <string>
#include <utility>

#include "kouryu/export.h"

namespace kouryu {

enum class ErrorKind {
  BadQuery,      // ask the person to rephrase: unknown filter value, bad option
  NotFound,      // no index at that path
  Incompatible,  // another schema or dictionary built it: rebuild
  Busy,          // being written to: try again later
  Corrupt,       // damaged: rebuild
  Io,            // disk, permissions, network
  Internal,      // a bug in kouryu
  TimedOut,      // the caller's deadline passed: no answer is better than half of one
};

class KOURYU_API Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& message, std::string hint = {})
      : std::runtime_error(message), kind_(kind), hint_(std::move(hint)) {}

  [[nodiscard]] ErrorKind kind() const { return kind_; }
  /// What the reader can do about it; may be empty.
  [[nodiscard]] const std::string& hint() const { return hint_; }

 private:
  ErrorKind kind_;
  std::string hint_;
};

/// The kind as a stable machine-readable code, e.g. "bad_query".
[[nodiscard]] KOURYU_API const char* error_code(ErrorKind kind);

}  // namespace kouryu

#endif  // KOURYU_ERROR_H_
