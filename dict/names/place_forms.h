// The written forms of a place: what is derived from the names in the tables.
#ifndef KOURYU_DICT_NAMES_PLACE_FORMS_H_
#define KOURYU_DICT_NAMES_PLACE_FORMS_H_

#include <string>
#include <string_view>
#include <vector>

#include "dict/names/gazetteer.h"

namespace kouryu {

/// One row of dict/lexicon/data/places*.tsv.
struct PlaceNames {
  PlaceKind kind = PlaceKind::City;
  std::string country;
  std::string name;                   // canonical
  std::vector<std::string> readings;  // kana
  std::vector<std::string> romaji;    // Latin letters
  std::vector<std::string> variants;  // other written forms, with or without unit
};

struct PlaceForm {
  std::string text;  // folded
  FormKind kind = FormKind::Full;
};

/// Every form of a place, folded, the canonical name first; none twice with the same kind.
[[nodiscard]] std::vector<PlaceForm> place_forms(const PlaceNames& names);

/// The unit a name of that kind ends with (市, 広域市, 自治区 …); empty when there is none.
[[nodiscard]] std::string_view place_unit(std::string_view name, PlaceKind kind);

}  // namespace kouryu

#endif  // KOURYU_DICT_NAMES_PLACE_FORMS_H_
