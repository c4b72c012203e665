// Asks a query step by step until something answers, and tells on which step that was.
#ifndef KOURYU_SEARCHER_PLAN_STEPS_H_
#define KOURYU_SEARCHER_PLAN_STEPS_H_

#include <xapian.h>

#include "kouryu/searcher.h"
#include "searcher/plan/plan.h"
#include "searcher/plan/queries.h"
#include "searcher/query/query.h"
#include "searcher/query/words.h"

namespace kouryu {

/// A query as it is asked in the end.
struct Asked {
  Xapian::Query match;       // the passages of the answer, within the filters and outside of them
  Xapian::Query rank;        // the same, weighed
  bool menus_alone = false;  // nothing but menus of web pages answers the first step
};

/// What a query is asked with.
struct Asking {
  const Planning& planning;
  const Filters& filters;
  WordReader reader;
};

/// Reads `query` on, as the index has it: its tree becomes what was asked (words with the spellings
/// that the index has, without what was not asked for). Says in `result` (interpreted, warnings,
/// suggestion, missing words) what was done. `query` must have a tree.
[[nodiscard]] Asked ask(ParsedQuery& query, SearchMode mode, const Asking& asking,
                        SearchResult& result);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_PLAN_STEPS_H_
