// The path of a query: parse -> filters -> ask step by step -> match -> rank -> hits. Each has its
// own file; this one joins them, and keeps Xapian off the public header.
#include "kouryu/searcher.h"

#include <algorithm>
#include <chrono>
#include <tuple>
#include <utility>

#include "dict/base/deadline.h"
#include "dict/base/locale.h"
#include "dict/schema/fields.h"
#include "dict/schema/xapian_errors.h"
#include "dict/text/normalizer.h"
#include "searcher/facets/count.h"
#include "searcher/index/hits.h"
#include "searcher/index/index_set.h"
#include "searcher/index/substring_candidates.h"
#include "searcher/plan/marks.h"
#include "searcher/plan/plan.h"
#include "searcher/plan/steps.h"
#include "searcher/plan/widen.h"
#include "searcher/query/explain.h"
#include "searcher/query/query.h"
#include "searcher/rank/matcher.h"
#include "searcher/rank/rerank.h"
#include "searcher/rank/similar.h"
#include "searcher/suggest/suggest.h"
#include "searcher/timeline/timeline.h"

namespace kouryu {
namespace {

using Kind = QueryNode::Kind;

std::vector<std::string> facet_fields(const std::vector<std::string>& names) {
  std::vector<std::string> out;
  for (const std::string& name : names) {
    const Field* row = find_field(name);
    if (row == nullptr || row->kind != FieldKind::Facet) {
      throw Error(ErrorKind::BadQuery, say("no such facet: ", "使えない項目です: ") + name,
                  say("facets are city, prefecture, country, year and org",
                      "使えるのは city, prefecture, country, year, org です"));
    }
    out.emplace_back(row->name);
  }
  return out;
}

/// Filters typed at the top of a query, once a field, mean the same as those of the request.
void lift_filters(std::optional<QueryNode>& root, Filters& filters) {
  if (!root) return;
  const auto liftable = [&](const QueryNode& node) {
    return node.kind == Kind::Filter && node.field != "title" && !filters.contains(node.field);
  };
  if (liftable(*root)) {
    filters[root->field] = root->values;
    root.reset();
    return;
  }
  if (root->kind != Kind::And) return;
  std::map<std::string, int> times;
  for (const QueryNode& child : root->children) {
    if (child.kind == Kind::Filter) ++times[child.field];
  }
  std::vector<QueryNode> rest;
  for (QueryNode& child : root->children) {
    if (liftable(child) && times[child.field] == 1) {
      filters[child.field] = std::move(child.values);
    } else {
      rest.push_back(std::move(child));
    }
  }
  const bool lifted = rest.size() < root->children.size();
  root->children = std::move(rest);
  if (!lifted) return;
  if (root->children.empty()) {
    root.reset();
  } else if (root->children.size() == 1) {
    QueryNode only = std::move(root->children[0]);
    root = std::move(only);
  }
}

}  // namespace

class Searcher::Impl {
 public:
  Impl(const std::vector<std::string>& names, const SearcherOptions& options,
       const Ranking& ranking)
      : name_(joined_names(names)),
        synonyms_(synonyms_of(options)),
        indexes_(names),
        ranking_(ranking) {}

  [[nodiscard]] const std::string& name() const { return name_; }
  void set_deadline(const Deadline& deadline) { deadline_ = deadline; }
  [[nodiscard]] const Deadline& deadline() const { return deadline_; }

  SearchResult search(const SearchRequest& request) {
    const auto begin = std::chrono::steady_clock::now();
    const ParsedQuery parsed = read(request);
    const ResolvedFilters resolved = resolve_filters(request.filters, analyzer_);
    const auto fields = facet_fields(request.facets);
    indexes_.refresh();
    SearchResult result = indexes_.read([&] {
      Filters filters = resolved.values;
      return answer(request, parsed, resolved, fields, filters);
    });
    close(begin, result);
    return result;
  }

