// Which rows were asked about the places of a text, and what refused them: for people who keep the
// rules.
#ifndef KOURYU_INDEXER_FACETS_PLACES_PLACE_TRACE_H_
#define KOURYU_INDEXER_FACETS_PLACES_PLACE_TRACE_H_

#include <string_view>
#include <vector>

#include "dict/tokens/analyzer.h"
#include "indexer/facets/places/places.h"
#include "kouryu/text_range.h"

namespace kouryu {

/// A row that was asked about a name.
struct PlaceTrace {
  std::string_view row;      // its name
  ByteRange range;           // of the name, in the folded text
  std::string_view refused;  // the condition that did not hold, or that must not; empty: taken
};

/// All of a text, in the order in which they were asked. Every view is of static storage.
/// `context`: of its document.
[[nodiscard]] std::vector<PlaceTrace> trace_places(const AnalyzedText& text,
                                                   const PlaceContext& context);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_PLACES_PLACE_TRACE_H_
