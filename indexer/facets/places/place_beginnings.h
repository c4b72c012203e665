// Where names of places may begin, found while the edges of a text are worked out: most characters
// begin none, and nobody looks at them again. The tables that tell are computed from the rows
// (place_rows.h).
#ifndef KOURYU_INDEXER_FACETS_PLACES_PLACE_BEGINNINGS_H_
#define KOURYU_INDEXER_FACETS_PLACES_PLACE_BEGINNINGS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "dict/tokens/analyzer.h"
#include "indexer/facets/places/place_rows.h"
#include "indexer/facets/places/places.h"
#include "indexer/facets/reading/text_edges.h"

namespace kouryu {

/// Whether rows that begin so are asked where `set` holds.
[[nodiscard]] constexpr bool has_beginning(PlaceBeginSet set, PlaceBegins begins) {
  return (set >> static_cast<unsigned>(begins) & 1U) != 0;
}

struct PlaceStart {
  std::size_t position;  // byte
  PlaceBeginSet begins;
};

struct PlaceBeginnings {
  TextEdges edges;                 // of the text
  std::vector<PlaceStart> starts;  // ascending; those right behind a name are not told
};

/// Names begin where a word can begin, and no shape stands where none of these holds.
[[nodiscard]] PlaceBeginnings find_place_beginnings(const AnalyzedText& text);

/// The same without tables, for tests of these: every character at which some row could begin,
/// asked one by one and whatever stands there.
[[nodiscard]] PlaceBeginnings every_place_beginning(const AnalyzedText& text);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_PLACES_PLACE_BEGINNINGS_H_
