// Names of places as values: the canonical one of whatever people write.
//
// Which names stand in a text is the indexer's to say (indexer/facets/places). Thread-safe.
#ifndef KOURYU_DICT_NAMES_PLACE_NAMES_H_
#define KOURYU_DICT_NAMES_PLACE_NAMES_H_

#include <string>
#include <string_view>
#include <vector>

#include "dict/names/gazetteer.h"

namespace kouryu {

/// `text` in canonical spelling, or as the tables write the place of that name: 五条市 -> 五條市.
[[nodiscard]] std::string place_spelling(std::string_view text, PlaceKind kind);

/// Canonical values a filter or query word may mean: 大連, 大连, だいれん, Dalian, 烟台市 ->
/// 大連市, 煙台市. Empty when no place is meant. `kind` restricts the answer.
[[nodiscard]] std::vector<std::string> canonical_places(std::string_view text, PlaceKind kind);

/// Whether canonical_places() has one for some kind: a city, a prefecture or a country.
[[nodiscard]] bool is_place_name(std::string_view text);

/// 架空市, みなと町, 夢見省: written as a place is, whether a table knows it or not.
[[nodiscard]] bool is_written_as_place(std::string_view name);

/// Whether the folded adjective of a country is another word too, or read across two (中日): it
/// names the country beside certain words only. See place_adjectives.tsv.
[[nodiscard]] bool is_weak_adjective(std::string_view folded);

}  // namespace kouryu

#endif  // KOURYU_DICT_NAMES_PLACE_NAMES_H_
