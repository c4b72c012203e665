// One Enquire for each question. The best are found without looking at all matches; totals and
// counts are over all of them, and taken apart from the ranking.
#include "searcher/rank/matcher.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

#include "dict/base/deadline.h"
#include "dict/schema/fields.h"
#include "searcher/rank/grouping.h"

namespace kouryu {
namespace {

using Listed = std::vector<Scored>;

Xapian::valueno slot_of(FieldId id) { return static_cast<Xapian::valueno>(field(id).slot); }

/// A slot whose value passages are sorted by.
struct SortSlot {
  FieldId field;
  bool descending;
};

std::optional<SortSlot> sort_slot(SortOrder order) {
  switch (order) {
    case SortOrder::Relevance:
      return std::nullopt;
    case SortOrder::YearAscending:
      return SortSlot{FieldId::FirstYear, false};
    case SortOrder::YearDescending:
      return SortSlot{FieldId::LastYear, true};
    case SortOrder::DateAscending:
      return SortSlot{FieldId::DocumentDate, false};
    case SortOrder::DateDescending:
      return SortSlot{FieldId::DocumentDate, true};
  }
  return std::nullopt;
}

/// Years and dates (YYYY-MM-DD or less) as bytes that sort; passages without one come last, equal
/// ones in document order.
std::string sort_key(const Xapian::Document& document, const SortSlot& by) {
  constexpr std::size_t kDigits = 4;
  const std::string value = document.get_value(slot_of(by.field));
  std::string key(value.size() < kDigits ? kDigits - value.size() : 0, '0');
  key += value;
  if (by.descending) {
    for (char& c : key) {
      if (c >= '0' && c <= '9') c = static_cast<char>('0' + '9' - c);
    }
  }
  if (value.empty()) key.assign(1, '~');
  // Of two dates the one that covers the other comes after it, whichever way is asked.
  key += '~';
  key += '\0';
  return key + document.get_value(slot_of(FieldId::Order));
}

class SortKey : public Xapian::KeyMaker {
 public:
  explicit SortKey(SortSlot by) : by_(by) {}
  std::string operator()(const Xapian::Document& document) const override {
    return sort_key(document, by_);
  }

