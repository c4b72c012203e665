// Fills in the facets of a document's passages, with evidence, by the recognisers of
// dict/recognize.
#ifndef KOURYU_INDEXER_FACETS_FACETS_H_
#define KOURYU_INDEXER_FACETS_FACETS_H_

#include <vector>

#include "dict/schema/record.h"
#include "dict/tokens/analyzer.h"

namespace kouryu {

/// Sets city, prefecture, country, year, org and evidence of `records`, the passages of one
/// document in order; `document_date` of the records is the base of relative years. `analyzed[i]`
/// is the analysis of records[i].text.
void extract_facets(std::vector<PassageRecord>& records, const std::vector<AnalyzedText>& analyzed);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_FACETS_H_
