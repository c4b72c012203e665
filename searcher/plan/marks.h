// What may be highlighted in an answer to a query: just what can have matched.
#ifndef KOURYU_SEARCHER_PLAN_MARKS_H_
#define KOURYU_SEARCHER_PLAN_MARKS_H_

#include <xapian.h>

#include "searcher/query/query.h"
#include "searcher/snippet/snippet.h"

namespace kouryu {

[[nodiscard]] MarkTerms mark_terms(const ParsedQuery& query, const Xapian::Database& database);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_PLAN_MARKS_H_
