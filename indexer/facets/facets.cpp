// Two looks at a document: first what it says as a whole, then each passage in that light.
#include "indexer/facets/facets.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "dict/recognize/dates.h"
#include "dict/recognize/years.h"

namespace kouryu {
namespace {

std::optional<int> year_of_date(const std::string& date) {
  if (date.size() < 4) return std::nullopt;
  const int year = std::atoi(date.substr(0, 4).c_str());
  return year > 0 ? std::optional(year) : std::nullopt;
}

/// Adds the mentions of one field as evidence; the certain ones become facet values.
void add_names(PassageRecord& record, const AnalyzedText& text, const char* field,
               const std::vector<NameMention>& mentions, std::vector<std::string>& values) {
  for (const NameMention& mention : mentions) {
    if (mention.certain) values.push_back(mention.value);
    record.evidence.push_back({field, mention.value, text.folded.map.to_original(mention.range),
                               mention.how, mention.certain, mention.places});
  }
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

void add_years(PassageRecord& record, const AnalyzedText& text, int guessed_year) {
  std::set<int> years;
  YearContext context{year_of_date(record.document_date)};
  if (!context.document_year && guessed_year > 0) context = {guessed_year, true};
  std::set<std::string> dates;
  for (const YearMention& mention : recognize_years(text.folded, context)) {
    for (std::string& term : date_terms(mention)) dates.insert(std::move(term));
    const ByteRange range = text.folded.map.to_original(mention.range);
    for (const int year : years_of(mention)) {
      years.insert(year);
      if (mention.fiscal) record.fiscal_years.push_back(year);
      record.evidence.push_back({"year", std::to_string(year), range, mention.how, true, {}});
    }
  }
  record.year.assign(years.begin(), years.end());
  record.date_terms.assign(dates.begin(), dates.end());
}

}  // namespace

PlaceSpots FacetReader::survey(const PassageRecord& record, const AnalyzedText& text) {
  survey_organisations(record.text, text, organisations_);
  return survey_places(text, places_);
}

void FacetReader::read(PassageRecord& record, const AnalyzedText& text,
                       const PlaceSpots& spots) const {
  const PlaceMentions found = recognize_places(record.text, text, places_, spots);
  // Navigation names whose page it is; its places and years are the site's.
  const bool of_document = record.kind != PassageKind::Nav;
  if (of_document) {
    add_names(record, text, "city", found.cities, record.city);
    add_names(record, text, "prefecture", found.prefectures, record.prefecture);
    add_names(record, text, "country", found.countries, record.country);
  }
  add_names(record, text, "org",
            recognize_organisations(record.text, text, record.fields, organisations_), record.org);
  if (of_document) add_years(record, text, guessed_year_);
}

}  // namespace kouryu
