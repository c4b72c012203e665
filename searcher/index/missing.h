// Why no passage has all words of a query: words that stand nowhere, documents that have them
// apart.
#ifndef KOURYU_SEARCHER_INDEX_MISSING_H_
#define KOURYU_SEARCHER_INDEX_MISSING_H_

#include <xapian.h>

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "searcher/index/index_set.h"

namespace kouryu {

/// True when fewer than `few` passages match; stops counting there.
[[nodiscard]] bool matches_fewer_than(const IndexSet& indexes, const Xapian::Query& query,
                                      Xapian::doccount few);

[[nodiscard]] std::size_t count_matches(const IndexSet& indexes, const Xapian::Query& query);

/// Passages of the rarest word that documents_with_all follows.
inline constexpr Xapian::doccount kMostFollowed = 2000;

/// The documents, as their key terms, that have a passage for each of `queries`. Follows the
/// passages of the rarest one, at most kMostFollowed of them, and at most 10,000 of each other in
/// their documents: exact up to there, fewer than there are beyond. None where an index is behind a
/// network.
[[nodiscard]] std::set<std::string> documents_with_all(const IndexSet& indexes,
                                                       std::vector<Xapian::Query> queries);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_INDEX_MISSING_H_
