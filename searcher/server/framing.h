// What a request's head says of where it ends and who asks: refuses whatever two programs could
// read in two ways.
#ifndef KOURYU_SEARCHER_SERVER_FRAMING_H_
#define KOURYU_SEARCHER_SERVER_FRAMING_H_

#include <cstddef>
#include <string_view>

#include "searcher/server/request_head.h"

namespace kouryu::server {

/// The body that follows a head.
struct BodyFraming {
  bool chunked = false;
  std::size_t length = 0;  // bytes, where not chunked
};

/// Throws HttpError (400, 413, 417): no Host, a field twice that decides who asks or where the
/// request ends, Transfer-Encoding that is not the one word chunked or stands beside
/// Content-Length or in HTTP/1.0, Upgrade, Expect, a target that is no path, too long a body.
[[nodiscard]] BodyFraming check_framing(const RequestHead& head);

/// Whether a field decides who asks or where the request ends: there is one at most, in ASCII.
[[nodiscard]] bool decides(std::string_view name);

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_FRAMING_H_
