// The moment of an answer as HTTP writes it: Sun, 06 Nov 1994 08:49:37 GMT.
#ifndef KOURYU_SEARCHER_SERVER_HTTP_DATE_H_
#define KOURYU_SEARCHER_SERVER_HTTP_DATE_H_

#include <ctime>
#include <string>

namespace kouryu::server {

[[nodiscard]] std::string http_date(std::time_t seconds);
[[nodiscard]] inline std::string http_date_now() { return http_date(std::time(nullptr)); }

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_HTTP_DATE_H_
