// Words of a passage are the terms of its list without a prefix: prefixes are capital letters, and
// folded words have none.
#include "searcher/rank/similar.h"

#include <algorithm>
#include <utility>

#include "dict/schema/fields.h"
#include "dict/text/likeness.h"
#include "searcher/index/id_query.h"
#include "searcher/rank/grouping.h"

namespace kouryu {
namespace {

bool has_prefix(const std::string& term) {
  return !term.empty() && term[0] >= 'A' && term[0] <= 'Z';
}

}  // namespace

std::vector<std::string> telling_terms(const IndexSet& indexes, const Ranking& ranking,
                                       Xapian::docid id) {
  const Xapian::Database& database = indexes.database();
  const double passages = database.get_doccount();
  const double length = std::max(
      ranking.min_normlen, database.get_doclength(id) / std::max(1.0, database.get_avlength()));
  const double norm = ranking.k1 * (1 - ranking.b + ranking.b * length);
  std::vector<std::pair<double, std::string>> weighed;
  for (auto term = database.termlist_begin(id); term != database.termlist_end(id); ++term) {
    const double frequency = term.get_termfreq();
    if (has_prefix(*term) || frequency < 2) continue;
    const double times = term.get_wdf();
    const double weight = inverse_frequency(passages, frequency) * times / (times + norm);
    weighed.emplace_back(-weight, *term);
  }
  std::sort(weighed.begin(), weighed.end());
  if (weighed.size() > ranking.telling_terms) weighed.resize(ranking.telling_terms);
  std::vector<std::string> out;
  out.reserve(weighed.size());
  for (auto& [weight, term] : weighed) out.push_back(std::move(term));
  return out;
}

ParsedQuery any_of_terms(const std::vector<std::string>& terms) {
  QueryNode any;
  any.kind = QueryNode::Kind::Or;
  for (const std::string& term : terms) {
    QueryNode word;
    word.written = term;
    word.folded = term;
    word.terms = {term};
    any.children.push_back(std::move(word));
  }
  ParsedQuery out;
  out.interpreted = describe(any);
  out.root = std::move(any);
  out.question = true;
  return out;
}

Xapian::Query same_text(const IndexSet& indexes, Xapian::docid id) {
  const Field& body = field(FieldId::Body);
  Xapian::Query itself = query_of_ids(indexes, {id});
  const std::string value = value_of(indexes.database(), id, FieldId::Body);
  if (value.empty()) return itself;
  return {Xapian::Query::OP_OR, itself, Xapian::Query(field_term(body, value))};
}

std::vector<Xapian::docid> nearly_same_text(const IndexSet& indexes, Xapian::docid id,
                                            const std::vector<Scored>& rows) {
  const Xapian::Database& database = indexes.database();
  const std::string likeness = value_of(database, id, FieldId::Likeness);
  std::vector<Xapian::docid> out;
  for (const Scored& row : rows) {
    if (nearly_same(likeness, value_of(database, row.id, FieldId::Likeness))) out.push_back(row.id);
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace kouryu
