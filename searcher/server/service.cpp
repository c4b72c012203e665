// Errors of every kind become replies here; handlers only throw.
#include "searcher/server/service.h"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <string_view>
#include <utility>

#include "searcher/server/compression.h"
#include "searcher/server/etag.h"
#include "searcher/server/limits.h"
#include "searcher/server/reply.h"
#include "searcher/server/router.h"
#include "searcher/server/words.h"

namespace kouryu::server {
namespace {

constexpr std::size_t kSmallestToCompress = 1024;  // bytes
constexpr std::string_view kMethods = "GET, HEAD";

/// As asked by lang=; else pages are Japanese, and the API follows Accept-Language, then the
/// locale of the server.
Language language_of(const HttpRequest& request, const Parameters& parameters, bool api) {
  for (const auto& [name, value] : parameters) {
    if (name == "lang" && value == "ja") return Language::Japanese;
    if (name == "lang" && value == "en") return Language::English;
  }
  if (!api || request.accept_language.starts_with("ja")) return Language::Japanese;
  return request.accept_language.empty() ? message_language() : Language::English;
}

std::string_view path_of(const HttpRequest& request) {
  const std::string_view target = request.target;
  return target.substr(0, target.find('?'));
}

/// Those of a request that may not be one.
Parameters parameters_of(const HttpRequest& request) {
  try {
    return read_target(request.target).parameters;
  } catch (const HttpError&) {
    return {};
  }
}

/// The server's own address, as the reader's browser knows it, with / at its end. What a proxy says
/// that no address could hold is left out.
std::string address_of(const HttpRequest& request) {
  std::string prefix = request.forwarded_prefix;
  const auto is_plain = [](unsigned char c) {
    return std::isalnum(c) != 0 ||
           std::string_view("/-._~").find(static_cast<char>(c)) != std::string_view::npos;
  };
  if (!prefix.starts_with('/') || !std::all_of(prefix.begin(), prefix.end(), is_plain))
    prefix = "/";
  if (!prefix.ends_with('/')) prefix += '/';
  return (same_word(request.forwarded_proto, "https") ? "https://" : "http://") + request.host +
         prefix;
}

/// What an answer depends on beside the index.
std::string asked(const HttpRequest& request, const std::string& address, Language language) {
  return address + '\n' + request.target + (language == Language::Japanese ? "\nja" : "\nen");
}

Reply not_modified(std::string etag, std::string_view route) {
  Reply reply;
  reply.status = 304;
  reply.etag = std::move(etag);
  reply.route = route;
  return reply;
}

}  // namespace

Service::Service(const ServeOptions& options)
    : deadline_(options.deadline), gate_(options), log_(options.log, options.log_queries) {}

std::optional<Reply> Service::refuse(const HttpRequest& request) const {
  const bool api = is_api(path_of(request));
  const SpeakIn speak(language_of(request, parameters_of(request), api));
  try {
    gate_.check_source(request, api);
    if (request.method == "OPTIONS" && api && gate_.is_allowed_origin(request.origin)) {
      Reply reply;
      reply.status = 204;
      reply.route = find_route(path_of(request)).path;
      reply.headers = {{"Access-Control-Allow-Methods", std::string(kMethods)},
                       {"Access-Control-Allow-Headers", "Authorization"}};
      finish(request, api, reply);
      return reply;
    }
    if (request.method != "GET" && request.method != "HEAD") {
      throw HttpError(405, "method_not_allowed",
                      say("this server only reads: use GET or HEAD",
                          "読み取り専用です。GET か HEAD を使ってください"));
    }
    if (!find_route(path_of(request)).open) gate_.check_token(request);
  } catch (const HttpError& refused) {
    return error(request, refused);
  }
  return std::nullopt;
}

Reply Service::answer(const HttpRequest& request, Searcher& searcher) const {
  try {
    return route_reply(request, searcher);
  } catch (const HttpError& e) {
    return error(request, e);
  } catch (const std::exception& e) {
    return error(request, as_http(Error(ErrorKind::Internal, e.what())));
  }
}

Reply Service::route_reply(const HttpRequest& request, Searcher& searcher) const {
  const Target target = read_target(request.target);
  const Route& route = find_route(target.path);
  const bool api = is_api(target.path);
  const Language language = language_of(request, target.parameters, api);
  const SpeakIn speak(language);
  const std::string rest =
      route.path.ends_with('/') ? target.path.substr(route.path.size()) : std::string();
  const std::string address = address_of(request);
  searcher.set_deadline(request.received + deadline_of(request));
  searcher.set_memory_limit(kMaxAnswerBytes);
  Reply reply;
  try {
    std::string etag;
    if (route.cacheable) {
      etag = make_etag(searcher.state(), asked(request, address, language));
      if (matches_etag(request.if_none_match, etag)) {
        reply = not_modified(std::move(etag), route.path);
        finish(request, api, reply);
        return reply;
      }
    }
    reply = route.handle({target, rest, language, searcher, metrics_, address});
    reply.route = route.path;
    if (reply.status == 200 && reply.etag.empty()) reply.etag = std::move(etag);
    if (reply.status == 200 && matches_etag(request.if_none_match, reply.etag)) {
      const bool lasting = reply.lasting;
      reply = not_modified(std::move(reply.etag), route.path);
      reply.lasting = lasting;
    }
  } catch (const HttpError& e) {
    return error(request, e);
  } catch (const Error& e) {
    return error(request, as_http(e));
  }
  finish(request, api, reply);
  return reply;
}

std::chrono::milliseconds Service::deadline_of(const HttpRequest& request) const {
  return find_route(path_of(request)).table ? deadline_ * kTableDeadlines : deadline_;
}

bool Service::is_urgent(const HttpRequest& request) { return find_route(path_of(request)).urgent; }

Reply Service::overloaded(const HttpRequest& request) const {
  return error(request, {503, "overloaded",
                         say("too many requests at once: try again soon",
                             "混み合っています。少し待って試してください")});
}

Reply Service::too_late(const HttpRequest& request) const {
  return error(request, {503, "deadline_exceeded",
                         say("the answer took too long", "時間内に答えられませんでした")});
}

Reply Service::error(const HttpRequest& request, const HttpError& error) const {
  const bool api = is_api(path_of(request));
  Reply reply;
  if (api) {
    reply = error_reply(error, request.id);
  } else {
    const Language language = language_of(request, parameters_of(request), api);
    web::Response page = web::error_page(error.status(), error.what(), language);
    reply.status = page.status;
    reply.content_type = std::move(page.content_type);
    reply.body = std::move(page.body);
    reply.fault = error.fault();
  }
  reply.route = find_route(path_of(request)).path;
  if (error.status() == 401) reply.headers.emplace_back("WWW-Authenticate", "Bearer");
  if (error.status() == 405) reply.headers.emplace_back("Allow", kMethods);
  if (error.status() == 503) reply.headers.emplace_back("Retry-After", "1");
  finish(request, api, reply);
  return reply;
}

void Service::finish(const HttpRequest& request, bool api, Reply& reply) const {
  gate_.add_headers(request, api, reply);
  reply.headers.emplace_back("Cache-Control", reply.lasting ? "private, max-age=31536000, immutable"
                                              : reply.etag.empty() ? "no-store"
                                                                   : "private, no-cache");
  reply.headers.emplace_back("Vary", "Accept-Encoding, Accept-Language, Origin");
  if (!reply.etag.empty()) reply.headers.emplace_back("ETag", reply.etag);
  if (!reply.packed && reply.body.size() >= kSmallestToCompress &&
      takes_gzip(request.accept_encoding)) {
    reply.body = gzip(reply.body);
    reply.headers.emplace_back("Content-Encoding", "gzip");
  }
}

void Service::finished(const HttpRequest& request, const Reply& reply, std::size_t bytes) {
  const std::chrono::duration<double> took = Clock::now() - request.received;
  metrics_.count(std::string(reply.route), reply.status, took.count());
  log_.write(request, reply.route, reply.status, bytes, took.count() * 1000, reply.fault);
}

}  // namespace kouryu::server
