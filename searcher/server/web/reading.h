// The pages on which one reads: a passage among its neighbours, a whole document.
#ifndef KOURYU_SEARCHER_SERVER_WEB_READING_H_
#define KOURYU_SEARCHER_SERVER_WEB_READING_H_

#include <optional>
#include <string>

#include "kouryu/searcher.h"
#include "searcher/server/web/state.h"

namespace kouryu::web {

/// Each: nothing when there is no `state.id`; marks are those of `state.query`. Throws what
/// Searcher throws.
[[nodiscard]] std::optional<std::string> passage_page(const PageState& state, Searcher& searcher);
[[nodiscard]] std::optional<std::string> document_page(const PageState& state, Searcher& searcher);

}  // namespace kouryu::web

#endif  // KOURYU_SEARCHER_SERVER_WEB_READING_H_
