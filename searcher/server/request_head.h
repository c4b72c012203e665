// The lines of a request before its body, by the grammar of RFC 9112 (sections 3 and 5) without
// the leniency that it allows.
#ifndef KOURYU_SEARCHER_SERVER_REQUEST_HEAD_H_
#define KOURYU_SEARCHER_SERVER_REQUEST_HEAD_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kouryu::server {

struct RequestHead {
  std::string method;  // as sent
  std::string target;
  unsigned minor = 1;                                       // of HTTP/1.x
  std::vector<std::pair<std::string, std::string>> fields;  // names and values in order

  /// All values of that name as one list, ", " between; empty where there is none.
  [[nodiscard]] std::string field(std::string_view name) const;
  /// Whether another request may follow on the same connection.
  [[nodiscard]] bool keep_alive() const;
};

/// Letters, digits and the signs of a method or of a name.
[[nodiscard]] bool is_token(std::string_view text);

/// Reads "METHOD target HTTP/1.1" into `head`: one space between, nothing else. Throws HttpError:
/// 400, 414, 505 (another version).
void read_request_line(std::string_view line, RequestHead& head);

/// Reads "Name: value". Throws HttpError 400, for a line that goes on from the one before too.
[[nodiscard]] std::pair<std::string, std::string> read_field_line(std::string_view line);

/// Refusals that several readers make.
[[noreturn]] void throw_bad_request();      // 400: what is no HTTP
[[noreturn]] void throw_target_too_long();  // 414
[[noreturn]] void throw_body_too_large();   // 413

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_REQUEST_HEAD_H_
