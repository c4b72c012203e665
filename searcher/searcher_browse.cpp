// What is asked of an index beside searches: one passage, one document, values, completions.
#include <algorithm>
#include <tuple>
#include <utility>

#include "dict/text/normalizer.h"
#include "searcher/facets/count.h"
#include "searcher/index/hits.h"
#include "searcher/index/substring_candidates.h"
#include "searcher/plan/plan.h"
#include "searcher/plan/widen.h"
#include "searcher/query/explain.h"
#include "searcher/searcher_impl.h"

namespace kouryu {

std::optional<Hit> Searcher::Impl::passage(const std::string& id, const std::string& query,
                                           SearchMode mode) {
  const ParsedQuery parsed = read_query(query, mode, analyzer_, synonyms_.get());
  indexes_.refresh();
  return indexes_.read([&]() -> std::optional<Hit> {
    auto record = read_passage(indexes_, id);
    if (!record) return std::nullopt;
    const MarkTerms& marks = marks_of(query, mode, parsed, record->document_id);
    return make_hit(std::move(*record), marks, SearchRequest().snippet_chars, true, analyzer_);
  });
}

std::optional<DocumentOverview> Searcher::Impl::document(const std::string& id_or_path) {
  indexes_.refresh();
  return indexes_.read([&]() -> std::optional<DocumentOverview> {
    const auto ids = find_documents(indexes_, id_or_path);
    if (ids.empty()) return std::nullopt;
    return read_document(indexes_, ids[0]);
  });
}

std::vector<FacetCount> Searcher::Impl::facet_values(const std::string& name,
                                                     const std::string& prefix, std::size_t limit) {
  const auto fields = facet_fields({name});
  const std::string beginning = fold_text(prefix);
  indexes_.refresh();
  return indexes_.read([&] {
    counting_.use_generation(indexes_.generation());
    auto counts = Matcher(indexes_, ranking_, counting_).count(every_passage(), fields[0]);
    counts.keep([&](const std::string& value) { return fold_text(value).starts_with(beginning); });
    return counts.most_frequent(limit);
  });
}

std::vector<Suggestion> Searcher::Impl::suggest(const std::string& prefix, std::size_t limit) {
  indexes_.refresh();
  return indexes_.read([&] {
    counting_.use_generation(indexes_.generation());
    totals_.use_generation(indexes_.generation());
    const auto total = [&](const std::string& query) {
      return totals_.of(query, [&] { return this->total(query); });
    };
    return Suggester(indexes_, total).suggest(prefix, limit);
  });
}

std::size_t Searcher::Impl::total(const std::string& query) {
  try {
    ParsedQuery parsed = read_query(query, SearchMode::And, analyzer_, synonyms_.get());
    check_known(parsed.unknown_values);
    SearchResult told;
    told.suggestion = query;  // no other spelling is to be looked for
    Filters filters;
    const Asked asked = understand(parsed, SearchMode::And, synonyms_.get(), filters, told);
    if (asked.menus_alone) return 0;
    return Matcher(indexes_, ranking_, counting_)
        .matching(with_filters(asked.match, filters))
        .total;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::BadQuery) throw;
    return 0;
  }
}

IndexState Searcher::Impl::state() {
  indexes_.refresh();
  return indexes_.read([&] { return indexes_.state(); });
}

QueryExplanation Searcher::Impl::explain(const std::string& query, SearchMode mode, bool synonyms) {
  const ParsedQuery parsed =
      read_query(query, mode, analyzer_, synonyms ? synonyms_.get() : nullptr);
  indexes_.refresh();
  return indexes_.read([&] {
    counting_.use_generation(indexes_.generation());
    ParsedQuery widened = parsed;
    if (widened.root && mode != SearchMode::Exact) {
      SubstringFinder substrings(indexes_);
      const Planning planning{indexes_, ranking_, substrings, counting_.matches};
      Widener(planning, analyzer_).widen(*widened.root, widened.question);
      widened.interpreted = describe(*widened.root);
    }
    return explanation_of(query, widened);
  });
}

const MarkTerms& Searcher::Impl::marks_of(const std::string& query, SearchMode mode,
                                          ParsedQuery parsed, const std::string& document) {
  const auto asked = std::make_tuple(query, mode, document, indexes_.generation());
  if (read_ && read_->asked == asked) return read_->marks;
  Filters filters;
  SearchResult aside;
  (void)understand(parsed, mode, synonyms_.get(), filters, aside);
  read_ =
      Read{asked, marks_in_document(mark_terms(parsed, indexes_.database()), indexes_, document)};
  return read_->marks;
}

}  // namespace kouryu
