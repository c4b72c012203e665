// Years as bars: each is a link to its years; the script lets a range be drawn over them.
#ifndef KOURYU_SEARCHER_SERVER_WEB_HISTOGRAM_H_
#define KOURYU_SEARCHER_SERVER_WEB_HISTOGRAM_H_

#include <string_view>

#include "kouryu/searcher.h"
#include "searcher/server/web/html.h"
#include "searcher/server/web/state.h"

namespace kouryu::web {

/// Bars and inputs for a range of years; nothing when no year was counted. What the bars show and
/// do is in the check boxes and the inputs too, so they are left out of the keyboard's way.
void write_histogram(Html& html, std::string_view path, const PageState& state,
                     const SearchResult& result);

}  // namespace kouryu::web

#endif  // KOURYU_SEARCHER_SERVER_WEB_HISTOGRAM_H_
