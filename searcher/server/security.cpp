// Names are compared without port: rebinding changes the address behind a name, not the port.
#include "searcher/server/security.h"

#include <algorithm>

#include "dict/base/locale.h"
#include "kouryu/error.h"
#include "searcher/server/token.h"
#include "searcher/server/words.h"

namespace kouryu::server {
namespace {

bool is_in(const std::vector<std::string>& list, std::string_view value) {
  return std::any_of(list.begin(), list.end(),
                     [&](const std::string& one) { return same_word(one, value); });
}

/// The name of a Host field; empty when it is none.
std::string_view name_of(std::string_view host) {
  const std::size_t bracket = host.starts_with('[') ? host.find(']') : 0;
  if (bracket == std::string_view::npos) return {};
  const std::size_t colon = host.find(':', bracket);
  const std::string_view port = colon == std::string_view::npos ? "0" : host.substr(colon + 1);
  const bool digits =
      !port.empty() && port.size() <= 5 &&
      std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!digits) return {};
  std::string_view name = host.substr(0, std::min(colon, host.size()));
  if (name.ends_with('.')) name.remove_suffix(1);
  if (name.starts_with('[') && name.ends_with(']')) name = name.substr(1, name.size() - 2);
  return name;
}

[[noreturn]] void forbid() {
  throw HttpError(
      403, "foreign_origin",
      say("another site may not ask this server", "ほかのサイトからの要求は受け付けません"));
}

std::string joined(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& one : list) out += (out.empty() ? "" : " ") + one;
  return out;
}

/// A value that goes into a header as it is.
void check_plain(const std::vector<std::string>& values, const char* option) {
  for (const std::string& value : values) {
    const bool plain = !value.empty() && std::all_of(value.begin(), value.end(), [](char c) {
      return c > ' ' && c < 0x7F && c != ';' && c != ',';
    });
    if (!plain) {
      throw Error(ErrorKind::BadQuery,
                  option + std::string(say(": not usable: ", ": 使えない値です: ")) + value);
    }
  }
}

}  // namespace

std::string address_of(std::string_view listen) {
  std::string_view host = listen.substr(0, std::min(listen.rfind(':'), listen.size()));
  if (host.size() > 1 && host.starts_with('[') && host.ends_with(']')) {
    host = host.substr(1, host.size() - 2);
  }
  return host == "localhost" ? "127.0.0.1" : std::string(host);
}

bool is_loopback(std::string_view address) {
  return address == "::1" || address.starts_with("127.");
}

Gate::Gate(const ServeOptions& options)
    : hosts_(options.allow_hosts), origins_(options.allow_origins) {
  check_plain(options.allow_hosts, "--allow-host");
  check_plain(options.allow_origins, "--allow-origin");
  check_plain(options.frame_ancestors, "--frame-ancestor");
  frame_ancestors_ = options.frame_ancestors.empty() ? "'none'" : joined(options.frame_ancestors);
  const std::string address = address_of(options.listen);
  hosts_.insert(hosts_.end(), {"localhost", "127.0.0.1", "::1", address});
  if (!options.token_file.empty()) {
    token_ = read_token(options.token_file);
  } else if (!is_loopback(address)) {
    throw Error(ErrorKind::BadQuery,
                say("other machines can reach this address: a token is needed: ",
                    "ほかの機器から届くアドレスにはトークンが必要です: ") +
                    options.listen,
                say("give one with --token-file FILE", "--token-file FILE で指定してください"));
  }
}

bool Gate::is_our_host(std::string_view host) const {
  const std::string_view name = name_of(host);
  return !name.empty() && is_in(hosts_, name);
}

void Gate::check_source(const HttpRequest& request, bool api) const {
  if (!is_our_host(request.host)) {
    throw HttpError(421, "foreign_host",
                    say("this server does not answer to that Host", "この Host では応答しません"));
  }
  if (!request.origin.empty()) {
    const bool own = same_word(request.origin, "http://" + request.host) ||
                     same_word(request.origin, "https://" + request.host);
    if (!own && !is_allowed_origin(request.origin)) forbid();
    if (!own) return;
  }
  const std::string& site = request.fetch_site;
  if (site.empty() || site == "none" || site == "same-origin") return;
  // A link on somebody's page may open our page, but only as a page of its own.
  const bool link = request.fetch_mode == "navigate" && request.fetch_dest == "document";
  if (api || !link) forbid();
}

void Gate::check_token(const HttpRequest& request) const {
  if (token_.empty()) return;
  constexpr std::string_view kScheme = "Bearer ";
  const std::string_view field = request.authorization;
  const bool bearer =
      field.size() > kScheme.size() && same_word(field.substr(0, kScheme.size()), kScheme);
  if (!bearer || !same_secret(field.substr(kScheme.size()), token_)) {
    throw HttpError(401, "token_needed",
                    say("a token is needed: Authorization: Bearer …",
                        "トークンが必要です: Authorization: Bearer …"));
  }
}

bool Gate::is_allowed_origin(std::string_view origin) const {
  return !origin.empty() && is_in(origins_, origin);
}

void Gate::add_headers(const HttpRequest& request, bool api, Reply& reply) const {
  const std::string policy =
      api ? "default-src 'none'; frame-ancestors 'none'"
          : "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors " +
                frame_ancestors_;
  const auto add = [&](const char* name, const std::string& value) {
    reply.headers.emplace_back(name, value);
  };
  add("Content-Security-Policy", policy);
  add("X-Content-Type-Options", "nosniff");
  add("Referrer-Policy", "no-referrer");
  add("X-Request-Id", request.id);
  if (api && is_allowed_origin(request.origin)) {
    add("Access-Control-Allow-Origin", request.origin);
    add("Cross-Origin-Resource-Policy", "cross-origin");
  } else {
    add("Cross-Origin-Resource-Policy", "same-origin");
  }
}

}  // namespace kouryu::server