  std::optional<SearchResult> similar(const std::string& id, const SearchRequest& request) {
    const auto begin = std::chrono::steady_clock::now();
    const ResolvedFilters resolved = resolve_filters(request.filters, analyzer_);
    const auto fields = facet_fields(request.facets);
    indexes_.refresh();
    auto result = indexes_.read([&] { return like(id, request, resolved, fields); });
    if (result) close(begin, *result);
    return result;
  }

  Timeline timeline(const SearchRequest& request) {
    SearchRequest all = request;
    all.limit = 0;
    all.offset = 0;
    all.sort = SortOrder::Relevance;
    all.group = GroupBy::None;
    all.facets.clear();
    all.snippet_chars = 1;
    all.explain = true;
    const ParsedQuery parsed = read(all);
    const ResolvedFilters resolved = resolve_filters(all.filters, analyzer_);
    indexes_.refresh();
    Filters filters;
    SearchResult found = indexes_.read([&] {
      filters = resolved.values;
      return answer(all, parsed, resolved, {}, filters);
    });
    name_missing(found);
    std::sort(found.hits.begin(), found.hits.end(), [](const Hit& a, const Hit& b) {
      return std::tie(a.document.path, a.document.id, a.source, a.id) <
             std::tie(b.document.path, b.document.id, b.source, b.id);
    });
    Timeline timeline;
    timeline.query = std::move(found.query);
    timeline.interpreted = std::move(found.interpreted);
    timeline.warnings = std::move(found.warnings);
    for (const Hit& hit : found.hits) {
      for (TimelineEvent& event : events_of(hit, filters)) {
        timeline.events.push_back(std::move(event));
      }
    }
    sort_events(timeline.events);
    timeline.total = timeline.events.size();
    const std::size_t first = std::min(request.offset, timeline.total);
    const bool to_end = request.limit == 0 || request.limit > timeline.total - first;
    const std::size_t last = to_end ? timeline.total : first + request.limit;
    timeline.events.resize(last);
    timeline.events.erase(timeline.events.begin(),
                          timeline.events.begin() + static_cast<std::ptrdiff_t>(first));
    return timeline;
  }

  std::optional<Hit> passage(const std::string& id, const std::string& query, SearchMode mode) {
    const ParsedQuery parsed = read_query(query, mode, analyzer_, synonyms_.get());
    indexes_.refresh();
    return indexes_.read([&]() -> std::optional<Hit> {
      auto record = read_passage(indexes_, id);
      if (!record) return std::nullopt;
      const MarkTerms& marks = marks_of(query, mode, parsed, record->document_id);
      return make_hit(std::move(*record), marks, SearchRequest().snippet_chars, true, analyzer_);
    });
  }

  std::optional<DocumentOverview> document(const std::string& id_or_path) {
    indexes_.refresh();
    return indexes_.read([&]() -> std::optional<DocumentOverview> {
      const auto ids = find_documents(indexes_, id_or_path);
      if (ids.empty()) return std::nullopt;
      return read_document(indexes_, ids[0]);
    });
  }

  std::vector<FacetCount> facet_values(const std::string& name, const std::string& prefix,
                                       std::size_t limit) {
    const auto fields = facet_fields({name});
    const std::string beginning = fold_text(prefix);
    indexes_.refresh();
    return indexes_.read([&] {
      counting_.use_generation(indexes_.generation());
      auto counts = Matcher(indexes_, ranking_, counting_).count(every_passage(), fields[0]);
      std::erase_if(counts,
                    [&](const auto& row) { return !fold_text(row.first).starts_with(beginning); });
      return most_frequent(counts, limit);
    });
  }

