// The page of dated events in their order.
#ifndef KOURYU_SEARCHER_SERVER_WEB_TIMELINE_H_
#define KOURYU_SEARCHER_SERVER_WEB_TIMELINE_H_

#include <string>

#include "kouryu/searcher.h"
#include "searcher/server/web/state.h"

namespace kouryu::web {

/// Throws what Searcher throws.
[[nodiscard]] std::string timeline_page(const PageState& state, Searcher& searcher);

}  // namespace kouryu::web

#endif  // KOURYU_SEARCHER_SERVER_WEB_TIMELINE_H_
