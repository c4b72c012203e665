// "More like this": the words that tell a passage from others, as a query.
#ifndef KOURYU_SEARCHER_RANK_SIMILAR_H_
#define KOURYU_SEARCHER_RANK_SIMILAR_H_

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/index/index_set.h"
#include "searcher/query/query.h"
#include "searcher/rank/ranking.h"
#include "searcher/rank/rerank.h"

namespace kouryu {

/// The words of a passage with the highest BM25 weights of all its words, best first: at most
/// `ranking.telling_terms`, none that stands in no other passage.
[[nodiscard]] std::vector<std::string> telling_terms(const IndexSet& indexes,
                                                     const Ranking& ranking, Xapian::docid id);

/// `terms` as a question: any of them, and their bigrams in the second stage.
[[nodiscard]] ParsedQuery any_of_terms(const std::vector<std::string>& terms);

/// Passage `id` and those with the same body.
[[nodiscard]] Xapian::Query same_text(const IndexSet& indexes, Xapian::docid id);

/// Those of `rows` whose text is nearly that of passage `id`; ascending ids.
[[nodiscard]] std::vector<Xapian::docid> nearly_same_text(const IndexSet& indexes, Xapian::docid id,
                                                          const std::vector<Scored>& rows);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_RANK_SIMILAR_H_