  std::vector<Suggestion> suggest(const std::string& prefix, std::size_t limit) {
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

  /// How many passages search() finds for `query` on its first step; none where that is no answer:
  /// a query that it refuses, or that only menus answer.
  std::size_t total(const std::string& query) {
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

  IndexState state() {
    indexes_.refresh();
    return indexes_.read([&] { return indexes_.state(); });
  }

  QueryExplanation explain(const std::string& query, SearchMode mode, bool synonyms) {
    const ParsedQuery parsed =
        read_query(query, mode, analyzer_, synonyms ? synonyms_.get() : nullptr);
    indexes_.refresh();
    return indexes_.read([&] {
      ParsedQuery widened = parsed;
      if (widened.root && mode != SearchMode::Exact) {
        SubstringFinder substrings(indexes_);
        const Planning planning{indexes_, ranking_, substrings};
        Widener(planning, analyzer_).widen(*widened.root, widened.question);
        widened.interpreted = describe(*widened.root);
      }
      return explanation_of(query, widened);
    });
  }

 private:
  static constexpr std::size_t kLookedAtForNear = 50;

  /// Says which indexes are missing.
  void name_missing(SearchResult& result) const {
    for (const std::string& name : indexes_.missing()) {
      result.partial = true;
      result.warnings.push_back(
          {"shard_unavailable", say("no answer from ", "応答がありません: ") + name});
    }
  }

  /// The same, and the time.
  void close(std::chrono::steady_clock::time_point begin, SearchResult& result) const {
    name_missing(result);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    result.took_ms = took.count();
  }

  /// What the hits of a search for `parsed` would mark in `document`. Kept, since who reads a
  /// document asks for its passages one by one.
  const MarkTerms& marks_of(const std::string& query, SearchMode mode, ParsedQuery parsed,
                            const std::string& document) {
    const auto asked = std::make_tuple(query, mode, document, indexes_.generation());
    if (read_ && read_->asked == asked) return read_->marks;
    Filters filters;
    SearchResult aside;
    (void)understand(parsed, mode, synonyms_.get(), filters, aside);
    read_ =
        Read{asked, marks_in_document(mark_terms(parsed, indexes_.database()), indexes_, document)};
    return read_->marks;
  }

  ParsedQuery read(const SearchRequest& request) {
    return read_query(request.query, request.mode, analyzer_,
                      request.synonyms ? synonyms_.get() : nullptr);
  }

  void find_documents_of(Filters& filters) const {
    const auto wanted = filters.find("doc");
    if (wanted == filters.end()) return;
    std::vector<std::string> ids;
    for (const std::string& name : wanted->second) {
      auto found = find_documents(indexes_, name);
      if (found.empty()) found = {name};
      ids.insert(ids.end(), found.begin(), found.end());
    }
    wanted->second = std::move(ids);
  }

  /// A name that no table knows is understood only where a passage has it.
  void check_known(const std::vector<std::pair<std::string, std::string>>& unknown) const {
    for (const auto& [name, value] : unknown) {
      if (!indexes_.database().term_exists(field_term(field(name), value))) {
        throw_bad_value(name, value);
      }
    }
  }

  static void add_filters(const ResolvedFilters& resolved, SearchResult& result) {
    for (const auto& [name, values] : resolved.values) {
      const Field* row = find_field(name);
      if (row != nullptr && row->kind == FieldKind::Facet) result.filters[name] = values;
    }
  }

  /// Moves typed filters to `filters`, and asks for the rest; every passage when there is none.
  Asked understand(ParsedQuery& parsed, SearchMode mode, const Synonyms* synonyms, Filters& filters,
                   SearchResult& result) {
    if (mode != SearchMode::Exact) lift_filters(parsed.root, filters);
    find_documents_of(filters);
    counting_.use_generation(indexes_.generation());
    if (!parsed.root) return {every_passage(), every_passage()};
    SubstringFinder substrings(indexes_);
    const Planning planning{indexes_, ranking_, substrings};
    return ask(parsed, mode, {planning, filters, {analyzer_, synonyms}}, result);
  }

  /// `filters`: those of the request; typed ones are added.
  SearchResult answer(const SearchRequest& request, ParsedQuery parsed,
                      const ResolvedFilters& resolved, const std::vector<std::string>& fields,
                      Filters& filters) {
    check_known(resolved.unknown);
    check_known(parsed.unknown_values);
    SearchResult result;
    result.query = request.query;
    result.interpreted = parsed.interpreted;
    result.warnings = parsed.warnings;
    add_filters(resolved, result);
    const Synonyms* const synonyms = request.synonyms ? synonyms_.get() : nullptr;
    const Asked asked = understand(parsed, request.mode, synonyms, filters, result);
    const bool browse = !parsed.root;
    const SearchRequest shown = request.mode == SearchMode::Exact ? ungrouped(request) : request;
    std::optional<SecondStage> stage;
    if (!browse) stage.emplace(indexes_, ranking_, parsed, fold_text(request.query));
    show(asked, filters, shown, fields, parsed, stage ? &*stage : nullptr, result);
    return result;
  }

  std::optional<SearchResult> like(const std::string& id, const SearchRequest& request,
                                   const ResolvedFilters& resolved,
                                   const std::vector<std::string>& fields) {
    check_known(resolved.unknown);
    const auto passage = find_passage(indexes_, id);
    if (!passage) return std::nullopt;
    Filters filters = resolved.values;
    counting_.use_generation(indexes_.generation());
    find_documents_of(filters);
    const auto terms = telling_terms(indexes_, ranking_, *passage);
    const ParsedQuery parsed = any_of_terms(terms);
    SearchResult result;
    result.query = id;
    result.interpreted = parsed.interpreted;
    add_filters(resolved, result);
    std::string folded;
    for (const std::string& term : terms) folded += term + '\n';
    const SecondStage stage(indexes_, ranking_, parsed, folded);
    const Matcher matcher(indexes_, ranking_, counting_);
    SubstringFinder substrings(indexes_);
    const Planning planning{indexes_, ranking_, substrings};
    Xapian::Query text = any_of(parsed.root->children, planning, true);
    const auto leave_out = [&](const Xapian::Query& unwanted) {
      text = Xapian::Query(Xapian::Query::OP_AND_NOT, text, unwanted);
    };
    if (!text.empty()) leave_out(same_text(indexes_, *passage));
    // What is nearly the passage shares most of its words, so that it is among the best.
    for (;;) {
      const auto near = nearly_same_text(
          indexes_, *passage, matcher.best(with_filters(text, filters), kLookedAtForNear));
      if (near.empty()) break;
      leave_out(query_of_ids(indexes_, near));
    }
    show({text, text}, filters, request, fields, parsed, &stage, result);
    return result;
  }

  /// The page, the counts and the total of `asked` within `filters`.
  void show(const Asked& asked, const Filters& filters, const SearchRequest& request,
            const std::vector<std::string>& fields, const ParsedQuery& parsed,
            const SecondStage* stage, SearchResult& result) {
    const Matcher matcher(indexes_, ranking_, counting_);
    const Matching matching = matcher.matching(with_filters(asked.match, filters));
    Page page = matcher.page(with_filters(asked.rank, filters), request, stage, matching);
    result.total = page.total;
    result.facets = matcher.facets(asked.match, filters, fields, request.facet_size, matching);
    const MarkTerms marks = mark_terms(parsed, indexes_.database());
    std::size_t rank = request.offset;
    for (Ranked& ranked : page.passages) {
      check_deadline();
      Hit hit = make_hit(std::move(ranked.record), marks, request.snippet_chars, request.explain,
                         analyzer_);
      hit.rank = ++rank;
      hit.score = ranked.scored.score;
      if (request.explain) hit.score_parts = std::move(ranked.scored.parts);
      result.hits.push_back(std::move(hit));
    }
  }

  static SearchRequest ungrouped(const SearchRequest& request) {
    SearchRequest out = request;
    out.group = GroupBy::None;
    return out;
  }

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
};

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
    return call();
  });
}

void Searcher::set_deadline(std::optional<std::chrono::steady_clock::time_point> deadline) {
  impl_->set_deadline(deadline);
}
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
