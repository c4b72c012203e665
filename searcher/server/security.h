// Who may ask: hosts, origins, tokens; and what browsers are told.
#ifndef KOURYU_SEARCHER_SERVER_SECURITY_H_
#define KOURYU_SEARCHER_SERVER_SECURITY_H_

#include <string>
#include <string_view>
#include <vector>

#include "searcher/server/message.h"
#include "searcher/server/options.h"

namespace kouryu::server {

/// The address of ADDRESS:PORT without brackets, and localhost as 127.0.0.1.
[[nodiscard]] std::string address_of(std::string_view listen);

/// True for an address that other machines cannot reach.
[[nodiscard]] bool is_loopback(std::string_view address);

/// Safe to share between threads.
class Gate {
 public:
  /// Reads the token file. Throws Error: BadQuery for an address other machines can reach without
  /// one, for a file that others may read, and for a token of fewer than 16 bytes; Io.
  explicit Gate(const ServeOptions& options);

  /// Throws HttpError: 421 for a Host that is not ours (DNS rebinding), 403 for a page of somebody
  /// else. `api`: no link of another page may lead here.
  void check_source(const HttpRequest& request, bool api) const;
  /// Throws HttpError 401 when a token is needed and not borne.
  void check_token(const HttpRequest& request) const;

  /// True when `origin` may read the API.
  [[nodiscard]] bool is_allowed_origin(std::string_view origin) const;
  /// Adds the fields that keep browsers from guessing, framing, leaking.
  void add_headers(const HttpRequest& request, bool api, Reply& reply) const;

 private:
  [[nodiscard]] bool is_our_host(std::string_view host) const;

  std::string token_;
  std::vector<std::string> hosts_;  // lower case, without port
  std::vector<std::string> origins_;
  std::string frame_ancestors_;
};

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_SECURITY_H_
