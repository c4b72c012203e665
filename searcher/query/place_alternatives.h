// What a word that names a place may also mean: its other spellings, words that imply it.
#ifndef KOURYU_SEARCHER_QUERY_PLACE_ALTERNATIVES_H_
#define KOURYU_SEARCHER_QUERY_PLACE_ALTERNATIVES_H_

#include <string>
#include <string_view>
#include <vector>

#include "dict/names/gazetteer.h"
#include "searcher/query/alternative_collector.h"

namespace kouryu {

/// True for hiragana and katakana alone.
[[nodiscard]] bool is_kana_word(std::string_view text);

/// The spellings in which a text writes `place`, for a query that names it by `asked`.
[[nodiscard]] std::vector<std::string> written_forms(const Place& place, FormKind asked);

/// The other spellings of the places that `folded` names.
void add_places(const std::string& folded, AlternativeCollector& out);

/// Words that imply the country asked for: 日台, 訪台 for 台湾. Those that only read so where more
/// stands around them (中日, 印日) are left out; so are those of the country that texts are written
/// in, which half of all such words imply.
void add_implying_words(const std::string& folded, AlternativeCollector& out);

/// Letters that folding takes for their base letter, or that are letters of their own, written out
/// as in other languages: Münster -> muenster. And the other way round where that names a place.
void add_written_out(const QueryNode& node, AlternativeCollector& out);

/// A variant name inside a longer word: 沈陽事務所 -> 瀋陽事務所.
void add_places_inside(const std::string& folded, AlternativeCollector& out);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_QUERY_PLACE_ALTERNATIVES_H_
