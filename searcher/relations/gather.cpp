// What many passages tell of one pair, weighed: a date that most of them give is its beginning.
#include "searcher/relations/gather.h"

#include <algorithm>
#include <utility>

#include "dict/base/deadline.h"
#include "dict/base/utf8.h"
#include "searcher/index/hits.h"

namespace kouryu {
namespace {

constexpr std::size_t kMostEvidence = 3;  // of a row

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

/// The year that most passages give, of equals the earliest; of that year the date that most give,
/// of equals the most precise, then the earliest.
std::string beginning(const std::map<std::string, std::size_t>& dates) {
  std::map<std::string, std::size_t> years;
  for (const auto& [date, times] : dates) years[date.substr(0, kYearDigits)] += times;
  const auto year = std::max_element(
      years.begin(), years.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (year == years.end()) return {};
  std::string best;
  std::size_t best_times = 0;
  for (const auto& [date, times] : dates) {
    if (!date.starts_with(year->first)) continue;
    // 2004 says nothing against 2004-12-24.
    const bool refines = date.starts_with(best);
    if (best.empty() || refines || (times > best_times && !best.starts_with(date))) {
      best = date;
      best_times = times;
    }
  }
  return best;
}

}  // namespace

bool RelationGatherer::wants(const StoredRelation& relation) const {
  if (!wanted_.kinds.empty() && !holds(wanted_.kinds, relation.kind)) return false;
  return wanted_.places.empty() || holds(wanted_.places, relation.a) ||
         holds(wanted_.places, relation.b);
}

void RelationGatherer::tell(Told& told, const StoredRelation& relation) {
  ++told.orders[{relation.a, relation.b}];
  if (!relation.since.empty()) ++told.since[relation.since];
  told.years.insert(relation.years.begin(), relation.years.end());
  told.certain = told.certain || relation.certain;
}

void RelationGatherer::add(std::uint32_t id, std::string_view packed) {
  if (packed.empty()) return;
  const PassageRelations passage = decode_relations(packed);
  std::map<Told*, int> here;  // each row once a passage, by its best place
  for (const StoredRelation& relation : passage.relations) {
    if (!wants(relation)) continue;
    const auto [first, second] = std::minmax(relation.a, relation.b);
    const auto [row, fresh] = told_.try_emplace(Key(first, second, relation.kind));
    if (fresh) charge_memory(sizeof(Told) + sizeof(Key));
    tell(row->second, relation);
    const auto place = here.try_emplace(&row->second, rank_of(relation)).first;
    place->second = std::min(place->second, rank_of(relation));
  }
  for (const auto& [told, rank] : here) {
    ++told->passages;
    told->documents.insert(passage.document_id);
    told->evidence.emplace_back(rank, id);
    std::stable_sort(told->evidence.begin(), told->evidence.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    if (told->evidence.size() > kMostEvidence) told->evidence.pop_back();
  }
}

std::vector<GatheredRelation> RelationGatherer::rows() const {
  std::vector<GatheredRelation> rows;
  rows.reserve(told_.size());
  for (const auto& [key, told] : told_) {
    check_deadline();
    const auto order =
        std::max_element(told.orders.begin(), told.orders.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    GatheredRelation& row = rows.emplace_back();
    std::tie(row.a, row.b) = order->first;
    row.kind = std::get<RelationKind>(key);
    row.since = beginning(told.since);
    row.years.assign(told.years.begin(), told.years.end());
    row.passages = told.passages;
    row.documents = told.documents.size();
    row.certain = told.certain;
    for (const auto& [rank, id] : told.evidence) row.evidence.push_back(id);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    return std::tie(b.documents, b.passages, a.kind) < std::tie(a.documents, a.passages, b.kind);
  });
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
