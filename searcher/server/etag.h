// Names of answers, so that a client need not fetch again what it has.
#ifndef KOURYU_SEARCHER_SERVER_ETAG_H_
#define KOURYU_SEARCHER_SERVER_ETAG_H_

#include <string>
#include <string_view>

#include "kouryu/searcher.h"

namespace kouryu::server {

/// A weak tag for the answer to `request` (its target and language) from indexes in `state`: it
/// differs when any of them does, or the program. Empty when the state cannot be told: an index is
/// remote or does not answer.
[[nodiscard]] std::string make_etag(const IndexState& state, std::string_view request);

/// True when an If-None-Match field names `etag` (weak comparison).
[[nodiscard]] bool matches_etag(std::string_view if_none_match, std::string_view etag);

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_ETAG_H_
