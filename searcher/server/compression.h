// gzip for clients that take it.
#ifndef KOURYU_SEARCHER_SERVER_COMPRESSION_H_
#define KOURYU_SEARCHER_SERVER_COMPRESSION_H_

#include <string>
#include <string_view>

namespace kouryu::server {

/// True when an Accept-Encoding field takes gzip (RFC 9110, section 12.5.3: a weight of 0 is no).
[[nodiscard]] bool takes_gzip(std::string_view accept_encoding);

/// `body` as a gzip file.
[[nodiscard]] std::string gzip(std::string_view body);

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_COMPRESSION_H_
