// Cities, prefectures and countries in folded text, by the gazetteer and its context rules.
#ifndef KOURYU_DICT_RECOGNIZE_PLACES_H_
#define KOURYU_DICT_RECOGNIZE_PLACES_H_

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dict/lexicon/gazetteer.h"
#include "dict/recognize/mention.h"
#include "dict/tokens/analyzer.h"

namespace kouryu {

struct PlaceMentions {
  std::vector<NameMention> cities;
  std::vector<NameMention> prefectures;
  std::vector<NameMention> countries;
};

/// What the whole document says, gathered before its passages are recognised one by one.
struct PlaceContext {
  std::set<std::string> full_names;  // canonical names of places written in full somewhere
  std::set<std::string> surnames;    // bare names (山口) that stand before a title or given name
};

/// Byte positions of a folded text where a place may begin, ascending: what a survey found, so that
/// the recogniser need not look again.
using PlaceSpots = std::vector<std::size_t>;

/// Adds to `context` the full names written in one passage (or heading) of the document.
PlaceSpots survey_places(const AnalyzedText& text, PlaceContext& context);

/// Mentions in text order. No mention crosses a break of the text. `spots`: of a survey of `text`.
[[nodiscard]] PlaceMentions recognize_places(const AnalyzedText& text, const PlaceContext& context,
                                             const PlaceSpots& spots);

/// Canonical values a filter or query word may mean: 大連, 大连, だいれん, Dalian, 烟台市 ->
/// 大連市, 煙台市. Empty when no place is meant. `kind` restricts the answer.
[[nodiscard]] std::vector<std::string> canonical_places(std::string_view text, PlaceKind kind);

}  // namespace kouryu

#endif  // KOURYU_DICT_RECOGNIZE_PLACES_H_
