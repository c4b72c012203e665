// kouryu serve: answers queries over HTTP and serves the web page.
#ifndef KOURYU_SEARCHER_SERVER_SERVE_H_
#define KOURYU_SEARCHER_SERVER_SERVE_H_

#include <functional>
#include <string>

#include "searcher/server/options.h"

namespace kouryu::server {

/// Serves until SIGTERM (returns 0) or SIGINT (returns 130), then finishes what is under way.
/// `ready` is called with the bound address, e.g. "http://127.0.0.1:8080", once connections are
/// accepted. Throws Error: NotFound or Incompatible (indexes), BadQuery
/// (options), Io (address, token).
int serve(const ServeOptions& options, const std::function<void(const std::string&)>& ready);

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_SERVE_H_
