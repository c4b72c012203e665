// Xapian's operators, with empty queries taken care of.
#include "searcher/plan/queries.h"

#include <algorithm>
#include <utility>

#include "dict/base/deadline.h"
#include "dict/schema/fields.h"
#include "dict/time/dates.h"

namespace kouryu {

using Query = Xapian::Query;

Query combined(Query::op op, const std::vector<Query>& parts) {
  std::vector<Query> wanted;
  for (const Query& part : parts) {
    if (!part.empty()) {
      wanted.push_back(part);
    } else if (op == Query::OP_AND) {
      return {};
    }
  }
  if (wanted.empty()) return {};
  if (wanted.size() == 1) return wanted[0];
  return {op, wanted.begin(), wanted.end()};
}

Query either(const Query& one, const Query& other) { return combined(Query::OP_OR, {one, other}); }

Query without(const Query& wanted, const Query& unwanted) {
  if (wanted.empty() || unwanted.empty()) return wanted;
  return {Query::OP_AND_NOT, wanted, unwanted};
}

Query scaled(const Query& query, double factor) {
  return query.empty() ? query : Query(Query::OP_SCALE_WEIGHT, query, factor);
}

Query unweighted(const Query& query) { return scaled(query, 0.0); }

Query weighing_always(const Query& query, double weight) {
  if (query.empty()) return query;
  const Query always((new Xapian::FixedWeightPostingSource(weight))->release());
  return {Query::OP_AND, unweighted(query), always};
}

Query terms_together(const std::vector<std::string>& terms) {
  if (terms.empty()) return {};
  return {Query::OP_AND, terms.begin(), terms.end()};
}

Query title_query(const std::vector<std::string>& terms) {
  std::vector<std::string> titled;
  titled.reserve(terms.size());
  for (const std::string& term : terms)
    titled.push_back(std::string(field(FieldId::Title).prefix) + term);
  return terms_together(titled);
}

std::string facet_term(const Alternative& other) {
  return field_term(field(other.field),
                    other.field == FieldId::Date ? precise_date_term(other.value) : other.value);
}

Query words_beginning(const std::string& folded, const Xapian::Database& database) {
  constexpr std::size_t kMost = 256;
  std::vector<std::pair<Xapian::doccount, std::string>> words;
  const auto end = database.allterms_end(folded);
  for (auto term = database.allterms_begin(folded); term != end; ++term) {
    check_deadline();
    words.emplace_back(term.get_termfreq(), *term);
  }
  if (words.size() > kMost) {
    std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    words.resize(kMost);
  }
  std::vector<Query> wanted;
  wanted.reserve(words.size());
  for (const auto& [frequency, word] : words) wanted.emplace_back(word);
  return combined(Query::OP_SYNONYM, wanted);
}

Query filter_query(FieldId id, const std::vector<std::string>& values) {
  const Field& row = field(id);
  std::vector<Query> wanted;
  wanted.reserve(values.size());
  for (const std::string& value : values) {
    Query all;
    for (std::size_t begin = 0; begin <= value.size();) {
      const std::size_t end = std::min(value.find(kTogether, begin), value.size());
      const Query key(field_term(row, value.substr(begin, end - begin)));
      all = all.empty() ? key : Query(Query::OP_AND, all, key);
      begin = end + 1;
    }
    wanted.push_back(all);
  }
  if (wanted.empty()) return {};
  return unweighted(Query(Query::OP_OR, wanted.begin(), wanted.end()));
}

Xapian::Query with_filters(const Xapian::Query& text, const Filters& filters,
                           std::optional<FieldId> except) {
  Xapian::Query out = text;
  const auto narrow = [&](FieldId id, const std::vector<std::string>& values) {
    const Query wanted = filter_query(id, values);
    out = wanted.empty() || out.empty() ? Query() : Query(Query::OP_FILTER, out, wanted);
  };
  for (const auto& [id, values] : filters) {
    if (id == except) continue;
    if (values.groups.empty()) narrow(id, values);
    for (const std::vector<std::string>& group : values.groups) narrow(id, group);
  }
  return out;
}

}  // namespace kouryu