 private:
  SortSlot by_;
};

/// From here on the best are found without looking at every match. Xapian 1.4.22 may then leave out
/// a good one that comes after the end of a word's postings: of 1,500 questions over 100,000
/// passages one had another ten best. Below, looking at all takes no longer than a millisecond.
constexpr Xapian::doccount kManyPassages = 20'000;

/// Passages that are looked at first for a page of documents, and how many times as many next.
constexpr std::size_t kFirstStep = 1000;
constexpr std::size_t kStepGrows = 8;

Xapian::BM25Weight bm25(const Ranking& ranking) {
  return {ranking.k1, 0, ranking.k3, ranking.b, ranking.min_normlen};
}

}  // namespace

Matching Matcher::matching(const Xapian::Query& query) const {
  Matching out;
  if (query.empty()) return out;
  const Xapian::Database& database = indexes_.database();
  if (!indexes_.remote()) {
    out.ids = counting_.matches.matches(database, query).ids();
    out.total = out.ids.size();
    return out;
  }
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  out.total = enquire.get_mset(0, 0, database.get_doccount()).get_matches_estimated();
  return out;
}

FacetCounts Matcher::count(const Xapian::Query& query, FieldId field) const {
  if (query.empty()) return {};
  const Xapian::Database& database = indexes_.database();
  if (!indexes_.remote()) {
    return counting_.columns.count(database, slot_of(field), matching(query).ids);
  }
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  Xapian::ValueCountMatchSpy spy(slot_of(field));
  enquire.add_matchspy(&spy);
  static_cast<void>(enquire.get_mset(0, 0, database.get_doccount()));
  std::map<std::string, std::size_t> counts;
  for (auto it = spy.values_begin(); it != spy.values_end(); ++it) {
    add_packed(counts, *it, it.get_termfreq());
  }
  return FacetCounts(counts);
}

namespace {

/// What a filter chose is listed even where it is not among the most frequent values; of a long
/// range of years no more than `size`.
void add_chosen(std::vector<FacetCount>& listed, const std::vector<std::string>& chosen,
                const FacetCounts& counts, std::size_t size) {
  std::size_t room = size;
  for (const std::string& value : chosen) {
    const std::size_t count = counts.of(value);
    const bool known = std::any_of(listed.begin(), listed.end(),
                                   [&](const FacetCount& row) { return row.value == value; });
    if (count == 0 || known || room == 0) continue;
    listed.push_back({value, count});
    --room;
  }
}

}  // namespace

std::vector<std::pair<std::string, std::vector<FacetCount>>> Matcher::facets(
    const Xapian::Query& text, const Filters& filters, const std::vector<FieldId>& fields,
    std::size_t size, const Matching& matching) const {
  std::vector<std::pair<std::string, std::vector<FacetCount>>> out;
  const Xapian::Query all = with_filters(text, filters);
  for (const FieldId field : fields) {
    FacetCounts counts;
    const auto own = filters.find(field);
    if (own != filters.end() && own->second.groups.empty()) {
      counts = count(with_filters(text, filters, field), field);
    } else if (indexes_.remote()) {
      counts = count(all, field);
    } else {
      counts = counting_.columns.count(indexes_.database(), slot_of(field), matching.ids);
    }
    out.emplace_back(name_of(field), counts.most_frequent(size));
    if (own != filters.end()) add_chosen(out.back().second, own->second, counts, size);
  }
  return out;
}

Listed Matcher::listed(const Xapian::Query& query, const SearchRequest& request, bool browse,
                       std::size_t wanted) const {
  const Xapian::Database& database = indexes_.database();
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  if (browse) {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  } else {
    enquire.set_weighting_scheme(bm25(ranking_));
  }
  const std::optional<SortSlot> by = sort_slot(request.sort);
  SortKey key_maker(by.value_or(SortSlot{FieldId::Order, false}));
  if (by && !indexes_.remote()) {
    enquire.set_sort_by_key(&key_maker, false);
  } else if (browse) {
    enquire.set_sort_by_value(slot_of(FieldId::Order), false);
  } else {
    enquire.set_sort_by_relevance_then_value(slot_of(FieldId::Order), false);
  }
  const bool need_all = (by && indexes_.remote()) || request.group != GroupBy::None;
  const Xapian::doccount count = database.get_doccount();
  const auto size =
      need_all ? count : static_cast<Xapian::doccount>(std::min<std::size_t>(wanted, count));
  const bool stops = count >= kManyPassages;
  const Xapian::MSet found = enquire.get_mset(0, size, stops ? 0 : count);
  Listed out;
  out.reserve(found.size());
  for (auto it = found.begin(); it != found.end(); ++it) out.push_back({*it, it.get_weight(), {}});
  if (by && indexes_.remote()) {
    // A stock server cannot run our key maker.
    std::vector<std::pair<std::string, Scored>> keyed;
    for (const Scored& row : out) {
      keyed.emplace_back(sort_key(database.get_document(row.id), *by), row);
    }
    std::stable_sort(keyed.begin(), keyed.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::transform(keyed.begin(), keyed.end(), out.begin(), [](const auto& k) { return k.second; });
  }
  return out;
}

Listed Matcher::best(const Xapian::Query& query, std::size_t size) const {
  if (query.empty()) return {};
  return listed(query, SearchRequest(), false, size);
}

/// The first `last` documents, by the best passage of each: read in steps, since the best of a page
/// are among the first passages. Totals come from the matches, which are counted anyway.
template <class Ranked>
Listed Matcher::one_a_document(Ranked&& ranked, const SearchRequest& request, std::size_t last,
                               const Matching& matching, std::size_t& total) const {
  const std::vector<std::uint32_t>& numbers = counting_.documents.of(indexes_.database());
  std::unordered_map<std::uint32_t, std::size_t> passages;  // that match, by document
  for (const Xapian::docid id : matching.ids) ++passages[numbers[id]];
  total = passages.size();
  SearchRequest asked = request;
  asked.group = GroupBy::None;
  const std::size_t enough = std::min(last, total);
  for (std::size_t size = kFirstStep;; size *= kStepGrows) {
    Listed rows = ranked(asked, size);
    const bool all = rows.size() < size;
    keep_first(rows, [&](Xapian::docid id) { return numbers[id]; });
    if (!all && rows.size() < enough) continue;
    for (Scored& row : rows) row.folded_away = passages[numbers[row.id]] - 1;
    return rows;
  }
}

Page Matcher::page(const Xapian::Query& query, const SearchRequest& request,
                   const SecondStage* stage, const Matching& matching) const {
  Page out;
  if (query.empty()) return out;
  out.total = matching.total;
  const bool browse = stage == nullptr;
  const std::size_t count = indexes_.database().get_doccount();
  const std::size_t offset = std::min(request.offset, count);
  const std::size_t last =
      request.limit == 0 || request.limit > count - offset ? count : offset + request.limit;
  // What is folded away depends on the order of the best, on every page.
  const bool grouped = request.group != GroupBy::None;
  const bool again =
      !browse && request.sort == SortOrder::Relevance && (grouped || offset < ranking_.reranked);
  const std::size_t best = again ? ranking_.reranked : 0;
  const auto ranked = [&](const SearchRequest& asked, std::size_t wanted) {
    Listed rows = listed(query, asked, browse, std::max(wanted, best));
    if (again) {
      const auto middle = rows.begin() + static_cast<std::ptrdiff_t>(std::min(best, rows.size()));
      Listed first(rows.begin(), middle);
      stage->rescore(first);
      std::move(first.begin(), first.end(), rows.begin());
    }
    return rows;
  };
  Listed rows;
  if (request.group == GroupBy::Document && !indexes_.remote()) {
    rows = one_a_document(ranked, request, last, matching, out.total);
  } else {
    rows = ranked(request, last);
    if (request.group == GroupBy::Document) keep_one_a_document(indexes_.database(), rows);
    if (request.group == GroupBy::Duplicates) drop_duplicates(indexes_.database(), rows);
    if (grouped) out.total = rows.size();
  }
  for (std::size_t i = offset; i < std::min(last, rows.size()); ++i) {
    check_deadline();
    PassageRecord record = decode_record(indexes_.database().get_document(rows[i].id).get_data());
    out.passages.push_back({std::move(rows[i]), std::move(record)});
  }
  return out;
}

}  // namespace kouryu
