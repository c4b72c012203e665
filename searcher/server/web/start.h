// The start page: what there is to be found, and ways into it.
#ifndef KOURYU_SEARCHER_SERVER_WEB_START_H_
#define KOURYU_SEARCHER_SERVER_WEB_START_H_

#include <string>

#include "kouryu/searcher.h"
#include "searcher/server/web/state.h"

namespace kouryu::web {

/// Examples, counts and newest documents are of the index as it is. Throws what Searcher throws.
[[nodiscard]] std::string start_page(const PageState& state, Searcher& searcher);

}  // namespace kouryu::web

#endif  // KOURYU_SEARCHER_SERVER_WEB_START_H_
