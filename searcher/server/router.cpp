// The table of routes; searched in order, so that what is longer stands first.
#include "searcher/server/router.h"

#include <array>

#include "searcher/server/api.h"

namespace kouryu::server {
namespace {

constexpr std::string_view kApi = "/api/";

constexpr std::array kRoutes = {
    Route{"/api/v1/search", api_search},
    Route{"/api/v1/passages/", api_passage},
    Route{"/api/v1/documents/", api_document},
    Route{"/api/v1/facets", api_facets},
    Route{.path = "/api/v1/health",
          .handle = api_health,
          .cacheable = false,
          .urgent = true,
          .open = true},
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

bool is_api(std::string_view path) { return path.starts_with(kApi) || path == "/metrics"; }

}  // namespace kouryu::server
