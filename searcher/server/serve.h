// kouryu serve: answers queries over HTTP and serves the web page.
#ifndef KOURYU_SEARCHER_SERVER_SERVE_H_
#define KOURYU_SEARCHER_SERVER_SERVE_H_

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace kouryu::server {

struct ServeOptions {
  std::vector<std::string> indexes;
  std::string listen = "127.0.0.1:8080";  // ADDRESS:PORT; port 0 = any free one
  std::size_t threads = 0;                // that search; 0 = one a processor
  std::size_t queue = 64;                 // requests that may wait for a thread
  std::size_t max_connections = 4096;
  std::chrono::milliseconds deadline{2000};  // from the request's arrival to its answer
};

/// Serves until SIGTERM (returns 0) or SIGINT (returns 130), then finishes what is under way.
/// `ready` is called with the bound address, e.g. "http://127.0.0.1:8080", once connections are
/// accepted. Throws Error: NotFound or Incompatible (indexes), BadQuery (options), Io (address).
int serve(const ServeOptions& options, const std::function<void(const std::string&)>& ready);

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_SERVE_H_
