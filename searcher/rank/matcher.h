// Runs planned queries: totals, pages of passages in their order, facet counts.
#ifndef KOURYU_SEARCHER_RANK_MATCHER_H_
#define KOURYU_SEARCHER_RANK_MATCHER_H_

#include <xapian.h>

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "dict/schema/record.h"
#include "kouryu/searcher.h"
#include "searcher/facets/count.h"
#include "searcher/query/query.h"
#include "searcher/rank/index_set.h"
#include "searcher/rank/ranking.h"
#include "searcher/rank/rerank.h"

namespace kouryu {

using Filters = std::map<std::string, std::vector<std::string>>;

/// `text` within `filters`; `except`: a field whose filter is left out.
[[nodiscard]] Xapian::Query with_filters(const Xapian::Query& text, const Filters& filters,
                                         const std::string& except = {});

/// A passage of an answer with what it stores.
struct Ranked {
  Scored scored;
  PassageRecord record;
};

struct Page {
  std::size_t total = 0;
  std::vector<Ranked> passages;  // from offset on
};

class Matcher {
 public:
  Matcher(const IndexSet& indexes, const Ranking& ranking, FacetColumns& columns)
      : indexes_(indexes), ranking_(ranking), columns_(columns) {}

  [[nodiscard]] std::size_t total(const Xapian::Query& query) const;
  [[nodiscard]] bool matches(const Xapian::Query& query) const;

  /// The page that `request` asks for. `stage`: the second stage of the ranking, or nullptr
  /// to browse in document order.
  [[nodiscard]] Page page(const Xapian::Query& query, const SearchRequest& request,
                          const SecondStage* stage) const;

  /// The best `size` passages of the first stage.
  [[nodiscard]] std::vector<Scored> best(const Xapian::Query& query, std::size_t size) const;

  /// Counts of `fields` (canonical names); a field's own filter does not apply to its counts.
  [[nodiscard]] std::vector<std::pair<std::string, std::vector<FacetCount>>> facets(
      const Xapian::Query& text, const Filters& filters, const std::vector<std::string>& fields,
      std::size_t size) const;

  /// Counts of one field over the matches of `query`.
  [[nodiscard]] std::map<std::string, std::size_t> count(const Xapian::Query& query,
                                                         const std::string& name) const;

 private:
  [[nodiscard]] std::vector<Xapian::docid> ids(const Xapian::Query& query) const;
  [[nodiscard]] std::vector<Scored> listed(const Xapian::Query& query, const SearchRequest& request,
                                           bool browse, std::size_t wanted,
                                           std::size_t& total) const;

  const IndexSet& indexes_;
  const Ranking& ranking_;
  FacetColumns& columns_;
};

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_RANK_MATCHER_H_
