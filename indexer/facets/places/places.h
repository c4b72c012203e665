// Cities, prefectures and countries in folded text, by the gazetteer and its context rules.
#ifndef KOURYU_INDEXER_FACETS_PLACES_PLACES_H_
#define KOURYU_INDEXER_FACETS_PLACES_PLACES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dict/base/word_set.h"
#include "dict/names/gazetteer.h"
#include "dict/tokens/analyzer.h"
#include "indexer/facets/reading/mention.h"
#include "indexer/facets/reading/text_edges.h"

namespace kouryu {

struct PlaceMentions {
  std::vector<NameMention> cities;
  std::vector<NameMention> prefectures;
  std::vector<NameMention> countries;
};

/// What the whole document says, gathered before its passages are recognised one by one.
struct PlaceContext {
  WordSet full_names;  // canonical names of places written in full somewhere
  WordSet surnames;    // bare names (山口) that stand before a title or given name
  WordSet regions;  // countries abroad, and regions of cities of one name: 広島県, 韓国江原道
  WordSet placed;  // namesakes beside what tells them apart, as "府中市 (広島県)"
};

/// Sets of what a name begins with (PlaceBegins, place_rows.h), a bit each.
using PlaceBeginSet = std::uint8_t;

/// Where in a folded text a place may begin: what a survey found, so that the recogniser need not
/// look again.
struct PlaceSpots {
  struct Spot {
    std::size_t position;  // byte
    std::size_t end;       // of the matches below; they begin where those of the spot before end
    bool looked_up;        // else no match is known
    PlaceBeginSet begins;  // what rows may begin with there; 0: it stands right behind a name
  };
  TextEdges edges;                  // of the text
  std::vector<Spot> spots;          // ascending
  std::vector<PlaceMatch> matches;  // of all spots, one after another
};

/// Adds to `context` the full names written in one passage (or heading) of the document.
PlaceSpots survey_places(const AnalyzedText& text, PlaceContext& context);

/// Mentions in text order. No mention crosses a break of the text. `original`: what `text` was made
/// of; `spots`: of a survey of `text`.
[[nodiscard]] PlaceMentions recognize_places(std::string_view original, const AnalyzedText& text,
                                             const PlaceContext& context, const PlaceSpots& spots);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_PLACES_PLACES_H_
