// Where a request ends: refuses whatever two programs could read in two ways.
#ifndef KOURYU_SEARCHER_SERVER_FRAMING_H_
#define KOURYU_SEARCHER_SERVER_FRAMING_H_

#include <string_view>
#include <utility>
#include <vector>

namespace kouryu::server {

/// Names and values as received, in order.
using HeaderFields = std::vector<std::pair<std::string_view, std::string_view>>;

/// Throws HttpError (400, 414, 417, 431): more than one Host or none, Transfer-Encoding that is not
/// the one word chunked or stands beside Content-Length or in HTTP/1.0, Content-Length twice,
/// Upgrade, Expect, a target that is no path, too long a target, too many fields. `minor`: of
/// HTTP/1.x.
void check_framing(std::string_view method, std::string_view target, unsigned minor,
                   const HeaderFields& fields);

/// Compares ASCII without case.
[[nodiscard]] bool same_word(std::string_view a, std::string_view b);

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_FRAMING_H_
