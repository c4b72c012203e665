// A search as a feed: an office subscribes to it and hears of new documents.
#ifndef KOURYU_SEARCHER_SERVER_WEB_FEED_H_
#define KOURYU_SEARCHER_SERVER_WEB_FEED_H_

#include <string>

#include "kouryu/searcher.h"
#include "searcher/server/web/state.h"

namespace kouryu::web {

/// Atom (RFC 4287): the newest documents that answer, with the best passage of each, by their
/// dates; documents without a date are left out, since no reader could tell whether they are new.
/// `address` is that of the pages, with a slash at its end. Throws what Searcher throws.
[[nodiscard]] std::string atom_feed(const PageState& state, Searcher& searcher,
                                    const std::string& address);

}  // namespace kouryu::web

#endif  // KOURYU_SEARCHER_SERVER_WEB_FEED_H_
