// What many passages tell of one pair, weighed: a date that most of them give is its beginning.
#include "searcher/relations/gather.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
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

/// Calls `visit` for each run of neighbours for which `same` holds.
template <class List, class Same, class Visit>
void each_run(const List& list, Same&& same, Visit&& visit) {
  for (auto begin = list.begin(); begin != list.end();) {
    const auto end =
        std::find_if(begin, list.end(), [&](const auto& one) { return !same(*begin, one); });
    visit(std::span(begin, end));
    begin = end;
  }
}

constexpr auto kSamePassage = [](const auto& one, const auto& other) {
  return one.passage == other.passage;
};

}  // namespace

std::uint32_t Strings::number_of(const std::string& text) {
  const auto [row, fresh] = numbers_.try_emplace(text, static_cast<std::uint32_t>(numbers_.size()));
  if (fresh) {
    texts_.push_back(&row->first);
    charge_memory(sizeof(*row) + text.size());
  }
  return row->second;
}

bool RelationGatherer::wants(const StoredRelation& relation) const {
  if (!wanted_.kinds.empty() && !holds(wanted_.kinds, relation.kind)) return false;
  return wanted_.places.empty() || holds(wanted_.places, relation.a) ||
         holds(wanted_.places, relation.b);
}

void RelationGatherer::add(std::uint32_t id, std::string_view packed) {
  if (packed.empty()) return;
  const PassageRelations passage = decode_relations(packed);
  bool told = false;
  for (const StoredRelation& relation : passage.relations) {
    if (!wants(relation)) continue;
    if (!told) passages_.push_back({id, documents_.number_of(passage.document_id)});
    told = true;
    const bool swapped = relation.b < relation.a;
    Telling& telling = tellings_.emplace_back();
    telling.first = names_.number_of(swapped ? relation.b : relation.a);
    telling.second = names_.number_of(swapped ? relation.a : relation.b);
    telling.kind = relation.kind;
    telling.second_is_a = swapped;
    telling.certain = relation.certain;
    telling.rank = static_cast<std::uint8_t>(rank_of(relation));
    telling.passage = static_cast<std::uint32_t>(passages_.size() - 1);
    telling.since = dates_.number_of(relation.since);
    telling.years = static_cast<std::uint32_t>(years_.size());
    years_.insert(years_.end(), relation.years.begin(), relation.years.end());
    telling.years_end = static_cast<std::uint32_t>(years_.size());
    charge_memory(sizeof telling + relation.years.size() * sizeof(int));
  }
}

std::vector<RelationGatherer::Counted> RelationGatherer::counted() {
  std::sort(tellings_.begin(), tellings_.end(), [](const Telling& a, const Telling& b) {
    return std::tie(a.first, a.second, a.kind, a.passage) <
           std::tie(b.first, b.second, b.kind, b.passage);
  });
  std::vector<Counted> all;
  std::vector<std::uint32_t> documents;
  DeadlineCheck deadline;
  each_run(
      tellings_, [](const Telling& a, const Telling& b) { return a.row() == b.row(); },
      [&](Run run) {
        deadline.step();
        Counted& row = all.emplace_back();
        row.run = run;
        row.asked = holds(wanted_.asked, names_[run.front().first]) ||
                    holds(wanted_.asked, names_[run.front().second]);
        documents.clear();
        each_run(run, kSamePassage,
                 [&](Run here) { documents.push_back(passages_[here.front().passage].document); });
        row.passages = documents.size();
        std::sort(documents.begin(), documents.end());
        const auto end = std::unique(documents.begin(), documents.end());
        row.documents = static_cast<std::size_t>(end - documents.begin());
      });
  return all;
}

bool RelationGatherer::comes_before(const Counted& one, const Counted& other) const {
  const Telling& a = one.run.front();
  const Telling& b = other.run.front();
  return std::tie(other.asked, other.documents, other.passages, a.kind, names_[a.first],
                  names_[a.second]) < std::tie(one.asked, one.documents, one.passages, b.kind,
                                               names_[b.first], names_[b.second]);
}

std::string RelationGatherer::since_of(Run run) const {
  Times years;
  Times dates;
  each_run(run, kSamePassage, [&](Run here) {
    std::set<std::string> told;
    std::set<std::string> told_years;
    for (const Telling& telling : here) {
      const std::string& date = dates_[telling.since];
      if (date.empty()) continue;
      told.insert(date);
      told_years.insert(date.substr(0, kYearDigits));
    }
    for (const std::string& year : told_years) ++years[year];
    for (auto date = told.begin(); date != told.end(); ++date) {
      const auto next = std::next(date);
      const bool refined = next != told.end() && next->starts_with(*date);
      if (!refined) ++dates[*date];
    }
  });
  return beginning(years, dates);
}

std::vector<std::uint32_t> RelationGatherer::evidence_of(Run run) const {
  std::vector<std::tuple<int, std::string_view, std::uint32_t>> places;
  each_run(run, kSamePassage, [&](Run here) {
    const Passage& passage = passages_[here.front().passage];
    int rank = here.front().rank;
    for (const Telling& telling : here) rank = std::min<int>(rank, telling.rank);
    places.emplace_back(rank, documents_[passage.document], passage.id);
  });
  const std::size_t count = std::min(kMostEvidence, places.size());
  std::partial_sort(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(count),
                    places.end());
  std::vector<std::uint32_t> ids;
  for (std::size_t i = 0; i < count; ++i) ids.push_back(std::get<std::uint32_t>(places[i]));
  return ids;
}

GatheredRelation RelationGatherer::row_of(const Counted& counted) const {
  const Run run = counted.run;
  std::size_t named_first = 0;  // passages that name the first name first …
  std::size_t named_second = 0;
  GatheredRelation row;
  each_run(run, kSamePassage, [&](Run here) {
    const auto is_swapped = [](const Telling& telling) { return telling.second_is_a; };
    named_second += std::any_of(here.begin(), here.end(), is_swapped) ? 1 : 0;
    named_first += std::all_of(here.begin(), here.end(), is_swapped) ? 0 : 1;
  });
  std::map<int, std::size_t> years;
  each_run(run, kSamePassage, [&](Run here) {
    std::set<int> told;
    for (const Telling& telling : here) {
      told.insert(years_.begin() + telling.years, years_.begin() + telling.years_end);
      row.certain = row.certain || telling.certain;
    }
    for (const int year : told) ++years[year];
  });
  for (const auto& [year, passages] : years) {
    row.years.push_back(year);
    row.year_passages.push_back(passages);
  }
  row.a = names_[run.front().first];
  row.b = names_[run.front().second];
  if (named_first == named_second ? !is_in_order(row.a, row.b) : named_second > named_first) {
    std::swap(row.a, row.b);
  }
  row.kind = run.front().kind;
  row.since = since_of(run);
  row.passages = counted.passages;
  row.documents = counted.documents;
  row.evidence = evidence_of(run);
  return row;
}

RelationGatherer::Rows RelationGatherer::rows(std::size_t offset, std::size_t limit) {
  std::vector<Counted> all = counted();
  const std::size_t first = std::min(offset, all.size());
  const std::size_t left = all.size() - first;
  const std::size_t last = first + (limit == 0 ? left : std::min(limit, left));
  std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(last), all.end(),
                    [&](const Counted& a, const Counted& b) { return comes_before(a, b); });
  Rows out;
  out.total = all.size();
  for (std::size_t i = first; i < last; ++i) {
    check_deadline();
    out.page.push_back(row_of(all[i]));
  }
  return out;
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
