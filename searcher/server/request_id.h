// A name for each request, to find it again in the log.
#ifndef KOURYU_SEARCHER_SERVER_REQUEST_ID_H_
#define KOURYU_SEARCHER_SERVER_REQUEST_ID_H_

#include <string>

namespace kouryu::server {

/// 16 hexadecimal digits, different for every request of every run.
[[nodiscard]] std::string new_request_id();

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_REQUEST_ID_H_
