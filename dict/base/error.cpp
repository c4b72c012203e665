// The stable codes of error kinds.
#include "kouryu/error.h"

namespace kouryu {

const char* error_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::BadQuery:
      return "bad_query";
    case ErrorKind::NotFound:
      return "not_found";
    case ErrorKind::Incompatible:
      return "incompatible";
    case ErrorKind::Busy:
      return "busy";
    case ErrorKind::Corrupt:
      return "corrupt";
    case ErrorKind::Io:
      return "io";
    case ErrorKind::TimedOut:
      return "timed_out";
    case ErrorKind::Internal:
      return "internal";
  }
  return "internal";
}

}  // namespace kouryu
