// From what rules find to what is stored: dates, one row for each pair and kind.
#include "indexer/relations/relations.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "dict/names/gazetteer.h"
#include "dict/names/place_pairs.h"
#include "dict/names/place_units.h"
#include "dict/text/normalizer.h"
#include "dict/time/years.h"
#include "indexer/relations/clause_words.h"
#include "indexer/relations/member_relations.h"
#include "indexer/relations/parties.h"
#include "indexer/relations/record_relations.h"
#include "indexer/relations/relation_dates.h"
#include "indexer/relations/relation_words.h"
#include "indexer/relations/row_relations.h"

namespace kouryu {
namespace {

StoredRelation stored(const ToldRelation& told, RelationDates& dates) {
  StoredRelation out;
  out.a = told.a;
  out.b = told.b;
  // The own side is one of Japan; told of a place abroad, it may have come second.
  if (!is_of_japan(out.a) && is_of_japan(out.b)) std::swap(out.a, out.b);
  out.kind = told.kind;
  out.certain = told.certain;
  out.range = told.range;
  out.how = told.how;
  const auto here = dates.in(told.date_range);
  for (const auto* const date : here) {
    for (const int year : years_of(date->second)) out.years.push_back(year);
  }
  std::sort(out.years.begin(), out.years.end());
  out.years.erase(std::unique(out.years.begin(), out.years.end()), out.years.end());
  if (told.begins) out.since = dates.beginning(told);
  if (out.since.empty()) out.since = told.signed_on;
  return out;
}

/// Whether one lies in the other, or became it (小城町, 小城市): that is no exchange.
bool are_parent_and_child(const std::string& one, const std::string& other) {
  const auto stem = [](const std::string& name) {
    return ends_with_municipal_unit(name) ? name.substr(0, name.size() - 3) : name;
  };
  if (stem(one) == stem(other)) return true;
  for (const auto& [child, parent] : {std::pair(one, other), std::pair(other, one)}) {
    for (const PlaceMatch& match : Gazetteer::instance().lookup(fold_text(child))) {
      if (match.form == FormKind::Full && match.place->name == child &&
          (match.place->region == parent || match.place->country == parent)) {
        return true;
      }
    }
  }
  return false;
}

/// Better told: with a beginning, by fields, earlier.
bool is_better(const StoredRelation& one, const StoredRelation& other) {
  if (one.since.size() != other.since.size()) return one.since.size() > other.since.size();
  return one.since < other.since;
}

void add(std::vector<StoredRelation>& relations, StoredRelation relation) {
  const auto same =
      std::find_if(relations.begin(), relations.end(), [&](const StoredRelation& one) {
        return one.kind == relation.kind &&
               std::minmax(one.a, one.b) == std::minmax(relation.a, relation.b);
      });
  if (same == relations.end()) {
    relations.push_back(std::move(relation));
    return;
  }
  std::vector<int> years = same->years;
  years.insert(years.end(), relation.years.begin(), relation.years.end());
  std::sort(years.begin(), years.end());
  years.erase(std::unique(years.begin(), years.end()), years.end());
  if (is_better(relation, *same)) *same = std::move(relation);
  same->years = std::move(years);
}

}  // namespace

Section RelationReader::section_of(const PassageRecord& record) const {
  Section section;
  std::vector<std::string> lines = record.heading;
  if (lines.empty() || lines.front() != record.document_title) {
    lines.insert(lines.begin(), record.document_title);
  }
  section.tie = tie_above_ && record.heading == heading_above_;
  if (!line_above_.empty() && record.heading == heading_above_) lines.push_back(line_above_);
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    const SectionSides& sides = document_.sides_of(*line);
    const bool pair = !sides.own.empty() && sides.partners.size() == 1;
    if (pair && section.own.empty() && section.partner.empty()) section.names_pair = true;
    const bool first = section.partner.empty() && section.own.empty();
    if (first && sides.is_name && sides.partners.size() == 1) section.is_of_partner = true;
    if (section.own.empty()) section.own = sides.own;
    if (section.partner.empty() && sides.partners.size() == 1) section.partner = sides.partners[0];
    section.tie = section.tie || sides.tie;
    section.host_towns =
        section.host_towns || find_told(Told::HostTown, *line, {0, line->size()}).has_value();
  }
  return section;
}

