// What the rows of places ask of a name and of what stands around it. Each condition is one
// sentence; those of listed names are in place_surroundings.cpp, those of others in
// place_shapes.cpp, and what tells ordinary words and persons in place_ordinary.cpp.
#ifndef KOURYU_INDEXER_FACETS_PLACES_PLACE_CONDITIONS_H_
#define KOURYU_INDEXER_FACETS_PLACES_PLACE_CONDITIONS_H_

#include "indexer/facets/places/place_reading.h"

namespace kouryu {

// ---- Edges
/// The name begins where a word, a script or a prefix (在, 旧) lets it, or behind another name.
bool begins_word(const PlaceReading& at);
/// A katakana name does not go on in katakana, unless a word ends there or another place begins.
bool ends_word(const PlaceReading& at);
/// A token begins where the name is looked for.
bool begins_token(const PlaceReading& at);
/// No katakana stands before it, unless another name ends there.
bool begins_katakana(const PlaceReading& at);
/// No character of its script stands before it, unless another name ends there.
bool begins_script(const PlaceReading& at);
/// A token begins there and no kanji stands before it, unless another name ends there.
bool begins_kanji_word(const PlaceReading& at);
/// ヶ, ケ or ノ joins it to kanji before it: 霞ヶ|原村.
bool is_joined_by_kana(const PlaceReading& at);
/// A line ends inside the name.
bool crosses_line(const PlaceReading& at);

// ---- The name itself
/// A country has the name.
bool means_country(const PlaceReading& at);
/// A region has the name, and no country.
bool means_region(const PlaceReading& at);
/// A municipality or ward has the name first, and no country.
bool means_municipality(const PlaceReading& at);
/// It means a city of its own and not a ward: Tokyo's where the text speaks of Tokyo.
bool is_special_ward(const PlaceReading& at);
/// A special ward and wards of cities have the name, and nothing tells which is meant: 港区.
bool is_ward_of_several(const PlaceReading& at);
/// The first of its meanings is in Japan.
bool is_in_japan(const PlaceReading& at);
/// Its bare form counts wherever it stands: 大連, パリ.
bool is_of_closed_list(const PlaceReading& at);
/// It is the bare name of a prefecture in Japan: 青森.
bool is_prefecture_name(const PlaceReading& at);
/// A state has the name too, and the document writes that one in full: ジョージア州.
bool is_state_of_same_name(const PlaceReading& at);
/// Quarters have its name, and the document names other prefectures than its own: 水戸市では笠原町.
bool is_quarter_elsewhere(const PlaceReading& at);
/// A word of the rule `never_city`, or one with an ending of `never_end`: 港町, 経済産業省.
bool is_common_word(const PlaceReading& at);
/// The word the dictionary has for it is a person's name, and no list of places holds it: 森町.
bool is_person_word(const PlaceReading& at);
/// One character and a unit.
bool is_one_character(const PlaceReading& at);
/// Two kanji or more and a unit.
bool has_two_kanji(const PlaceReading& at);
/// Katakana of one or two characters that is another word here: タイ, チリ, マリ.
bool is_short_katakana_word(const PlaceReading& at);
/// Its adjective reads across two words, unless a word of `needs_after` follows: 中日.
bool is_weak_adjective(const PlaceReading& at);

/// What stands before its unit is an ordinary word: 友好, さくら.
bool is_ordinary_word(const PlaceReading& at);
/// 新市: it is one character that stands before any 市, and no region tells of a place.
bool is_new_city(const PlaceReading& at);
/// An ordinary word or a surname before 市民, 市長 …, and the document names no such place.
bool is_word_before_people(const PlaceReading& at);
/// 長 follows what no table has, and the document names no such place: カーター|市長.
bool is_mayor(const PlaceReading& at);
/// Abroad, 長 follows, the word before 市 is a person's, and nothing tells otherwise: 金城|市長.
bool is_mayor_by_surname(const PlaceReading& at);
/// White space stands before its unit: トップ|市のあらまし.
bool is_split_from_unit(const PlaceReading& at);
/// A municipality and の stand before it, 長 behind it: 八戸市の福田|市長.
bool is_mayor_of_city_before(const PlaceReading& at);
/// What stands before 省 is a common noun or a country, not a name of its own: エネルギー省.
bool is_ministry(const PlaceReading& at);
/// 来 and a country that the document does not name: 来伊 may be 伊丹.
bool is_doubtful_visit(const PlaceReading& at);
/// A place stands beside it, in a list or in a line of its own.
bool is_beside_place(const PlaceReading& at);
/// An ordinary word where no place need stand: さくら in a document of さくら市.
bool is_lone_word(const PlaceReading& at);
/// A longer word of the rule `unmask` begins there: 日本海|軍.
bool is_unmasked(const PlaceReading& at);

// ---- What stands before
/// No name of a place ends where this one begins.
bool behind_no_place(const PlaceReading& at);
/// The name of its country ends there.
bool is_in_country_before(const PlaceReading& at);
/// Another name of a place ends where this one begins.
bool behind_place(const PlaceReading& at);
/// A city's full name ends there.
bool behind_city_name(const PlaceReading& at);
/// A city ends there, listed or not.
bool behind_city(const PlaceReading& at);
/// It is in Japan and right behind a city there, whose quarter it is: 木曽町|福島.
bool is_quarter_of_city(const PlaceReading& at);
/// A prefecture of Japan ends there.
bool behind_prefecture(const PlaceReading& at);
/// A region's full name ends there.
bool behind_region(const PlaceReading& at);
/// A country abroad or a region of one ends there.
bool behind_country_or_region_abroad(const PlaceReading& at);
/// A county (郡) ends there.
bool behind_county(const PlaceReading& at);
/// の or ・ stands between it and a country abroad or a region: カナダの.
bool of_region_abroad(const PlaceReading& at);
/// A middle dot stands between it and a municipality of Japan: 一宮市・.
bool behind_listed_city(const PlaceReading& at);
/// 旧, 元 or 現 stands before it.
bool behind_former_prefix(const PlaceReading& at);
/// It begins with 旧, 元 or 現.
bool begins_with_former_prefix(const PlaceReading& at);
/// A digit stands before it: 3日|中.
bool behind_digit(const PlaceReading& at);
/// A day's word ends with its first character: 今日|中.
bool behind_day_word(const PlaceReading& at);
/// Kanji stands before it where no word begins.
bool is_cut_out_of_kanji(const PlaceReading& at);

// ---- What stands behind
/// Its unit begins another word: 市|場, 村|上.
bool unit_begins_word(const PlaceReading& at);
/// The number of a quarter follows: 青葉町|一丁目.
bool is_numbered_quarter(const PlaceReading& at);
/// 立 follows a region: what サンフランシスコ州 founded does not tell its name.
bool is_founder(const PlaceReading& at);
/// 民 follows and what stands before 市 is a country: ロシア|市民.
bool is_of_citizens(const PlaceReading& at);
/// Latin letters go on.
bool goes_on_in_latin(const PlaceReading& at);
/// What follows makes a language or a natural feature of a country: 中国|語.
bool is_language_or_feature(const PlaceReading& at);
/// A middle dot joins it to katakana that is no place: インド・オンゴン.
bool opens_katakana_name(const PlaceReading& at);
/// What follows makes a castle, a school, a river of a bare name: 松山|城.
bool is_named_after_place(const PlaceReading& at);
/// A word the dictionary knows, which is no place, reaches past the name: 京都議定|書.
bool is_inside_word(const PlaceReading& at);
/// A word of a person begins with it and reaches to its end or past it.
bool is_inside_person(const PlaceReading& at);
/// It is part of a person's name in katakana: シドニー・シェルダン.
bool is_given_name(const PlaceReading& at);
/// A title, a given name or a person's label tells that it is a surname: 松山所長.
bool is_surname(const PlaceReading& at);
/// A country's name begins inside it and reaches past it: 在|日本.
bool opens_country(const PlaceReading& at);
/// 日中 is the daytime: 日中は.
bool is_daytime(const PlaceReading& at);
/// Words around it tell of a municipality: 町長, 合併.
bool is_told_municipality(const PlaceReading& at);

// ---- Unlisted names in katakana and kanji
/// A place stands before a joint: オーストリア・ウィーン市.
bool opens_with_place(const PlaceReading& at);
/// A country's name begins it and what is left can be a name: カナダ|アシュクラフト村.
bool opens_with_country(const PlaceReading& at);
/// It is no ordinary noun with 町 or 村: オリンピック村.
bool may_be_village(const PlaceReading& at);
/// Its first word is a place, or none that the dictionary knows.
bool begins_with_name(const PlaceReading& at);
/// A place of its own ends with it: 国民団|岡山県.
bool ends_with_place(const PlaceReading& at);

/// Whether a bare name is free of compounds with its neighbours, for those who weigh it.
bool is_free_standing(const PlaceReading& at);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_PLACES_PLACE_CONDITIONS_H_
