// Refuses queries that could cost more than the server may spend, before anything is searched.
#ifndef KOURYU_SEARCHER_SERVER_QUERY_LIMITS_H_
#define KOURYU_SEARCHER_SERVER_QUERY_LIMITS_H_

#include <cstddef>
#include <string>

#include "kouryu/searcher.h"

namespace kouryu::server {

/// Throws HttpError (400, query_too_complex) that names the limit `query` passes, if it does. In
/// mode exact the whole query is one literal, and only its length counts.
void check_query(const std::string& query, SearchMode mode);

/// The HttpError of a limit that was passed.
[[noreturn]] void throw_too_complex(const std::string& limit, std::size_t most);

}  // namespace kouryu::server

#endif  // KOURYU_SEARCHER_SERVER_QUERY_LIMITS_H_
