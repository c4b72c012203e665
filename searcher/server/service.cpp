// Errors of every kind become replies here; handlers only throw.
#include "searcher/server/service.h"

#include "searcher/server/reply.h"

namespace kouryu::server {
namespace {

/// lang= decides, then Accept-Language, then the locale of the server.
Language language_of(const HttpRequest& request, const Target& target) {
  for (const auto& [name, value] : target.parameters) {
    if (name == "lang" && value == "ja") return Language::Japanese;
    if (name == "lang" && value == "en") return Language::English;
  }
  if (request.accept_language.starts_with("ja")) return Language::Japanese;
  if (!request.accept_language.empty()) return Language::English;
  return message_language();
}

HttpError as_http(const Error& error) {
  const std::string message =
      error.what() + (error.hint().empty() ? std::string() : " (" + error.hint() + ')');
  switch (error.kind()) {
    case ErrorKind::BadQuery:
      return {400, error_code(error.kind()), message};
    case ErrorKind::NotFound:
    case ErrorKind::Incompatible:
    case ErrorKind::Busy:
    case ErrorKind::Corrupt:
    case ErrorKind::Io:
      return {503, std::string("index_") + error_code(error.kind()), message};
    case ErrorKind::Internal:
      break;
  }
  return {500, "internal", say("something went wrong", "内部エラーが起きました")};
}

Reply page_reply(const HttpError& error, Language language) {
  web::Response page = web::error_page(error.status(), error.what(), language);
  Reply reply;
  reply.status = page.status;
  reply.content_type = std::move(page.content_type);
  reply.body = std::move(page.body);
  return reply;
}

}  // namespace

Service::Service(const ServeOptions& options) : options_(options) {}

std::optional<Reply> Service::refuse(const HttpRequest& request) const {
  if (request.method != "GET" && request.method != "HEAD") {
    Reply reply = error(request, {405, "method_not_allowed",
                                  say("this server only reads: use GET or HEAD",
                                      "読み取り専用です。GET か HEAD を使ってください")});
    reply.headers.emplace_back("Allow", "GET, HEAD");
    return reply;
  }
  return std::nullopt;
}

Reply Service::answer(const HttpRequest& request, Searcher& searcher) const {
  try {
    const Target target = read_target(request.target);
    const Route& route = find_route(target.path);
    const Language language = language_of(request, target);
    const SpeakIn scope(language);
    const std::string rest =
        route.path.ends_with('/') ? target.path.substr(route.path.size()) : std::string();
    try {
      return route.handle({request, target, rest, language, searcher});
    } catch (const HttpError& e) {
      return error(request, e);
    } catch (const Error& e) {
      return error(request, as_http(e));
    }
  } catch (const HttpError& e) {
    return error(request, e);
  } catch (const std::exception&) {
    return error(request, {500, "internal", say("something went wrong", "内部エラーが起きました")});
  }
}

bool Service::is_urgent(const HttpRequest& request) const {
  const std::string_view target = request.target;
  return find_route(target.substr(0, target.find('?'))).urgent;
}

Reply Service::overloaded(const HttpRequest& request) const {
  Reply reply = error(request, {503, "overloaded",
                                say("too many requests at once: try again soon",
                                    "混み合っています。少し待って試してください")});
  reply.headers.emplace_back("Retry-After", "1");
  return reply;
}

Reply Service::too_late(const HttpRequest& request) const {
  Reply reply = error(request, {503, "deadline_exceeded",
                                say("the answer took too long", "時間内に答えられませんでした")});
  reply.headers.emplace_back("Retry-After", "1");
  return reply;
}

Reply Service::error(const HttpRequest& request, const HttpError& error) const {
  if (is_api(request.target)) return error_reply(error, request.id);
  return page_reply(error, Language::Japanese);
}

}  // namespace kouryu::server
