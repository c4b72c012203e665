// Passages that are known by their ids, as a query.
#ifndef KOURYU_SEARCHER_INDEX_ID_QUERY_H_
#define KOURYU_SEARCHER_INDEX_ID_QUERY_H_

#include <xapian.h>

#include <vector>

#include "searcher/index/index_set.h"
#include "searcher/index/match_set.h"

namespace kouryu {

/// The passages `ids` (ascending, of the joined database) as a query without weight.
[[nodiscard]] Xapian::Query query_of_ids(const IndexSet& indexes, std::vector<Xapian::docid> ids);

/// The same passages as `query`, found now, where that makes looking again quicker: `sets` then
/// knows them by the query that comes back.
[[nodiscard]] Xapian::Query found_once(const IndexSet& indexes, const Xapian::Query& query,
                                       MatchSets& sets);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_INDEX_ID_QUERY_H_
