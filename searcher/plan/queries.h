// Pieces of Xapian queries that matching and weighing are made of.
#ifndef KOURYU_SEARCHER_PLAN_QUERIES_H_
#define KOURYU_SEARCHER_PLAN_QUERIES_H_

#include <xapian.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "dict/schema/fields.h"
#include "searcher/query/query.h"

namespace kouryu {

/// `parts` under `op`, those that match nothing left out; under OP_AND one of them empties all.
[[nodiscard]] Xapian::Query combined(Xapian::Query::op op, const std::vector<Xapian::Query>& parts);
[[nodiscard]] Xapian::Query either(const Xapian::Query& one, const Xapian::Query& other);
[[nodiscard]] Xapian::Query without(const Xapian::Query& wanted, const Xapian::Query& unwanted);
[[nodiscard]] Xapian::Query scaled(const Xapian::Query& query, double factor);
[[nodiscard]] Xapian::Query unweighted(const Xapian::Query& query);
/// The same weight for every passage that `query` matches. A posting source that stock remote
/// servers know.
[[nodiscard]] Xapian::Query weighing_always(const Xapian::Query& query, double weight);

[[nodiscard]] Xapian::Query terms_together(const std::vector<std::string>& terms);
/// Passages whose title and headings have all of `terms`.
[[nodiscard]] Xapian::Query title_query(const std::vector<std::string>& terms);
/// The index's term of a FacetValue.
[[nodiscard]] std::string facet_term(const Alternative& other);

/// Passages with a word that begins so: of very many words the most frequent 256. The same words
/// whether the passages lie in one index or in several.
[[nodiscard]] Xapian::Query words_beginning(const std::string& folded,
                                            const Xapian::Database& database);

/// Passages with any of the filter's values, without weight; nothing when there are none.
[[nodiscard]] Xapian::Query filter_query(FieldId id, const std::vector<std::string>& values);

using Filters = std::map<FieldId, FilterValues>;

/// `text` within `filters`; `except`: a field whose filter is left out.
[[nodiscard]] Xapian::Query with_filters(const Xapian::Query& text, const Filters& filters,
                                         std::optional<FieldId> except = {});

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_PLAN_QUERIES_H_
