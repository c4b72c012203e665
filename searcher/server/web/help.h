// The page that tells how to search.
#ifndef KOURYU_SEARCHER_SERVER_WEB_HELP_H_
#define KOURYU_SEARCHER_SERVER_WEB_HELP_H_

#include <string>

#include "searcher/server/web/state.h"

namespace kouryu::web {

[[nodiscard]] std::string help_page(const PageState& state);

}  // namespace kouryu::web

#endif  // KOURYU_SEARCHER_SERVER_WEB_HELP_H_
