// What the rows of endings ask of the words before an ending. Each condition is one sentence; those
// of how the words begin are in organisation_openings.cpp.
#ifndef KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_CONDITIONS_H_
#define KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_CONDITIONS_H_

#include "indexer/facets/organisations/organisation_reading.h"

namespace kouryu {

// ---- How many characters
/// The words are two characters or more.
bool is_two_characters(const EndingReading& at);
/// They are three or more.
bool is_three_characters(const EndingReading& at);
/// They are four or more.
bool is_four_characters(const EndingReading& at);
/// They are three or more, or a proper name is among them: 作動|機構, 大|連合 tell nothing.
bool is_long_or_proper(const EndingReading& at);

// ---- What is among the words
/// A place, a person, another proper name, a number behind 第, letters or an unknown word is there.
bool has_proper(const EndingReading& at);
/// They begin with 各, 同, 両 …, and name a class or what was named before.
bool is_class(const EndingReading& at);
/// They are words that tell no body from another, and no place opens them: 日本|国際交流.
bool is_general(const EndingReading& at);
/// The same, but a country with a field of work behind it does tell one: 日本|環境.
bool is_general_without_country(const EndingReading& at);
/// They are such words, whatever opens them.
bool is_general_words(const EndingReading& at);
/// They are such words, and no country with a field of work behind it.
bool is_general_words_without_country(const EndingReading& at);
/// They are such a word and no country: 地方|政府.
bool is_one_general_word(const EndingReading& at);
/// They are one word that tells nothing, a country's name in it or not: 日本語.
bool is_general_compound(const EndingReading& at);
/// All of them are fields of work or endings of offices: 鉄道技術.
bool is_fields_of_work(const EndingReading& at);
/// They are 第 and a number.
bool is_ordinal(const EndingReading& at);
/// They end with a number behind 第 and with a few characters that count nothing: 第7歩兵.
bool ends_with_numbered(const EndingReading& at);
/// Such a number stands inside them: 高原川|第四|水力 is a plant.
bool holds_numbered(const EndingReading& at);
/// They name an empire, a kingdom or a republic that no list need know.
bool is_empire(const EndingReading& at);
/// No proper name is among them, and no name of the tables opens them.
bool is_nameless(const EndingReading& at);
/// All of them are a name of the tables.
bool is_known_body(const EndingReading& at);

// ---- What they begin with
/// A place opens them, listed or by its unit.
bool begins_with_place(const EndingReading& at);
/// No place opens them.
bool begins_without_place(const EndingReading& at);
/// A country opens them.
bool begins_with_country(const EndingReading& at);
/// A country or 連邦, 王立 … opens them, and three characters say what the body is for.
bool begins_with_nation(const EndingReading& at);
/// 国際, 国立, 欧州 … opens them and three characters follow.
bool begins_with_world(const EndingReading& at);
/// A ministry of the tables opens them.
bool begins_with_ministry(const EndingReading& at);
/// A name of the tables opens them.
bool begins_with_known(const EndingReading& at);
/// Another body opens them.
bool begins_with_body(const EndingReading& at);
/// Another body opens them, with nothing but fields of work behind it.
bool begins_with_body_of_fields(const EndingReading& at);
/// A name of organisation_aliases.tsv opens them, and ends with a word.
bool begins_with_kept(const EndingReading& at);
/// A word in hiragana of three characters and more opens them.
bool begins_with_hiragana_word(const EndingReading& at);
/// A section of two characters and more opens them, with nothing but fields of work behind it:
/// 交流支援部|交流親善.
bool begins_with_section(const EndingReading& at);
/// Katakana opens them.
bool begins_with_katakana(const EndingReading& at);

// ---- What follows the beginning
/// A place is all of them.
bool is_place_alone(const EndingReading& at);
/// The last of them is the token of a place.
bool ends_with_place(const EndingReading& at);
/// Fields of work and nothing else stand behind the place.
bool has_fields_behind_place(const EndingReading& at);
/// Two characters or more that are no field of work stand behind the place.
bool has_purpose_behind_place(const EndingReading& at);
/// Two characters or more stand behind the country.
bool has_purpose_behind_country(const EndingReading& at);
/// More than four characters stand between the country and an army: it may be another's.
bool is_army_far_from_country(const EndingReading& at);
/// They end with 軍: 十字軍|大隊.
bool ends_with_army(const EndingReading& at);
/// A name that is no place stands before the place that ends them: ルフトハンザドイツ.
bool has_name_before_place(const EndingReading& at);

// ---- Their last word
/// Nothing but katakana stands there.
bool is_katakana_alone(const EndingReading& at);
/// It is katakana.
bool ends_with_katakana(const EndingReading& at);
/// It is katakana that is no ordinary word, a municipality's name with the unit of the ending, or
/// it and the one before are single kanji.
bool ends_with_name_of_town(const EndingReading& at);
/// It is an ordinary noun of the dictionary.
bool ends_with_ordinary_word(const EndingReading& at);
/// It is a name or a word that the dictionary does not know, of two characters or more.
bool ends_with_name(const EndingReading& at);
/// The dictionary calls it an organisation.
bool ends_with_organisation(const EndingReading& at);
/// It and the one before are single kanji of a name that the dictionary does not know: 甲|武.
bool ends_with_cut_kanji(const EndingReading& at);

// ---- The ending and what surrounds the name
/// The ending is only the last part of a longer one: 弁公|室.
bool is_end_of_longer_ending(const EndingReading& at);
/// The ending begins with the unit of a municipality: 市|議会, 州|政府.
bool begins_with_unit(const EndingReading& at);
/// The ending begins with a word.
bool ending_is_word(const EndingReading& at);
/// The ending begins inside a word.
bool ending_in_word(const EndingReading& at);
/// It is not the last character of a word: 政|局 is no bureau.
bool has_whole_ending(const EndingReading& at);
/// The same, or the word is a bureau behind its body: 内務省|衛生局.
bool has_whole_ending_or_bureau(const EndingReading& at);
/// The same, or the word is longer and a country stands in front: 中国民用|航空局.
bool has_whole_ending_or_foreign_bureau(const EndingReading& at);
/// The ending is テレビ behind a name of the tables: NHK|テレビ is what the body does.
bool is_known_broadcaster(const EndingReading& at);
/// The ending is one character.
bool is_one_letter_ending(const EndingReading& at);
/// Brackets with nothing but Latin letters follow the ending: its initials or its English name.
bool initials_follow(const EndingReading& at);
/// Kanji or katakana follows the ending.
bool goes_on(const EndingReading& at);
/// The name is all that stands between two line feeds.
bool fills_line(const EndingReading& at);

/// Whether all of `words` are fields of work or endings of offices.
[[nodiscard]] bool is_section(const EndingReading& at, std::string_view words);
/// The byte after the place that the words begin with, or where they begin.
[[nodiscard]] std::size_t place_end(const EndingReading& at);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_CONDITIONS_H_
