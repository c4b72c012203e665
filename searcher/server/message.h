// A request and a reply as plain data: what lies between the connections and the handlers.
//
// Only connection.cpp, listener.cpp and serve.cpp know the HTTP library; everything else works on
// these and can be called without a socket.
#ifndef KOURYU_SEARCHER_SERVER_MESSAGE_H_
#define KOURYU_SEARCHER_SERVER_MESSAGE_H_

#include <chrono>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dict/base/locale.h"

namespace kouryu::server {

using Clock = std::chrono::steady_clock;

struct HttpRequest {
  std::string id;      // made by the server, told in X-Request-Id, errors and the log
  std::string client;  // address of the other side
  std::string asker;   // whose share of the threads it takes: the client, or whom a proxy names
  std::string method;  // as sent
  std::string target;  // as sent: path and query, percent-encoded
  Clock::time_point received{};
  // Header fields that somebody looks at; empty where absent.
  std::string host;
  std::string forwarded_proto;  // X-Forwarded-Proto, -Prefix, of a proxy on this machine alone
  std::string forwarded_prefix;
  std::string origin;
  std::string fetch_site;  // Sec-Fetch-Site, -Mode, -Dest
  std::string fetch_mode;
  std::string fetch_dest;
  std::string authorization;
  std::string accept_encoding;
  std::string accept_language;
  std::string if_none_match;
};

struct Reply {
  int status = 200;
  std::string content_type;
  std::string body;
  std::string etag;                                          // with quotes; empty for none
  std::vector<std::pair<std::string, std::string>> headers;  // further ones
  std::string_view route;                                    // of the table of routes
  bool lasting = false;  // what the address holds never changes: it may be kept
  bool packed = false;   // its body is compressed by its format
  std::string fault;     // for the log: what is wrong with the index, and where
};

/// A request that gets an error as its answer. `code` is stable, `message` is for people; `limit`
/// names the published limit that was passed (limits.h), if it was one.
class HttpError : public std::runtime_error {
 public:
  HttpError(int status, std::string code, const std::string& message, std::string limit = {})
      : std::runtime_error(message),
        status_(status),
        code_(std::move(code)),
        limit_(std::move(limit)) {}

  [[nodiscard]] int status() const { return status_; }
  [[nodiscard]] const std::string& code() const { return code_; }
  [[nodiscard]] const std::string& limit() const { return limit_; }
  /// For the log alone: names files of the server.
  [[nodiscard]] const std::string& fault() const { return fault_; }
  HttpError&& because(std::string fault) && {
    fault_ = std::move(fault);
    return std::move(*this);
  }

 private:
  int status_;
  std::string code_;
  std::string limit_;
  std::string fault_;
};

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_MESSAGE_H_
