// Where names of places may begin, found while the edges of a text are worked out: most characters
// begin none, and nobody looks at them again.
#ifndef KOURYU_INDEXER_FACETS_PLACES_PLACE_BEGINNINGS_H_
#define KOURYU_INDEXER_FACETS_PLACES_PLACE_BEGINNINGS_H_

#include <cstddef>
#include <vector>

#include "dict/tokens/analyzer.h"
#include "indexer/facets/reading/text_edges.h"

namespace kouryu {

struct PlaceBeginnings {
  TextEdges edges;                     // of the text
  std::vector<std::size_t> positions;  // ascending bytes; those right behind a name are not told
  bool has_county = false;             // 郡 stands somewhere
};

/// Names begin where a word can begin, and no shape stands where none of these holds.
[[nodiscard]] PlaceBeginnings find_place_beginnings(const AnalyzedText& text);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_PLACES_PLACE_BEGINNINGS_H_
