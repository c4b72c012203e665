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

/// What went wrong, as far as programs branch on it. Numbers stay; new ones come at the end.
enum class ErrorKind {
  BadQuery,      // ask the person to rephrase: unknown filter value, bad option
  NotFound,      // no index at that path, no such document, a part of kouryu is missing
  Incompatible,  // another schema or dictionary built it: rebuild
  Busy,          // being written to: try again later
  Corrupt,       // damaged: rebuild
  Io,            // disk, network
  Internal,      // a bug in kouryu
  TimedOut,      // the caller's deadline passed: no answer is better than half of one
  NoPermission,  // the system does not let us read or write
  DiskFull,      // or a quota is used up
  NotAnIndex,    // something else stands at that path
  Building,      // the first run on that index has not finished
  NoResources,   // memory, file handles, processes
  TooLarge,      // the answer would take more memory than the caller allows
};

class KOURYU_API Error : public std::runtime_error {
 public:
  /// Without a hint of its own it has that of its kind.
  Error(ErrorKind kind, const std::string& message, std::string hint = {});

  [[nodiscard]] ErrorKind kind() const { return kind_; }
  /// What the reader can do about it; empty only for BadQuery, whose message tells.
  [[nodiscard]] const std::string& hint() const { return hint_; }

 private:
  ErrorKind kind_;
  std::string hint_;
};

/// The kind as a stable machine-readable code, e.g. "bad_query".
[[nodiscard]] KOURYU_API const char* error_code(ErrorKind kind);
/// What happened, without saying where, in the language of messages; for those who may not know.
[[nodiscard]] KOURYU_API const char* error_text(ErrorKind kind);
/// What can be done about most errors of a kind, in the language of messages.
[[nodiscard]] KOURYU_API const char* error_hint(ErrorKind kind);

inline Error::Error(ErrorKind kind, const std::string& message, std::string hint)
    : std::runtime_error(message),
      kind_(kind),
      hint_(hint.empty() ? std::string(error_hint(kind)) : std::move(hint)) {}

}  // namespace kouryu

#endif  // KOURYU_ERROR_H_
