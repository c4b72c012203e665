// Fills in the facets of a document's passages, with evidence, by the recognisers of places/,
// organisations/ and dict/time.
#ifndef KOURYU_INDEXER_FACETS_FACETS_H_
#define KOURYU_INDEXER_FACETS_FACETS_H_

#include "dict/schema/record.h"
#include "dict/tokens/analyzer.h"
#include "indexer/facets/organisations/organisations.h"
#include "indexer/facets/places/places.h"

namespace kouryu {

/// The facets of the passages of one document: a survey of all of them, then each is read.
class FacetReader {
 public:
  /// `guessed_year`: DocumentFacts::guessed_year.
  explicit FacetReader(int guessed_year = 0) : guessed_year_(guessed_year) {}

  /// First look, at every passage of the document in order: what it tells of the others. `text` is
  /// the analysis of record.text, and the result of the survey is of that. To look again changes
  /// nothing.
  PlaceSpots survey(const PassageRecord& record, const AnalyzedText& text);

  /// Sets city, prefecture, country, year, org and evidence of `record`; its `document_date` is the
  /// base of relative years, or else the guess. Of navigation only org. Passages are read in the
  /// order of the document: 同年 looks back to the one before, of the same kind and section.
  void read(PassageRecord& record, const AnalyzedText& text, const PlaceSpots& spots);

 private:
  void read_years(PassageRecord& record, const AnalyzedText& text);

  int guessed_year_;
  int year_before_ = 0;                   // in the section that is read
  PassageKind kind_ = PassageKind::Body;  // of the passage before
  std::vector<std::string> section_;      // the same
  PlaceContext places_;
  OrganisationContext organisations_;
};

/// Sets date_terms and fiscal_years of a record that was read before, from its text and what it
/// keeps of the document around it.
void read_date_terms(PassageRecord& record, const AnalyzedText& text);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_FACETS_H_
