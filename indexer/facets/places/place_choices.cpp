// The table of what bare names of prefectures mean, and its conditions.
#include "indexer/facets/places/place_choices.h"

#include <algorithm>
#include <array>

namespace kouryu {
namespace {

/// The city of the same name may be meant.
bool may_be_city(const BareReading& at) { return at.city != nullptr; }
/// It is a member of a list.
bool is_in_list(const BareReading& at) { return at.company.members > 1; }
/// Some member of the list is surely a city.
bool is_beside_cities(const BareReading& at) { return at.company.cities > 0; }
/// Some member of the list is surely a prefecture.
bool is_beside_prefectures(const BareReading& at) { return at.company.prefectures > 0; }
/// The document writes the city in full and the prefecture nowhere.
bool is_written_as_city(const BareReading& at) { return at.prefers_city; }
/// It makes no compound with its neighbours.
bool stands_free(const BareReading& at) { return at.free_standing; }
/// Persons of that name are in the document.
bool is_surname_here(const BareReading& at) { return at.is_surname; }

constexpr std::array kRows = {
    ChoiceRow{.name = "list:city",
              .gives = &BareReading::city,
              .stands = {when<is_in_list>, when<may_be_city>, when<is_beside_cities>},
              .refuses = {when<is_beside_prefectures>},
              .takes = "大連市、青森、神戸市を回る",
              .not_in = "大連市、青森、岩手県を回る"},
    ChoiceRow{.name = "list:prefecture",
              .gives = &BareReading::prefecture,
              .stands = {when<is_in_list>, when<is_beside_prefectures>},
              .refuses = {when<is_beside_cities>},
              .takes = "青森、岩手県を回る",
              .not_in = "大連市、青森、岩手県を回る"},
    ChoiceRow{.name = "bare:as city",
              .gives = &BareReading::city,
              .stands = {when<is_written_as_city>},
              .refuses = {},
              .takes = "青森市の港。青森に着いた",
              .not_in = "青森県の港。青森に着いた"},
    ChoiceRow{.name = "bare:as prefecture",
              .gives = &BareReading::prefecture,
              .stands = {when<stands_free>},
              .refuses = {when<is_surname_here>},
              .takes = "青森に着いた",
              .not_in = "千葉課長が着いた。千葉は元気だ"},
};
static_assert(rows_are_whole(kRows), "a row lacks its name, an example it takes or one it refuses");

}  // namespace

std::span<const ChoiceRow> choice_rows() { return kRows; }

const ChoiceRow* choose(const BareReading& reading) {
  const auto it = std::find_if(kRows.begin(), kRows.end(), [&](const ChoiceRow& row) {
    return refusal(row, reading) == nullptr;
  });
  return it == kRows.end() ? nullptr : &*it;
}

}  // namespace kouryu
