// The parameters of a search by their names, as options, URLs and other languages write them.
#ifndef KOURYU_SEARCHER_QUERY_PARAMETERS_H_
#define KOURYU_SEARCHER_QUERY_PARAMETERS_H_

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dict/schema/fields.h"
#include "kouryu/searcher.h"

namespace kouryu {

/// Names of the filters.
inline constexpr auto kFilterNames = [] {
  std::array<std::string_view, kFilterFields.size()> names;
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = field(kFilterFields[i]).name;
  return names;
}();

/// Names of the facets.
inline constexpr auto kFacetNames = [] {
  std::array<std::string_view, kFacetFields.size()> names;
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = field(kFacetFields[i]).name;
  return names;
}();

/// Names as on the command line. Throws Error (BadQuery) for others.
[[nodiscard]] SearchMode read_mode(const std::string& name);
[[nodiscard]] SortOrder read_sort(const std::string& name);
[[nodiscard]] GroupBy read_group(const std::string& name);
/// A list "city,year", or none.
[[nodiscard]] std::vector<std::string> read_list(const std::string& list);
/// A whole number from 0 in decimal digits. Throws Error (BadQuery) naming `parameter`.
[[nodiscard]] std::size_t read_count(std::string_view parameter, std::string_view digits);

/// Sets what `name` stands for: q (query), the filters and all (each call adds a value), mode,
/// limit, offset, sort, group, facets, facet_size, snippet_length, explain and synonyms (true or
/// false); of a timeline order (date, -date) and kind (event, founding, note; each call adds one).
/// Throws Error (BadQuery) for another name and for a value that cannot be understood; filter
/// values are read by the search. Invalid UTF-8 becomes U+FFFD.
void set_parameter(SearchRequest& request, std::string_view name, std::string_view value);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_QUERY_PARAMETERS_H_
