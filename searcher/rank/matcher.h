// Runs planned queries: totals, pages of passages in their order, facet counts.
#ifndef KOURYU_SEARCHER_RANK_MATCHER_H_
#define KOURYU_SEARCHER_RANK_MATCHER_H_

#include <xapian.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "dict/schema/record.h"
#include "kouryu/searcher.h"
#include "searcher/facets/count.h"
#include "searcher/index/index_set.h"
#include "searcher/index/match_set.h"
#include "searcher/plan/queries.h"
#include "searcher/query/query.h"
#include "searcher/rank/document_numbers.h"
#include "searcher/rank/ranking.h"
#include "searcher/rank/rerank.h"

namespace kouryu {

/// A passage of an answer with what it stores.
struct Ranked {
  Scored scored;
  PassageRecord record;
};

struct Page {
  std::size_t total = 0;         // of passages, or of what is left of them when grouped
  std::vector<Ranked> passages;  // from offset on
};

/// What makes counting fast, kept from one search to the next.
struct Counting {
  FacetColumns columns;
  MatchSets matches;
  DocumentNumbers documents;

  /// Forgets what another state of the index filled in.
  void use_generation(std::size_t generation) {
    columns.use_generation(generation);
    matches.use_generation(generation);
    documents.use_generation(generation);
  }
};

/// The matches of a query, counted once for its total and its facets.
struct Matching {
  std::size_t total = 0;
  std::vector<Xapian::docid> ids;  // ascending; none for a remote index
};

class Matcher {
 public:
  Matcher(const IndexSet& indexes, const Ranking& ranking, Counting& counting)
      : indexes_(indexes), ranking_(ranking), counting_(counting) {}

  /// All matches of `query`.
  [[nodiscard]] Matching matching(const Xapian::Query& query) const;

  /// The page that `request` asks for. `stage`: the second stage of the ranking, or nullptr
  /// to browse in document order.
  [[nodiscard]] Page page(const Xapian::Query& query, const SearchRequest& request,
                          const SecondStage* stage, const Matching& matching) const;

  /// The best `size` passages of the first stage.
  [[nodiscard]] std::vector<Scored> best(const Xapian::Query& query, std::size_t size) const;

  /// Counts of `fields`, which are facets, over `matching`, the matches of `text` within `filters`;
  /// a field's own filter does not apply to its counts unless all of its values are wanted.
  [[nodiscard]] std::vector<std::pair<std::string, std::vector<FacetCount>>> facets(
      const Xapian::Query& text, const Filters& filters, const std::vector<FieldId>& fields,
      std::size_t size, const Matching& matching) const;

  /// Counts of one field over the matches of `query`.
  [[nodiscard]] FacetCounts count(const Xapian::Query& query, FieldId field) const;

 private:
  template <class Ranked>
  [[nodiscard]] std::vector<Scored> one_a_document(Ranked&& ranked, const SearchRequest& request,
                                                   std::size_t last, const Matching& matching,
                                                   std::size_t& total) const;
  [[nodiscard]] std::vector<Scored> listed(const Xapian::Query& query, const SearchRequest& request,
                                           bool browse, std::size_t wanted) const;

  const IndexSet& indexes_;
  const Ranking& ranking_;
  Counting& counting_;
};

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_RANK_MATCHER_H_
