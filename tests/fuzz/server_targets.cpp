// What comes over a socket.
#include <algorithm>
#include <string>

#include "dict/base/utf8.h"
#include "searcher/server/compression.h"
#include "searcher/server/etag.h"
#include "searcher/server/message.h"
#include "searcher/server/parameters.h"
#include "searcher/server/request_reader.h"
#include "searcher/server/security.h"
#include "searcher/server/target.h"
#include "searcher/server/words.h"
#include "tests/fuzz/targets.h"

namespace kouryu::test {
namespace {

using server::HttpError;
using server::RequestReader;

constexpr std::string_view kPortal = "https://portal.example";

/// What became of the bytes of a connection: each request, and how it ended.
std::string read_all(std::string_view bytes, std::size_t most_at_once) {
  std::string out;
  RequestReader reader;
  while (!bytes.empty()) {
    try {
      const std::size_t taken = reader.take(bytes.substr(0, most_at_once));
      check(taken > 0 && taken <= bytes.size(), "what is given is taken");
      bytes.remove_prefix(taken);
    } catch (const HttpError& refused) {
      check(refused.status() >= 400 && refused.status() <= 505, "a refusal has its status");
      return out + std::to_string(refused.status());
    }
    if (!reader.is_whole()) continue;
    out += reader.head().method + ' ' + reader.head().target + '\n';
    for (const auto& [name, value] : reader.head().fields) {
      check(value.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos,
            "no line end in a value");
      out += name + ": " + value + '\n';
    }
    (void)reader.head().keep_alive();
    reader = {};
  }
  return out + (reader.is_begun() ? "unfinished" : "end");
}

void read_requests(std::string_view bytes) {
  const std::string whole = read_all(bytes, bytes.size());
  check(whole == read_all(bytes, 1), "bytes one by one are the same requests");
  check(whole == read_all(bytes, 7), "bytes in pieces are the same requests");
}

void read_url(std::string_view bytes) {
  try {
    const server::Target target = server::read_target(bytes);
    check(is_valid_utf8(target.path), "a path is UTF-8");
    for (const auto& [name, value] : target.parameters) {
      check(is_valid_utf8(name) && is_valid_utf8(value), "a parameter is UTF-8");
    }
    (void)server::read_search(target.parameters, {"id"});
  } catch (const HttpError& refused) {
    check(refused.status() == 400, "a bad address is a bad request");
    check(is_valid_utf8(refused.what()), "a message is UTF-8");
  }
}

/// Lines: Host, Origin, Sec-Fetch-Site, -Mode, -Dest, Accept-Encoding, If-None-Match.
void read_fields(std::string_view bytes) {
  static const server::Gate gate{[] {
    server::ServeOptions options;
    options.allow_origins = {std::string(kPortal)};
    return options;
  }()};
  std::string lines[7];
  for (std::string& line : lines) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  server::HttpRequest request;
  request.host = lines[0];
  request.origin = lines[1];
  request.fetch_site = lines[2];
  request.fetch_mode = lines[3];
  request.fetch_dest = lines[4];
  for (const bool api : {true, false}) {
    try {
      gate.check_source(request, api);
      check(request.origin.empty() || server::same_word(request.origin, kPortal) ||
                server::same_word(request.origin, "http://" + request.host) ||
                server::same_word(request.origin, "https://" + request.host),
            "an origin that is let in is ours or listed");
    } catch (const HttpError& refused) {
      check(refused.status() == 403 || refused.status() == 421, "a stranger is told so");
    }
  }
  (void)server::takes_gzip(lines[5]);
  (void)server::matches_etag(lines[6], "\"abc\"");
}

}  // namespace

std::vector<FuzzTarget> server_targets() {
  return {{"http", read_requests}, {"url", read_url}, {"http_fields", read_fields}};
}

}  // namespace kouryu::test
