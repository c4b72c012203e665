// What many passages tell of one pair, weighed: a date that most of them give is its beginning.
#include "searcher/relations/gather.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

#include "dict/base/deadline.h"
#include "dict/base/utf8.h"
#include "dict/names/place_pairs.h"
#include "searcher/index/hits.h"

namespace kouryu {
namespace {

constexpr std::size_t kMostEvidence = 3;  // of a row
constexpr std::size_t kPartBytes = 3;     // "-12" of a date

template <class List, class Value>
bool holds(const List& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

/// How good a place is to show: a sure one with a date first.
int rank_of(const StoredRelation& relation) {
  return (relation.certain ? 0 : 4) + (relation.since.empty() ? 2 : 0) +
         (relation.years.empty() ? 1 : 0);
}

constexpr std::size_t kYearDigits = 4;

using Times = std::map<std::string, std::size_t>;

/// The year that most passages give, of equals the earliest; of that year the date that most agree
/// with (2004 says nothing against 2004-12-24), of equals the most precise, then the earliest.
std::string beginning(const Times& years, const Times& dates) {
  const auto year = std::max_element(
      years.begin(), years.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (year == years.end()) return {};
  std::string best;
  std::size_t most = 0;
  for (auto date = dates.lower_bound(year->first);
       date != dates.end() && date->first.starts_with(year->first); ++date) {
    std::size_t agree = 0;
    for (std::size_t size = kYearDigits; size <= date->first.size(); size += kPartBytes) {
      const auto less = dates.find(date->first.substr(0, size));
      if (less != dates.end()) agree += less->second;
    }
    const bool better = agree > most || (agree == most && date->first.size() > best.size());
    if (!better) continue;
    best = date->first;
    most = agree;
  }
  return best;
}

/// Calls `visit` for each run of tellings of one row.
template <class Tellings, class Visit>
void each_row(const Tellings& tellings, Visit&& visit) {
  for (auto begin = tellings.begin(); begin != tellings.end();) {
    const auto end = std::find_if(
        begin, tellings.end(), [&](const auto& telling) { return telling.first != begin->first; });
    visit(*begin->first, std::span(begin, end));
    begin = end;
  }
}

}  // namespace

bool RelationGatherer::wants(const StoredRelation& relation) const {
  if (!wanted_.kinds.empty() && !holds(wanted_.kinds, relation.kind)) return false;
  return wanted_.places.empty() || holds(wanted_.places, relation.a) ||
         holds(wanted_.places, relation.b);
}

RelationGatherer::Told& RelationGatherer::row_of(const StoredRelation& relation) {
  const auto [first, second] = std::minmax(relation.a, relation.b);
  std::string key = first;
  key += '\0';
  key += second;
  key += static_cast<char>(relation.kind);
  const auto [row, fresh] = told_.try_emplace(std::move(key));
  if (fresh) {
    row->second.first = first;
    row->second.second = second;
    row->second.kind = relation.kind;
    charge_memory(sizeof(Told) + 2 * row->first.size());
  }
  return row->second;
}

std::uint32_t RelationGatherer::number_of(const std::string& document) {
  const auto [row, fresh] =
      documents_.try_emplace(document, static_cast<std::uint32_t>(documents_.size()));
  if (fresh) charge_memory(sizeof(*row) + document.size());
  return row->second;
}

void RelationGatherer::tell(Told& told, std::span<const Telling> tellings) {
  bool first_first = false;
  bool second_first = false;
  std::set<std::string> dates;
  for (const auto& [row, relation] : tellings) {
    (relation->a == told.first ? first_first : second_first) = true;
    if (!relation->since.empty()) dates.insert(relation->since);
    told.years.insert(relation->years.begin(), relation->years.end());
    told.certain = told.certain || relation->certain;
  }
  told.first_named_first += first_first ? 1 : 0;
  told.second_named_first += second_first ? 1 : 0;
  std::set<std::string> years;
  for (const std::string& date : dates) years.insert(date.substr(0, kYearDigits));
  for (const std::string& year : years) ++told.since_years[year];
  for (auto date = dates.begin(); date != dates.end(); ++date) {
    const auto next = std::next(date);
    if (next != dates.end() && next->starts_with(*date)) continue;  // it is told more precisely
    const auto [row, fresh] = told.since.try_emplace(*date);
    ++row->second;
    if (fresh) charge_memory(sizeof(*row));
  }
  ++told.passages;
}

void RelationGatherer::keep_if_best(Told& told, Place place) {
  const bool full = told.evidence.size() == kMostEvidence;
  if (full && !(place < told.evidence.back())) return;
  if (full) told.evidence.pop_back();
  const auto at = std::upper_bound(told.evidence.begin(), told.evidence.end(), place);
  told.evidence.insert(at, std::move(place));
}

void RelationGatherer::add(std::uint32_t id, std::string_view packed) {
  if (packed.empty()) return;
  const PassageRelations passage = decode_relations(packed);
  std::vector<Telling> tellings;
  for (const StoredRelation& relation : passage.relations) {
    if (wants(relation)) tellings.emplace_back(&row_of(relation), &relation);
  }
  if (tellings.empty()) return;
  std::sort(tellings.begin(), tellings.end(),
            [](const Telling& a, const Telling& b) { return std::less<>()(a.first, b.first); });
  const std::uint32_t document = number_of(passage.document_id);
  each_row(tellings, [&](Told& told, std::span<const Telling> here) {
    tell(told, here);
    told.documents.push_back(document);
    charge_memory(sizeof document);
    int rank = rank_of(*here.front().second);
    for (const auto& [row, relation] : here) rank = std::min(rank, rank_of(*relation));
    keep_if_best(told, {rank, passage.document_id, id});
  });
}

std::vector<GatheredRelation> RelationGatherer::rows() const {
  std::vector<std::pair<std::size_t, const Told*>> told;  // with the number of its documents
  told.reserve(told_.size());
  for (const auto& [key, one] : told_) {
    check_deadline();
    std::vector<std::uint32_t> documents = one.documents;
    std::sort(documents.begin(), documents.end());
    const auto end = std::unique(documents.begin(), documents.end());
    told.emplace_back(static_cast<std::size_t>(end - documents.begin()), &one);
  }
  std::sort(told.begin(), told.end(), [](const auto& a, const auto& b) {
    return std::tie(b.first, b.second->passages, a.second->kind, a.second->first,
                    a.second->second) <
           std::tie(a.first, a.second->passages, b.second->kind, b.second->first, b.second->second);
  });
  std::vector<GatheredRelation> rows;
  rows.reserve(told.size());
  for (const auto& [documents, one] : told) {
    check_deadline();
    GatheredRelation& row = rows.emplace_back();
    const bool swapped = one->first_named_first == one->second_named_first
                             ? !is_in_order(one->first, one->second)
                             : one->second_named_first > one->first_named_first;
    row.a = swapped ? one->second : one->first;
    row.b = swapped ? one->first : one->second;
    row.kind = one->kind;
    row.since = beginning(one->since_years, one->since);
    row.years.assign(one->years.begin(), one->years.end());
    row.passages = one->passages;
    row.documents = documents;
    row.certain = one->certain;
    for (const Place& place : one->evidence) row.evidence.push_back(place.id);
  }
  return rows;
}

std::optional<RelationEvidence> evidence_in(const PassageRecord& record,
                                            const GatheredRelation& row) {
  const StoredRelation* best = nullptr;
  for (const StoredRelation& one : record.relations) {
    const bool same =
        one.kind == row.kind && std::minmax(one.a, one.b) == std::minmax(row.a, row.b);
    if (same && (best == nullptr || rank_of(one) < rank_of(*best))) best = &one;
  }
  if (best == nullptr) return std::nullopt;
  RelationEvidence evidence;
  evidence.passage = record.id;
  evidence.document = document_of(record);
  evidence.heading = record.heading;
  evidence.page = page_at(record, best->range.begin);
  evidence.text = record.text.substr(best->range.begin, best->range.end - best->range.begin);
  evidence.begin = count_chars(std::string_view(record.text).substr(0, best->range.begin));
  evidence.end = evidence.begin + count_chars(evidence.text);
  evidence.how = best->how;
  return evidence;
}

}  // namespace kouryu
