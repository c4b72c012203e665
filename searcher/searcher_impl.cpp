// The path of a query: parse -> filters -> ask step by step -> match -> rank -> hits. Each has its
// own file; this one joins them.
#include "searcher/searcher_impl.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "dict/base/guess.h"
#include "dict/base/locale.h"
#include "dict/schema/fields.h"
#include "dict/text/normalizer.h"
#include "searcher/index/hits.h"
#include "searcher/index/id_query.h"
#include "searcher/index/substring_candidates.h"
#include "searcher/plan/plan.h"
#include "searcher/query/explain.h"
#include "searcher/query/parameters.h"
#include "searcher/rank/similar.h"
#include "searcher/timeline/timeline.h"

namespace kouryu {
namespace {

using Kind = QueryNode::Kind;

/// Filters typed at the top of a query, once a field, mean the same as those of the request. Those
/// on a field of `all` stay where they are.
void lift_filters(std::optional<QueryNode>& root, const std::vector<FieldId>& all,
                  Filters& filters) {
  if (!root) return;
  const auto liftable = [&](const QueryNode& node) {
    return node.kind == Kind::Filter && node.field != FieldId::Title &&
           !filters.contains(node.field) &&
           std::find(all.begin(), all.end(), node.field) == all.end();
  };
  if (liftable(*root)) {
    filters[root->field] = root->values;
    root.reset();
    return;
  }
  if (root->kind != Kind::And) return;
  std::map<FieldId, int> times;
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

Searcher::Impl::Impl(const std::vector<std::string>& names, const SearcherOptions& options,
                     const Ranking& ranking)
    : name_(joined_names(names)),
      synonyms_(synonyms_of(options)),
      indexes_(names),
      ranking_(ranking) {}

SearchResult Searcher::Impl::search(const SearchRequest& request) {
  const auto begin = std::chrono::steady_clock::now();
  const ParsedQuery parsed = read(request);
  const ResolvedFilters resolved = resolve(request);
  const auto fields = facet_fields(request.facets);
  indexes_.refresh();
  SearchResult result = indexes_.read([&] {
    Filters filters = resolved.values;
    return answer(request, parsed, resolved, fields, filters);
  });
  close(begin, result);
  return result;
}

std::optional<SearchResult> Searcher::Impl::similar(const std::string& id,
                                                    const SearchRequest& request) {
  const auto begin = std::chrono::steady_clock::now();
  const ResolvedFilters resolved = resolve(request);
  const auto fields = facet_fields(request.facets);
  indexes_.refresh();
  auto result = indexes_.read([&] { return like(id, request, resolved, fields); });
  if (result) close(begin, *result);
  return result;
}

Timeline Searcher::Impl::timeline(const SearchRequest& request) {
  SearchRequest all = request;
  all.limit = 0;
  all.offset = 0;
  all.sort = SortOrder::Relevance;
  all.group = GroupBy::None;
  all.facets.clear();
  all.snippet_chars = 1;
  all.explain = true;
  const ParsedQuery parsed = read(all);
  const ResolvedFilters resolved = resolve(all);
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
  std::vector<Telling> tellings;
  for (const Hit& hit : found.hits) {
    auto told = tellings_of(hit, filters);
    tellings.insert(tellings.end(), std::make_move_iterator(told.begin()),
                    std::make_move_iterator(told.end()));
  }
  fill_timeline(std::move(tellings), request, timeline);
  return timeline;
}

void Searcher::Impl::name_missing(SearchResult& result) const {
  for (const std::string& name : indexes_.missing()) {
    result.partial = true;
    result.warnings.push_back(
        {"shard_unavailable", say("no answer from ", "応答がありません: ") + name});
  }
}

void Searcher::Impl::close(std::chrono::steady_clock::time_point begin,
                           SearchResult& result) const {
  name_missing(result);
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
  result.took_ms = took.count();
}

ParsedQuery Searcher::Impl::read(const SearchRequest& request) {
  ParsedQuery parsed = read_query(request.query, request.mode, analyzer_,
                                  request.synonyms ? synonyms_.get() : nullptr);
  parsed.all = filters_named(request.all);
  return parsed;
}

ResolvedFilters Searcher::Impl::resolve(const SearchRequest& request) {
  return resolve_filters(request.filters, analyzer_, filters_named(request.all));
}

void Searcher::Impl::find_documents_of(Filters& filters) const {
  const auto wanted = filters.find(FieldId::Document);
  if (wanted == filters.end()) return;
  const auto ids_of = [&](const std::vector<std::string>& names) {
    std::vector<std::string> ids;
    for (const std::string& name : names) {
      auto found = find_documents(indexes_, name);
      if (found.empty()) found = {name};
      ids.insert(ids.end(), found.begin(), found.end());
    }
    return ids;
  };
  wanted->second = ids_of(wanted->second);
  for (std::vector<std::string>& group : wanted->second.groups) group = ids_of(group);
}

void Searcher::Impl::check_known(
    const std::vector<std::pair<FieldId, std::string>>& unknown) const {
  for (const auto& [id, value] : unknown) {
    if (!indexes_.database().term_exists(field_term(field(id), value))) {
      throw_bad_value(id, value);
    }
  }
}

void Searcher::Impl::add_filters(const ResolvedFilters& resolved, SearchResult& result) {
  for (const auto& [id, values] : resolved.values) {
    if (field(id).kind == FieldKind::Facet) result.filters[name_of(id)] = values;
  }
}

Asked Searcher::Impl::understand(ParsedQuery& parsed, SearchMode mode, const Synonyms* synonyms,
                                 Filters& filters, SearchResult& result) {
  if (mode != SearchMode::Exact) lift_filters(parsed.root, parsed.all, filters);
  find_documents_of(filters);
  counting_.use_generation(indexes_.generation());
  if (!parsed.root) return {every_passage(), every_passage()};
  SubstringFinder substrings(indexes_);
  const Planning planning{indexes_, ranking_, substrings, counting_.matches};
  return ask(parsed, mode, {planning, filters, {analyzer_, synonyms}}, result);
}

SearchResult Searcher::Impl::answer(const SearchRequest& request, ParsedQuery parsed,
                                    const ResolvedFilters& resolved,
                                    const std::vector<FieldId>& fields, Filters& filters) {
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

std::optional<SearchResult> Searcher::Impl::like(const std::string& id,
                                                 const SearchRequest& request,
                                                 const ResolvedFilters& resolved,
                                                 const std::vector<FieldId>& fields) {
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
  const Planning planning{indexes_, ranking_, substrings, counting_.matches};
  Xapian::Query text = any_of(parsed.root->children, planning, true);
  const auto leave_out = [&](const Xapian::Query& unwanted) {
    text = Xapian::Query(Xapian::Query::OP_AND_NOT, text, unwanted);
  };
  if (!text.empty()) leave_out(same_text(indexes_, *passage));
  // What is nearly the passage shares most of its words, so that it is among the best.
  for (;;) {
    check_deadline();
    const auto near = nearly_same_text(indexes_, *passage,
                                       matcher.best(with_filters(text, filters), kLookedAtForNear));
    if (near.empty()) break;
    leave_out(query_of_ids(indexes_, near));
  }
  show({text, text}, filters, request, fields, parsed, &stage, result);
  return result;
}

void Searcher::Impl::show(const Asked& asked, const Filters& filters, const SearchRequest& request,
                          const std::vector<FieldId>& fields, const ParsedQuery& parsed,
                          const SecondStage* stage, SearchResult& result) {
  const Matcher matcher(indexes_, ranking_, counting_);
  const Matching matching = matcher.matching(with_filters(asked.match, filters));
  Page page = matcher.page(with_filters(asked.rank, filters), request, stage, matching);
  result.total = page.total;
  result.passages = matching.total;
  result.facets = matcher.facets(asked.match, filters, fields, request.facet_size, matching);
  const MarkTerms marks = mark_terms(parsed, indexes_.database());
  std::size_t rank = request.offset;
  for (Ranked& ranked : page.passages) {
    check_deadline();
    Hit hit = make_hit(std::move(ranked.record), marks, request.snippet_chars, request.explain,
                       analyzer_);
    hit.rank = ++rank;
    hit.score = ranked.scored.score;
    if (request.group == GroupBy::Document) hit.more_in_document = ranked.scored.folded_away;
    if (request.explain) hit.score_parts = std::move(ranked.scored.parts);
    charge_memory(memory_of(hit));
    result.hits.push_back(std::move(hit));
  }
}

SearchRequest Searcher::Impl::ungrouped(const SearchRequest& request) {
  SearchRequest out = request;
  out.group = GroupBy::None;
  return out;
}

std::vector<FieldId> Searcher::Impl::facet_fields(const std::vector<std::string>& names) {
  std::vector<FieldId> out;
  for (const std::string& name : names) {
    const auto id = facet_named(name);
    if (!id) {
      throw Error(ErrorKind::BadQuery, say("no such facet: ", "使えない項目です: ") + name,
                  possible_names(name, {kFacetNames.begin(), kFacetNames.end()}));
    }
    out.push_back(*id);
  }
  return out;
}

}  // namespace kouryu
