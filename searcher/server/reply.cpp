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

Reply error_reply(const HttpError& error, const std::string& request_id) {
  using Json = nlohmann::ordered_json;
  Json told = {{"code", error.code()}, {"message", error.what()}};
  if (!error.limit().empty()) told["limit"] = error.limit();
  told["request_id"] = request_id;
  Reply reply = json_reply(
      Json{{"error", std::move(told)}}.dump(-1, ' ', false, Json::error_handler_t::replace));
  reply.status = error.status();
  return reply;
}

}  // namespace kouryu::server
