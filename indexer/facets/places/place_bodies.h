// How names of places are read, for the rows: each reads a name at the position of the reading and
// tells whether one stands there. What stands around it is asked by
// conditions (place_conditions.h).
#ifndef KOURYU_INDEXER_FACETS_PLACES_PLACE_BODIES_H_
#define KOURYU_INDEXER_FACETS_PLACES_PLACE_BODIES_H_

#include "indexer/facets/places/place_rows.h"

namespace kouryu {

// Listed names: a form of the gazetteer.
bool full_form(PlaceReading& at);          // 大連市, 香港, 遼寧省, 中国
bool form_with_reading(PlaceReading& at);  // 羽咋(はくい)市
bool adjective_form(PlaceReading& at);     // 日中, 訪韓
bool inner_region_form(PlaceReading& at);  // 南部州
/// A bare form that may count: of the closed list, a prefecture, or written in full somewhere.
bool bare_form(PlaceReading& at);  // 大連, 青森

// Names that need no list.
bool masked_word(PlaceReading& at);            // 日本海
bool katakana_name(PlaceReading& at);          // アシュクラフト村
bool kanji_name(PlaceReading& at);             // 東海市: up to the first unit
bool kanji_or_kana_name(PlaceReading& at);     // 霞ヶ原村
bool town_with_inner_units(PlaceReading& at);  // 三日市町
bool district_name(PlaceReading& at);          // 瀋河区
bool named_word(PlaceReading& at);             // a word and its unit: 稲沢|市
bool short_town(PlaceReading& at);             // 祖父江町
bool county_before_town(PlaceReading& at);     // 田方郡, of 田方郡伊東町

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_PLACES_PLACE_BODIES_H_
