// The target of a request: its path and its parameters, decoded strictly.
#ifndef KOURYU_SEARCHER_SERVER_TARGET_H_
#define KOURYU_SEARCHER_SERVER_TARGET_H_

#include <string>
#include <string_view>

#include "searcher/server/web/page.h"

namespace kouryu::server {

using Parameters = web::Parameters;

struct Target {
  std::string path;  // decoded
  Parameters parameters;
};

/// Reads "/path?name=value&…" (+ is a space in the query). Throws HttpError (400) for what is not
/// a path, a bad percent escape, invalid UTF-8, NUL, or too many parameters.
[[nodiscard]] Target read_target(std::string_view target);

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_TARGET_H_
