// All values of one facet, to be searched.
#ifndef KOURYU_SEARCHER_SERVER_WEB_VALUES_H_
#define KOURYU_SEARCHER_SERVER_WEB_VALUES_H_

#include <string>

#include "kouryu/searcher.h"
#include "searcher/server/web/state.h"

namespace kouryu::web {

/// The values of `state.facet` that contain `state.find` as it is written or as it sounds, as the
/// answer counts them. Throws what Searcher throws.
[[nodiscard]] std::string values_page(const PageState& state, Searcher& searcher);

}  // namespace kouryu::web

#endif  // KOURYU_SEARCHER_SERVER_WEB_VALUES_H_
