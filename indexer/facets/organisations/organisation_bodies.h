// How names are read that no ending gives away, for the rows of names: each body adds the names
// that begin or end with the token of the reading. The conditions are one sentence each.
#ifndef KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_BODIES_H_
#define KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_BODIES_H_

#include <vector>

#include "indexer/facets/organisations/organisation_reading.h"

namespace kouryu {

/// Adds readings with the name that a row is asked about.
using NamesRead = std::vector<NameReading>;

// ---- Names of the tables (organisation_known.cpp)
void kept_name(const NameReading& at, NamesRead& out);          // 国際交流基金
void listed_name(const NameReading& at, NamesRead& out);        // one of organisations_listed.tsv
void kept_between_dots(const NameReading& at, NamesRead& out);  // トヨタ・ホンダ
void head_with_complement(const NameReading& at, NamesRead& out);  // アカデミー・オブ・アーツ
void dictionary_word(const NameReading& at, NamesRead& out);  // a token MeCab calls so

// ---- Names that the words around them give away (organisation_apposition.cpp)
void quoted_behind(const NameReading& at, NamesRead& out);      // 組織|「ピアソン会」
void foreign_behind_is(const NameReading& at, NamesRead& out);  // 原因企業|である|チッソ
void foreign_behind_of(const NameReading& at, NamesRead& out);  // メーカー|の|マクドネル
void quoted_here(const NameReading& at, NamesRead& out);        // 「そらまめの会」を結成
void word_with_front(const NameReading& at, NamesRead& out);    // a token such as 劇団四季
void foreign_behind_front(const NameReading& at, NamesRead& out);  // エア・|サウスウエスト
void places_behind_front(const NameReading& at, NamesRead& out);   // JA|つがる|弘前
void noun_behind_front(const NameReading& at, NamesRead& out);     // 劇団|たんぽぽ

// ---- Names beside a legal form (organisation_legal.cpp)
void quoted_behind_form(const NameReading& at, NamesRead& out);  // NPO法人|「そらまめ」
void works_of_company(const NameReading& at, NamesRead& out);  // 三菱重工業(株)|長崎造船所
void group_behind_form(const NameReading& at, NamesRead& out);  // NPO法人|難民を助ける会
void name_behind_form(const NameReading& at, NamesRead& out);   // 株式会社|北斗製作所
void name_before_form(const NameReading& at, NamesRead& out);   // 北斗製作所|(株)

// ---- Conditions
/// Katakana stands before it, and it begins with katakana: アン|ソニー is no Sony.
bool begins_in_katakana(const NameReading& at);
/// It is a piece of another name or of a product: クレア・リー, EC225.
bool is_part_of_word(const NameReading& at);
/// It is a piece of a legal form: 公益社|団法人.
bool is_cut_from_legal_form(const NameReading& at);
/// It begins the name of a line or a station: 西武|池袋線.
bool begins_line_name(const NameReading& at);
/// A word behind it makes it a part of something else: 大学|祭.
bool is_part_of_more(const NameReading& at);
/// The dictionary calls it an organisation.
bool is_organisation_word(const NameReading& at);
/// The dictionary has it, with a kanji and three characters or more.
bool is_long_kanji_word(const NameReading& at);
/// It ends as temples, camps and grounds do (the row `no_name`).
bool ends_as_no_name(const NameReading& at);
/// It is a field of work and the ending of a section, which others have too: 衛生局.
bool is_section_alone(const NameReading& at);
/// It ends as a hall or a meeting does.
bool ends_as_hall(const NameReading& at);
/// It is a university's short name before a noun: 富山大|空襲.
bool is_university_before_noun(const NameReading& at);
/// It is a word that tells no body from another.
bool is_general_name(const NameReading& at);
/// Joined katakana with an ending before オブ is one name, whose parts are none.
bool has_complement(const NameReading& at);
/// More than a name stands in the quotation marks: 学校「授業と教室の二本立て」.
bool is_phrase(const NameReading& at);
/// Kanji, katakana or letters follow it.
bool name_goes_on(const NameReading& at);
/// It begins with a place.
bool begins_with_place_word(const NameReading& at);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_BODIES_H_
