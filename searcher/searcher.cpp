// The public Searcher: keeps Xapian, and what it throws, on this side of the header.
#include "kouryu/searcher.h"

#include "dict/schema/xapian_errors.h"
#include "searcher/searcher_impl.h"

namespace kouryu {

Searcher::Searcher(const std::vector<std::string>& indexes, const SearcherOptions& options)
    : Searcher(indexes, options, Ranking()) {}
Searcher::Searcher(const std::vector<std::string>& indexes, const SearcherOptions& options,
                   const Ranking& ranking)
    : impl_(at_boundary(joined_names(indexes),
                        [&] { return std::make_unique<Impl>(indexes, options, ranking); })) {}
Searcher searcher_with(const std::vector<std::string>& indexes, const Ranking& ranking) {
  return {indexes, {}, ranking};
}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

template <class Call>
auto Searcher::in_time(Call&& call) {
  return at_boundary(impl_->name(), [&] {
    const UntilDeadline until(impl_->deadline());
    const WithinMemory within(impl_->memory_limit());
    return call();
  });
}

void Searcher::set_deadline(std::optional<std::chrono::steady_clock::time_point> deadline) {
  impl_->set_deadline(deadline);
}
void Searcher::set_memory_limit(std::size_t bytes) { impl_->set_memory_limit(bytes); }
SearchResult Searcher::search(const SearchRequest& request) {
  return in_time([&] { return impl_->search(request); });
}
std::optional<SearchResult> Searcher::similar(const std::string& passage_id,
                                              const SearchRequest& request) {
  return in_time([&] { return impl_->similar(passage_id, request); });
}
Timeline Searcher::timeline(const SearchRequest& request) {
  return in_time([&] { return impl_->timeline(request); });
}
Relations Searcher::relations(const RelationsRequest& request) {
  return in_time([&] { return impl_->relations(request); });
}
std::optional<Hit> Searcher::passage(const std::string& id, const std::string& query,
                                     SearchMode mode) {
  return in_time([&] { return impl_->passage(id, query, mode); });
}
std::optional<DocumentOverview> Searcher::document(const std::string& id_or_path) {
  return in_time([&] { return impl_->document(id_or_path); });
}
std::vector<FacetCount> Searcher::facet_values(const std::string& field, const std::string& prefix,
                                               std::size_t limit) {
  return in_time([&] { return impl_->facet_values(field, prefix, limit); });
}
std::vector<Suggestion> Searcher::suggest(const std::string& prefix, std::size_t limit) {
  return in_time([&] { return impl_->suggest(prefix, limit); });
}
IndexState Searcher::state() {
  return in_time([&] { return impl_->state(); });
}
QueryExplanation Searcher::explain(const std::string& query, SearchMode mode, bool synonyms) {
  return in_time([&] { return impl_->explain(query, mode, synonyms); });
}

}  // namespace kouryu
