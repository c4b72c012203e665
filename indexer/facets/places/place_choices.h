// What a bare name means in its document: the rules of place_rows.h find it, these decide whether
// 青森 is the city, the prefecture or neither.
#ifndef KOURYU_INDEXER_FACETS_PLACES_PLACE_CHOICES_H_
#define KOURYU_INDEXER_FACETS_PLACES_PLACE_CHOICES_H_

#include <cstddef>
#include <span>
#include <string_view>

#include "dict/names/gazetteer.h"
#include "indexer/facets/reading/rule_row.h"

namespace kouryu {

/// The list a name stands in: how many members there are, and how many surely are cities or
/// prefectures.
struct PlaceCompany {
  std::size_t members = 1;
  std::size_t cities = 0;
  std::size_t prefectures = 0;
};

/// The bare name of a prefecture of Japan and what is known of it.
struct BareReading {
  const Place* prefecture = nullptr;
  const Place* city = nullptr;  // of the same name; null where the bare name never means it
  PlaceCompany company;
  bool prefers_city = false;  // the document writes the city in full and the prefecture nowhere
  bool free_standing = false;
  bool is_surname = false;  // somewhere in the document
};

struct ChoiceRow {
  const char* name;
  const Place* BareReading::*gives;
  Conditions<BareReading> stands;
  Conditions<BareReading> refuses;
  std::string_view takes;
  std::string_view not_in;
};

/// The first that takes a name decides.
[[nodiscard]] std::span<const ChoiceRow> choice_rows();

/// The row that decides; null where the name means nothing.
[[nodiscard]] const ChoiceRow* choose(const BareReading& reading);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_PLACES_PLACE_CHOICES_H_
