// The page of who exchanges with whom.
#ifndef KOURYU_SEARCHER_SERVER_WEB_RELATIONS_H_
#define KOURYU_SEARCHER_SERVER_WEB_RELATIONS_H_

#include <string>

#include "kouryu/searcher.h"
#include "searcher/server/web/state.h"

namespace kouryu::web {

/// Throws what Searcher throws.
[[nodiscard]] std::string relations_page(const PageState& state, Searcher& searcher);

}  // namespace kouryu::web

#endif  // KOURYU_SEARCHER_SERVER_WEB_RELATIONS_H_
