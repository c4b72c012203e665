// What people write for the value of a facet, and the value that the index has: 大连 -> 大連市,
// クレア -> 自治体国際化協会, H16 -> 2004.
//
// One rule for filters and for facets that come with ready-made passages, so that the two meet: of
// any written value, the meant values hold the stored one. Values found in texts are spelled by
// their recognisers (places.h, organisations.h, years.h), after the same tables.
#ifndef KOURYU_DICT_NAMES_FACET_VALUES_H_
#define KOURYU_DICT_NAMES_FACET_VALUES_H_

#include <string>
#include <string_view>
#include <vector>

namespace kouryu {

/// Facets whose values are names.
enum class NameFacet { City, Prefecture, Country, Organisation };

/// The value to store for a name that a file gives. What no table knows, or several places may be
/// meant by, stays as it is written, in canonical spelling. Empty where there is no letter and no
/// digit (－): that names nothing.
[[nodiscard]] std::string stored_name(NameFacet facet, std::string_view written);

/// What a filter is to match.
struct MeantNames {
  std::vector<std::string> values;  // stored_name() among them
  bool known = false;               // to some table
};
[[nodiscard]] MeantNames meant_names(NameFacet facet, std::string_view written);

/// The years that a file gives as text: a number of 1 to 9999, or what a filter takes but for
/// ranges without an end. Empty when it is none.
[[nodiscard]] std::vector<int> stored_years(std::string_view written);

}  // namespace kouryu

#endif  // KOURYU_DICT_NAMES_FACET_VALUES_H_
