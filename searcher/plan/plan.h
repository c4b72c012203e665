// The only place that turns a query tree into a Xapian query: which passages match, and what their
// words weigh. Nothing is kept from one call to the next.
#ifndef KOURYU_SEARCHER_PLAN_PLAN_H_
#define KOURYU_SEARCHER_PLAN_PLAN_H_

#include <xapian.h>

#include <string>
#include <vector>

#include "searcher/index/index_set.h"
#include "searcher/index/match_set.h"
#include "searcher/index/substring_candidates.h"
#include "searcher/query/query.h"
#include "searcher/rank/ranking.h"

namespace kouryu {

/// What plans are made for: one state of the indexes.
struct Planning {
  const IndexSet& indexes;
  const Ranking& ranking;
  SubstringFinder& substrings;
  MatchSets& sets;
};

/// No fewer passages than `node` matches, found without reading any text.
[[nodiscard]] Xapian::Query may_match(const QueryNode& node, const Planning& planning);

/// What of `scope` matches `node`, without weights; texts are read where terms do not tell, and
/// only those of `scope`. Outside of it the query may match anything: ask for both. A title or
/// heading may stand for one of several words, but not for all of them, unless `titles`.
[[nodiscard]] Xapian::Query matching_within(const Xapian::Query& scope, const QueryNode& node,
                                            const Planning& planning, bool titles = false);

/// True when some passage has `part`, or its title has; reads no more texts than it takes.
[[nodiscard]] bool stands_somewhere(const QueryNode& part, const Planning& planning);

/// How much the words of `parts` weigh where they stand; matches no more than passages with any of
/// them.
[[nodiscard]] Xapian::Query weighing(const std::vector<QueryNode>& parts, const Planning& planning,
                                     bool question);

/// Passages with any of `parts`, weighed: a compound counts by its words, too.
[[nodiscard]] Xapian::Query any_of(const std::vector<QueryNode>& parts, const Planning& planning,
                                   bool question);

/// Roughly how many passages have `part`: of its rarest term.
[[nodiscard]] double frequency_of(const QueryNode& part, const Planning& planning);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_PLAN_PLAN_H_
