// From a parsed query to the explanation that people and programs read.
#ifndef KOURYU_SEARCHER_QUERY_EXPLAIN_H_
#define KOURYU_SEARCHER_QUERY_EXPLAIN_H_

#include <memory>
#include <string>

#include "kouryu/searcher.h"
#include "searcher/query/query.h"

namespace kouryu {

[[nodiscard]] QueryExplanation explanation_of(const std::string& query, const ParsedQuery& parsed);

/// parse_query() as a search has it: a field that cannot be understood throws Error (BadQuery).
[[nodiscard]] ParsedQuery read_query(const std::string& query, SearchMode mode, Analyzer& analyzer,
                                     const Synonyms* synonyms);

/// The built-in synonyms with those of the files of `options`. Throws Error: Io, BadQuery.
[[nodiscard]] std::shared_ptr<const Synonyms> synonyms_of(const SearcherOptions& options);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_QUERY_EXPLAIN_H_
