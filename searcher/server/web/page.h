// The web page: a pure function from a request to an answer, rendered on the server.
//
// Whatever is not under /api or /metrics comes here. The server has already checked Host, Origin,
// method, token and encoding, and adds the security headers, caching and compression afterwards.
#ifndef KOURYU_SEARCHER_SERVER_WEB_PAGE_H_
#define KOURYU_SEARCHER_SERVER_WEB_PAGE_H_

#include <string>
#include <utility>
#include <vector>

#include "dict/base/locale.h"
#include "kouryu/searcher.h"

namespace kouryu::web {

/// Names and values of a query string in the order sent, decoded, repeats kept; valid UTF-8.
using Parameters = std::vector<std::pair<std::string, std::string>>;

struct Request {
  std::string path;  // decoded: "/", "/timeline", "/assets/kouryu.1f2e3d4c5b6a.css"
  Parameters parameters;
  Language language = Language::Japanese;  // English only where lang=en asks for it
  std::string address = {};  // of the pages, as the client sees it, with a slash at its end
};

struct Response {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  std::string body;
  /// With quotes, of the body alone; empty where the answer depends on the index (then the server
  /// makes one from the state of the index and the request).
  std::string etag;
  std::string fault;     // for the log: what is wrong with the index, and where
  bool lasting = false;  // what this address holds never changes
};

/// The answer to GET `request`. An unknown path is a page with status 404, an Error or a query past
/// a limit one that says so and keeps what was asked.
[[nodiscard]] Response handle(const Request& request, Searcher& searcher);

/// A page that says what went wrong; needs no index.
[[nodiscard]] Response error_page(int status, const std::string& message, Language language);

}  // namespace kouryu::web

#endif  // KOURYU_SEARCHER_SERVER_WEB_PAGE_H_
