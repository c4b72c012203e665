// Two looks at a document: first what it says as a whole, then each passage in that light.
#include "indexer/facets/facets.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "dict/time/dates.h"
#include "dict/time/years.h"

namespace kouryu {
namespace {

/// Adds the mentions of one field as evidence; the certain ones become facet values.
void add_names(PassageRecord& record, const AnalyzedText& text, FieldId field,
               const std::vector<NameMention>& mentions, std::vector<std::string>& values) {
  for (const NameMention& mention : mentions) {
    if (mention.certain) values.push_back(mention.value);
    record.evidence.push_back({field, mention.value, text.folded.map.to_original(mention.range),
                               mention.how, mention.certain, mention.places});
  }
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

/// The year that 同年 in a later text means: of the last date of this one that is no span.
int last_year(const std::vector<YearMention>& mentions) {
  const auto last = std::find_if(mentions.rbegin(), mentions.rend(), [](const YearMention& each) {
    return each.begin.year == each.end.year && !each.open;
  });
  return last != mentions.rend() ? last->begin.year : 0;
}

std::vector<YearMention> years_in(const PassageRecord& record, const AnalyzedText& text) {
  return recognize_years(
      text.folded, year_context(record.document_date, record.guessed_year, record.year_before));
}

void set_date_terms(PassageRecord& record, const std::vector<YearMention>& mentions) {
  std::set<std::string> dates;
  for (const YearMention& mention : mentions) {
    for (std::string& term : date_terms(mention)) dates.insert(std::move(term));
    if (!mention.fiscal) continue;
    const auto years = years_of(mention);
    record.fiscal_years.insert(record.fiscal_years.end(), years.begin(), years.end());
  }
  record.date_terms.assign(dates.begin(), dates.end());
}

void add_years(PassageRecord& record, const AnalyzedText& text,
               const std::vector<YearMention>& mentions) {
  std::set<int> years;
  for (const YearMention& mention : mentions) {
    const ByteRange range = text.folded.map.to_original(mention.range);
    for (const int year : years_of(mention)) {
      years.insert(year);
      record.evidence.push_back(
          {FieldId::Year, std::to_string(year), range, mention.how, true, {}});
    }
  }
  record.year.assign(years.begin(), years.end());
}

/// The headings that two passages share when one goes on with the other; a record's last is its own
/// name.
std::vector<std::string> section_of(const PassageRecord& record) {
  std::vector<std::string> section = record.heading;
  if (record.kind == PassageKind::Record && !section.empty()) section.pop_back();
  return section;
}

}  // namespace

PlaceSpots FacetReader::survey(const PassageRecord& record, const AnalyzedText& text) {
  survey_organisations(record.text, text, organisations_);
  return survey_places(text, places_);
}

void FacetReader::read(PassageRecord& record, const AnalyzedText& text, const PlaceSpots& spots) {
  const PlaceMentions found = recognize_places(record.text, text, places_, spots);
  // Navigation names whose page it is; its places and years are the site's.
  const bool of_document = record.kind != PassageKind::Nav;
  if (of_document) {
    add_names(record, text, FieldId::City, found.cities, record.city);
    add_names(record, text, FieldId::Prefecture, found.prefectures, record.prefecture);
    add_names(record, text, FieldId::Country, found.countries, record.country);
  }
  add_names(record, text, FieldId::Org,
            recognize_organisations(record.text, text, record.fields, organisations_), record.org);
  if (of_document) read_years(record, text);
}

void FacetReader::read_years(PassageRecord& record, const AnalyzedText& text) {
  std::vector<std::string> section = section_of(record);
  if (record.kind != kind_ || section != section_) year_before_ = 0;
  kind_ = record.kind;
  section_ = std::move(section);
  if (record.document_date.empty()) record.guessed_year = guessed_year_;
  record.year_before = year_before_;
  const std::vector<YearMention> mentions = years_in(record, text);
  set_date_terms(record, mentions);
  add_years(record, text, mentions);
  if (const int year = last_year(mentions); year > 0) year_before_ = year;
}

void read_date_terms(PassageRecord& record, const AnalyzedText& text) {
  record.date_terms.clear();
  record.fiscal_years.clear();
  if (record.kind != PassageKind::Nav) set_date_terms(record, years_in(record, text));
}

}  // namespace kouryu
