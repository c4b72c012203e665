// Which rows were asked about the places of a text, and what refused them: for people who keep the
// rules.
#ifndef KOURYU_INDEXER_FACETS_PLACES_PLACE_TRACE_H_
#define KOURYU_INDEXER_FACETS_PLACES_PLACE_TRACE_H_

#include <vector>

#include "dict/tokens/analyzer.h"
#include "indexer/facets/places/places.h"
#include "indexer/facets/reading/rule_trace.h"

namespace kouryu {

/// All of a text, in the order in which they were asked. Every view is of static storage.
/// `context`: of its document.
[[nodiscard]] std::vector<RuleTrace> trace_places(const AnalyzedText& text,
                                                  const PlaceContext& context);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_PLACES_PLACE_TRACE_H_