/// The line that a passage begins with tells since when the row above it is: 1959年11月17日提携.
void RelationReader::add_date_of_row(const PassageRecord& record,
                                     std::vector<ToldRelation>& told) const {
  constexpr std::size_t kLongest = 90;  // bytes
  const std::string_view text = record.text;
  const ByteRange line{0, std::min(text.find('\n'), text.size())};
  if (row_.first.empty() || line.size() > kLongest || !begins_with_year(text)) return;
  if (text.substr(0, line.size()).find("。") != text.npos) return;
  ToldRelation relation;
  relation.a = row_.first;
  relation.b = row_.second;
  relation.kind = RelationKind::Tie;
  relation.range = relation.date_range = line;
  relation.begins = true;
  relation.how = "row:day";
  told.push_back(std::move(relation));
}

/// A passage that is the names of a pair or of a partner alone (丘市～港町) heads those behind it.
void RelationReader::keep_line_of_names(const PassageRecord& record) {
  constexpr std::size_t kLongest = 90;  // bytes
  const bool line = record.text.size() <= kLongest && record.text.find('\n') == std::string::npos;
  if (record.heading != heading_above_ || (line && record.kind == PassageKind::Agenda)) {
    line_above_.clear();
  }
  // Heads of ties in a passage of their own: 姉妹都市・提携都市 over the list of them.
  constexpr std::size_t kLongestHead = 120;  // bytes
  const ByteRange all{0, record.text.size()};
  const bool sentence = record.text.find("。") != std::string::npos;
  if (record.heading != heading_above_ || sentence) tie_above_ = false;
  if (!sentence && all.size() <= kLongestHead && record.kind != PassageKind::Bullets) {
    tie_above_ = tie_above_ || find_told(Told::Tie, record.text, all).has_value();
  }
  heading_above_ = record.heading;
  if (!line) return;
  const SectionSides& sides = document_.sides_of(record.text);
  const bool pair = !sides.own.empty() && sides.partners.size() == 1;
  if (pair || sides.is_name) line_above_ = record.text;
}

/// What the passages behind this one may go on from.
void RelationReader::keep_context(const PassageRecord& record,
                                  const std::vector<ToldRelation>& told, RelationDates& dates) {
  if (const int year = dates.last_year(); year != 0) last_year_ = year;
  keep_line_of_names(record);
  row_ = {};
  if (!told.empty() && told.back().how.starts_with("row:") &&
      told.back().range.end == record.text.size() && dates.in(told.back().range).empty()) {
    row_ = {told.back().a, told.back().b};
  }
}

void RelationReader::read(PassageRecord& record, const FoldedText& folded) {
  record.relations.clear();
  if (record.kind == PassageKind::Nav || record.kind == PassageKind::Contact) return;
  const std::vector<Party> parties = parties_in(record, document_.words());
  const Section section = section_of(record);
  std::vector<ToldRelation> told;
  const std::vector<StoredField> fields =
      record.kind == PassageKind::Record ? record.fields : labelled_lines(record.text);
  told = record_relations(record, fields, parties, document_, section);
  const std::string& own = section.own.empty() ? document_.own() : section.own;
  const auto of_section = tie_of_section(record, fields, own, section);
  if (told.empty()) {
    told = sentence_relations(record, parties, document_, section);
    for (ToldRelation& one : row_relations(record, parties, document_, section)) {
      told.push_back(std::move(one));
    }
    for (ToldRelation& one : member_relations(record, parties)) told.push_back(std::move(one));
  }
  if (document_.is_agreement() && !record.document_date.empty()) {
    for (ToldRelation& one : told) {
      // The text of an agreement is signed on its day.
      const bool pair = one.a == section.own && one.b == section.partner;
      if (one.kind == RelationKind::Tie && pair) one.signed_on = record.document_date;
    }
  }
  if (of_section) told.push_back(*of_section);
  add_date_of_row(record, told);
  RelationDates dates(record, folded, last_year_);
  for (const ToldRelation& one : told) {
    if (!are_parent_and_child(one.a, one.b)) add(record.relations, stored(one, dates));
  }
  keep_context(record, told, dates);
  std::stable_sort(record.relations.begin(), record.relations.end(),
                   [](const StoredRelation& a, const StoredRelation& b) {
                     return a.range.begin < b.range.begin;
                   });
}

}  // namespace kouryu
