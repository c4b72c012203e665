// Documents are told apart by their key term, which every passage carries.
#include "searcher/index/missing.h"

#include <algorithm>

#include "dict/schema/fields.h"

namespace kouryu {
namespace {

constexpr Xapian::doccount kMostOfOthers = 10000;

Xapian::MSet some_of(const IndexSet& indexes, const Xapian::Query& query, Xapian::doccount most) {
  Xapian::Enquire enquire(indexes.database());
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  return enquire.get_mset(0, most);
}

std::set<std::string> documents_of(const IndexSet& indexes, const Xapian::Query& query,
                                   Xapian::doccount most) {
  const Xapian::Database& database = indexes.database();
  const std::string prefix = std::string(field(FieldId::Document).prefix) + ':';
  std::set<std::string> out;
  const Xapian::MSet found = some_of(indexes, query, most);
  for (auto it = found.begin(); it != found.end(); ++it) {
    auto term = database.termlist_begin(*it);
    term.skip_to(prefix);
    if (term != database.termlist_end(*it) && (*term).starts_with(prefix)) out.insert(*term);
  }
  return out;
}

/// An upper bound that costs no matching.
Xapian::doccount at_most(const IndexSet& indexes, const Xapian::Query& query) {
  Xapian::Enquire enquire(indexes.database());
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return enquire.get_mset(0, 0).get_matches_upper_bound();
}

}  // namespace

bool matches_fewer_than(const IndexSet& indexes, const Xapian::Query& query, Xapian::doccount few) {
  return query.empty() || some_of(indexes, query, few).size() < few;
}

std::size_t count_matches(const IndexSet& indexes, const Xapian::Query& query) {
  if (query.empty()) return 0;
  return some_of(indexes, query, indexes.database().get_doccount()).size();
}

std::set<std::string> documents_with_all(const IndexSet& indexes,
                                         std::vector<Xapian::Query> queries) {
  if (indexes.remote() || queries.empty()) return {};
  std::vector<std::pair<Xapian::doccount, std::size_t>> order;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    order.emplace_back(at_most(indexes, queries[i]), i);
  }
  std::sort(order.begin(), order.end());
  std::set<std::string> documents =
      documents_of(indexes, queries[order.front().second], kMostFollowed);
  for (std::size_t i = 1; i < order.size() && !documents.empty(); ++i) {
    const Xapian::Query among(Xapian::Query::OP_OR, documents.begin(), documents.end());
    documents = documents_of(indexes, {Xapian::Query::OP_FILTER, queries[order[i].second], among},
                             kMostOfOthers);
  }
  return documents;
}

}  // namespace kouryu
