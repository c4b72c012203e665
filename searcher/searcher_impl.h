// The Searcher behind its public header: what one keeps from call to call, and the steps of each.
#ifndef KOURYU_SEARCHER_SEARCHER_IMPL_H_
#define KOURYU_SEARCHER_SEARCHER_IMPL_H_

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "dict/base/deadline.h"
#include "dict/schema/fields.h"
#include "dict/tokens/analyzer.h"
#include "kouryu/searcher.h"
#include "searcher/index/index_set.h"
#include "searcher/plan/marks.h"
#include "searcher/plan/steps.h"
#include "searcher/query/query.h"
#include "searcher/rank/matcher.h"
#include "searcher/rank/rerank.h"
#include "searcher/suggest/suggest.h"

namespace kouryu {

class Searcher::Impl {
 public:
  Impl(const std::vector<std::string>& names, const SearcherOptions& options,
       const Ranking& ranking);

  [[nodiscard]] const std::string& name() const { return name_; }
  void set_deadline(const Deadline& deadline) { deadline_ = deadline; }
  [[nodiscard]] const Deadline& deadline() const { return deadline_; }
  void set_memory_limit(std::size_t bytes) { memory_limit_ = bytes; }
  [[nodiscard]] std::size_t memory_limit() const { return memory_limit_; }

  SearchResult search(const SearchRequest& request);
  std::optional<SearchResult> similar(const std::string& id, const SearchRequest& request);
  Timeline timeline(const SearchRequest& request);
  Relations relations(const RelationsRequest& request);

  std::optional<Hit> passage(const std::string& id, const std::string& query, SearchMode mode);
  std::optional<DocumentOverview> document(const std::string& id_or_path);
  std::vector<FacetCount> facet_values(const std::string& name, const std::string& prefix,
                                       std::size_t limit);
  std::vector<Suggestion> suggest(const std::string& prefix, std::size_t limit);

  /// How many passages search() finds for `query` on its first step; none where that is no answer:
  /// a query that it refuses, or that only menus answer.
  std::size_t total(const std::string& query);
  IndexState state();
  QueryExplanation explain(const std::string& query, SearchMode mode, bool synonyms);

 private:
  static constexpr std::size_t kLookedAtForNear = 50;

  /// Says which indexes are missing.
  void name_missing(SearchResult& result) const;
  /// The same, and the time.
  void close(std::chrono::steady_clock::time_point begin, SearchResult& result) const;

  /// What the hits of a search for `parsed` would mark in `document`. Kept, since who reads a
  /// document asks for its passages one by one.
  const MarkTerms& marks_of(const std::string& query, SearchMode mode, ParsedQuery parsed,
                            const std::string& document);

  ParsedQuery read(const SearchRequest& request);
  ResolvedFilters resolve(const SearchRequest& request);
  void find_documents_of(Filters& filters) const;
  /// A name that no table knows is understood only where a passage has it.
  void check_known(const std::vector<std::pair<FieldId, std::string>>& unknown) const;
  static void add_filters(const ResolvedFilters& resolved, SearchResult& result);
  /// Moves typed filters to `filters`, and asks for the rest; every passage when there is none.
  Asked understand(ParsedQuery& parsed, SearchMode mode, const Synonyms* synonyms, Filters& filters,
                   SearchResult& result);

  /// `filters`: those of the request; typed ones are added.
  SearchResult answer(const SearchRequest& request, ParsedQuery parsed,
                      const ResolvedFilters& resolved, const std::vector<FieldId>& fields,
                      Filters& filters);
  std::optional<SearchResult> like(const std::string& id, const SearchRequest& request,
                                   const ResolvedFilters& resolved,
                                   const std::vector<FieldId>& fields);
  /// The page, the counts and the total of `asked` within `filters`.
  void show(const Asked& asked, const Filters& filters, const SearchRequest& request,
            const std::vector<FieldId>& fields, const ParsedQuery& parsed, const SecondStage* stage,
            SearchResult& result);
  /// Throws Error (BadQuery) for what is no facet.
  static std::vector<FieldId> facet_fields(const std::vector<std::string>& names);
  static SearchRequest ungrouped(const SearchRequest& request);

  /// The document that was last read, and for which query.
  struct Read {
    std::tuple<std::string, SearchMode, std::string, std::size_t> asked;
    MarkTerms marks;
  };

  std::string name_;  // of the indexes, for messages
  std::shared_ptr<const Synonyms> synonyms_;
  std::optional<Read> read_;
  IndexSet indexes_;
  Ranking ranking_;
  Analyzer analyzer_;
  Counting counting_;
  Totals totals_;
  Deadline deadline_;
  std::size_t memory_limit_ = 0;  // of an answer; 0 = none
};

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_SEARCHER_IMPL_H_
