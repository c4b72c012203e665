// Which function answers which path.
#ifndef KOURYU_SEARCHER_SERVER_ROUTER_H_
#define KOURYU_SEARCHER_SERVER_ROUTER_H_

#include <string>
#include <string_view>

#include "kouryu/searcher.h"
#include "searcher/server/message.h"
#include "searcher/server/metrics.h"
#include "searcher/server/target.h"

namespace kouryu::server {

/// What a handler is given.
struct Call {
  const Target& target;
  std::string rest;  // of the path, behind the route's own: the id of a passage
  Language language;
  Searcher& searcher;
  const Metrics& metrics;
  std::string address{};  // of the server as its reader knows it, with / at its end
};

struct Route {
  std::string_view path;  // one that ends with / takes every path below it
  Reply (*handle)(const Call& call);
  bool cacheable = true;  // the answer depends on the request and the state of the index alone
  bool urgent = false;    // goes before others, and is taken even when the queue is full
  bool open = false;      // needs no token
  bool table = false;     // all rows at once: takes longer
};

/// The route of a path; the web page takes those that no other does.
[[nodiscard]] const Route& find_route(std::string_view path);

/// True for paths whose errors are JSON; others get a page.
[[nodiscard]] bool is_api(std::string_view path);

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_ROUTER_H_
