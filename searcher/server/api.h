// The endpoints. Each reads its parameters, asks the Searcher and writes the contract's format.
#ifndef KOURYU_SEARCHER_SERVER_API_H_
#define KOURYU_SEARCHER_SERVER_API_H_

#include "searcher/server/router.h"

namespace kouryu::server {

[[nodiscard]] Reply api_search(const Call& call);
[[nodiscard]] Reply api_passage(const Call& call);
[[nodiscard]] Reply api_document(const Call& call);
[[nodiscard]] Reply api_timeline(const Call& call);
[[nodiscard]] Reply api_relations(const Call& call);
[[nodiscard]] Reply api_similar(const Call& call);
[[nodiscard]] Reply api_suggest(const Call& call);
[[nodiscard]] Reply api_explain(const Call& call);
[[nodiscard]] Reply api_facets(const Call& call);
[[nodiscard]] Reply api_health(const Call& call);
[[nodiscard]] Reply api_openapi(const Call& call);
[[nodiscard]] Reply metrics_text(const Call& call);
/// 404 for what is under /api and has no route.
[[nodiscard]] Reply api_unknown(const Call& call);
/// Everything that is not the API.
[[nodiscard]] Reply web_page(const Call& call);

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_API_H_
