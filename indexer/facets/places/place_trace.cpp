// Scans once more and writes down every trial.
#include "indexer/facets/places/place_trace.h"

#include "indexer/facets/places/place_scanner.h"

namespace kouryu {

std::vector<RuleTrace> trace_places(const AnalyzedText& text, const PlaceContext& context) {
  const PlaceBeginnings beginnings = find_place_beginnings(text);
  std::vector<PlaceTrial> trials;
  PlaceSpots spots;
  (void)PlaceScanner(text, context, beginnings.edges, &trials).scan(beginnings.starts, spots);
  std::vector<RuleTrace> out;
  out.reserve(trials.size());
  for (const PlaceTrial& trial : trials) {
    out.push_back({trial.row->name, trial.range,
                   trial.refused != nullptr ? trial.refused->name : std::string_view()});
  }
  return out;
}

}  // namespace kouryu
