// The pages that answer a question: results, and passages like one of them.
#ifndef KOURYU_SEARCHER_SERVER_WEB_RESULTS_H_
#define KOURYU_SEARCHER_SERVER_WEB_RESULTS_H_

#include <optional>
#include <string>

#include "kouryu/searcher.h"
#include "searcher/server/web/state.h"

namespace kouryu::web {

/// One card a document unless asked otherwise. Throws what Searcher throws.
[[nodiscard]] std::string results_page(const PageState& state, Searcher& searcher);
/// Passages like the one with `state.id`; nothing when there is none.
[[nodiscard]] std::optional<std::string> similar_page(const PageState& state, Searcher& searcher);

}  // namespace kouryu::web

#endif  // KOURYU_SEARCHER_SERVER_WEB_RESULTS_H_
