// Replies that several handlers make.
#ifndef KOURYU_SEARCHER_SERVER_REPLY_H_
#define KOURYU_SEARCHER_SERVER_REPLY_H_

#include <string>

#include "kouryu/error.h"
#include "searcher/server/message.h"

namespace kouryu::server {

[[nodiscard]] Reply json_reply(std::string body);

/// How an Error is told to a client: where it is an index's, without its path.
[[nodiscard]] HttpError as_http(const Error& error);

/// {"error": {"code": …, "message": …, "request_id": …}} and "limit" where one was passed.
[[nodiscard]] Reply error_reply(const HttpError& error, const std::string& request_id);

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_REPLY_H_
