// What an answer says about itself: how the query was read, what was loosened, what is missing.
#ifndef KOURYU_SEARCHER_SERVER_WEB_NOTICES_H_
#define KOURYU_SEARCHER_SERVER_WEB_NOTICES_H_

#include <string_view>
#include <vector>

#include "kouryu/searcher.h"
#include "searcher/server/web/html.h"
#include "searcher/server/web/state.h"

namespace kouryu::web {

/// "Did you mean" and all warnings; nothing where there is nothing to say.
void write_notices(Html& html, std::string_view path, const PageState& state,
                   const SearchResult& result);
void write_warnings(Html& html, const std::vector<Warning>& warnings);

/// What to try where nothing was found. `without_filters`: how many there are without them.
void write_nothing_found(Html& html, std::string_view path, const PageState& state,
                         std::size_t without_filters);

}  // namespace kouryu::web

#endif  // KOURYU_SEARCHER_SERVER_WEB_NOTICES_H_
