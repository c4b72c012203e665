// Errors as JSON, always valid UTF-8.
#include "searcher/server/reply.h"

#include <nlohmann/json.hpp>

namespace kouryu::server {

Reply json_reply(std::string body) {
  Reply reply;
  reply.content_type = "application/json";
  reply.body = std::move(body);
  reply.body += '\n';
  return reply;
}

HttpError as_http(const Error& error) {
  const char* const text = error_text(error.kind());
  switch (error.kind()) {
    case ErrorKind::BadQuery:
      return {400, error_code(error.kind()),
              error.what() + (error.hint().empty() ? std::string() : " (" + error.hint() + ')')};
    case ErrorKind::TimedOut:
      return {503, "deadline_exceeded", std::string(text) + " (" + error.hint() + ')'};
    case ErrorKind::TooLarge:
      return {400, "query_too_complex", std::string(text) + " (" + error.hint() + ')',
              "answer_bytes"};
    case ErrorKind::Internal:
      return HttpError(500, "internal", text).because(error.what());
    default:
      break;
  }
  return HttpError(503, std::string("index_") + error_code(error.kind()),
                   std::string(text) +
                       say(" (the server's log tells more)", "(詳しくはサーバーの記録にあります)"))
      .because(error.what());
}

Reply error_reply(const HttpError& error, const std::string& request_id) {
  using Json = nlohmann::ordered_json;
  Json told = {{"code", error.code()}, {"message", error.what()}};
  if (!error.limit().empty()) told["limit"] = error.limit();
  told["request_id"] = request_id;
  Reply reply = json_reply(
      Json{{"error", std::move(told)}}.dump(-1, ' ', false, Json::error_handler_t::replace));
  reply.status = error.status();
  reply.fault = error.fault();
  return reply;
}

}  // namespace kouryu::server
