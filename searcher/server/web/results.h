// The pages that answer a question: results, the start page, all values of one facet.
#ifndef KOURYU_SEARCHER_SERVER_WEB_RESULTS_H_
#define KOURYU_SEARCHER_SERVER_WEB_RESULTS_H_

#include <optional>
#include <string>

#include "kouryu/searcher.h"
#include "searcher/server/web/state.h"

namespace kouryu::web {

/// Each throws what Searcher throws.
[[nodiscard]] std::string start_page(const PageState& state, Searcher& searcher);
[[nodiscard]] std::string results_page(const PageState& state, Searcher& searcher);
/// Passages like the one with `state.id`; nothing when there is none.
[[nodiscard]] std::optional<std::string> similar_page(const PageState& state, Searcher& searcher);
/// The values of `state.facet` that contain `state.find`, as the answer counts them.
[[nodiscard]] std::string values_page(const PageState& state, Searcher& searcher);

}  // namespace kouryu::web

#endif  // KOURYU_SEARCHER_SERVER_WEB_RESULTS_H_
