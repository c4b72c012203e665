// The table of routes; searched in order, so that what is longer stands first.
#include "searcher/server/router.h"

#include <array>

#include "searcher/server/api.h"

namespace kouryu::server {
namespace {

constexpr Route fresh(std::string_view path, Reply (*handle)(const Call&), bool open) {
  Route route{path, handle};
  route.cacheable = false;
  route.urgent = true;
  route.open = open;
  return route;
}

constexpr Route table(std::string_view path, Reply (*handle)(const Call&)) {
  Route route{path, handle};
  route.table = true;
  return route;
}

constexpr std::array kRoutes = {
    Route{"/api/v1/search", api_search},
    table("/api/v1/search.csv", api_search),
    table("/api/v1/search.xlsx", api_search),
    Route{"/api/v1/timeline", api_timeline},
    table("/api/v1/timeline.csv", api_timeline),
    table("/api/v1/timeline.xlsx", api_timeline),
    Route{"/api/v1/relations", api_relations},
    table("/api/v1/relations.csv", api_relations),
    table("/api/v1/relations.xlsx", api_relations),
    Route{"/api/v1/similar", api_similar},
    Route{"/api/v1/suggest", api_suggest},
    Route{"/api/v1/explain", api_explain},
    Route{"/api/v1/facets", api_facets},
    Route{"/api/v1/passages/", api_passage},
    Route{"/api/v1/documents/", api_document},
    Route{"/api/v1/openapi.json", api_openapi},
    fresh("/api/v1/health", api_health, true),
    fresh("/metrics", metrics_text, false),
    Route{"/api/", api_unknown},
    Route{"/", web_page},
};

bool matches(const Route& route, std::string_view path) {
  return route.path.ends_with('/') ? path.starts_with(route.path) : path == route.path;
}

}  // namespace

const Route& find_route(std::string_view path) {
  for (const Route& route : kRoutes) {
    if (matches(route, path)) return route;
  }
  return kRoutes.back();
}

bool is_api(std::string_view path) {
  return path.starts_with("/api/") || path == "/api" || path == "/metrics";
}

}  // namespace kouryu::server
