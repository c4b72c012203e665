// The units that names of places end with: 市, 町, 広域市, 県, 自治区.
//
// Which of them a rule of recognition asks for stands in its row (indexer/facets/places).
#ifndef KOURYU_DICT_NAMES_PLACE_UNITS_H_
#define KOURYU_DICT_NAMES_PLACE_UNITS_H_

#include <algorithm>
#include <array>
#include <string_view>

#include "dict/base/any_of.h"

namespace kouryu {

/// Of the municipalities of Japan.
inline constexpr std::array<std::string_view, 3> kMunicipalUnits = {"市", "町", "村"};
/// Of its prefectures.
inline constexpr std::array<std::string_view, 4> kPrefectureUnits = {"都", "道", "府", "県"};
/// Of cities and towns anywhere; longest first, so that 広域市 is not read as 市.
inline constexpr std::array<std::string_view, 11> kCityUnits = {
    "特別自治市", "特別市", "広域市", "特別区", "直轄市", "自治市", "市", "町", "村", "区", "県"};
/// Of regions anywhere, longest first.
inline constexpr std::array<std::string_view, 21> kRegionUnits = {
    "特別自治道", "特別自治州", "連邦直轄領", "連邦直轄区", "自治管区", "特別地域", "地域圏",
    "首都圏",     "自治区",     "自治州",     "特別州",     "共和国",   "自由州",   "準州",
    "地方",       "省",         "州",         "県",         "道",       "府",       "都"};

[[nodiscard]] inline bool is_municipal_unit(std::string_view unit) {
  return std::find(kMunicipalUnits.begin(), kMunicipalUnits.end(), unit) != kMunicipalUnits.end();
}

[[nodiscard]] inline bool is_prefecture_unit(std::string_view unit) {
  return std::find(kPrefectureUnits.begin(), kPrefectureUnits.end(), unit) !=
         kPrefectureUnits.end();
}

/// みなと市, 港区, 西海県: written as a place of Japan is.
[[nodiscard]] inline bool ends_with_unit_of_japan(std::string_view text) {
  return ends_with_any(text, kMunicipalUnits) || text.ends_with("区") ||
         ends_with_any(text, kPrefectureUnits);
}

/// みなと市: written as a municipality is, whether there is one or not.
[[nodiscard]] inline bool ends_with_municipal_unit(std::string_view text) {
  return ends_with_any(text, kMunicipalUnits);
}

}  // namespace kouryu

#endif  // KOURYU_DICT_NAMES_PLACE_UNITS_H_
