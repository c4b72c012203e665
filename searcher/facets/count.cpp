// Scans value streams, and builds a column in memory once that has cost as much.
#include "searcher/facets/count.h"

#include <algorithm>
#include <unordered_map>

#include "dict/schema/fields.h"

namespace kouryu {

FacetCounts::FacetCounts(const std::map<std::string, std::size_t>& counts) {
  FacetValues values;
  values.reserve(counts.size());
  counts_.reserve(counts.size());
  for (const auto& [value, count] : counts) {
    values.push_back(value);
    counts_.push_back(static_cast<std::uint32_t>(count));
  }
  values_ = std::make_shared<const FacetValues>(std::move(values));
}

std::size_t FacetCounts::of(const std::string& value) const {
  if (values_ == nullptr) return 0;
  const auto found = std::lower_bound(values_->begin(), values_->end(), value);
  if (found == values_->end() || *found != value) return 0;
  return counts_[static_cast<std::size_t>(found - values_->begin())];
}

std::vector<FacetCount> FacetCounts::most_frequent(std::size_t size) const {
  struct Row {
    std::uint32_t count;
    std::uint32_t number;
  };
  std::vector<Row> rows;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    if (counts_[i] > 0) rows.push_back({counts_[i], static_cast<std::uint32_t>(i)});
  }
  const std::size_t wanted = size == 0 ? rows.size() : std::min(size, rows.size());
  const auto middle = rows.begin() + static_cast<std::ptrdiff_t>(wanted);
  std::partial_sort(rows.begin(), middle, rows.end(), [](const Row& a, const Row& b) {
    return a.count != b.count ? a.count > b.count : a.number < b.number;
  });
  std::vector<FacetCount> out;
  out.reserve(wanted);
  for (auto row = rows.begin(); row != middle; ++row) {
    out.push_back({(*values_)[row->number], row->count});
  }
  return out;
}

void add_packed(std::map<std::string, std::size_t>& counts, std::string_view packed,
                std::size_t count) {
  unpack_values(packed, [&](std::string_view value) { counts[std::string(value)] += count; });
}

void FacetColumns::use_generation(std::size_t generation) {
  if (generation == generation_) return;
  generation_ = generation;
  columns_.clear();
}

void FacetColumns::build(const Xapian::Database& database, Xapian::valueno slot, Column& column) {
  // Numbered as they come, and again in the order of their bytes.
  std::unordered_map<std::string, std::uint32_t> met;
  std::vector<std::uint32_t> numbers;
  const std::size_t ids = std::size_t{database.get_lastdocid()} + 1;
  std::vector<std::uint32_t> begins;
  begins.reserve(ids + 1);
  for (auto it = database.valuestream_begin(slot); it != database.valuestream_end(slot); ++it) {
    begins.resize(std::size_t{it.get_docid()} + 1, static_cast<std::uint32_t>(numbers.size()));
    unpack_values(*it, [&](std::string_view value) {
      const auto next = static_cast<std::uint32_t>(met.size());
      numbers.push_back(met.try_emplace(std::string(value), next).first->second);
    });
  }
  begins.resize(ids + 1, static_cast<std::uint32_t>(numbers.size()));
  std::vector<std::pair<std::string, std::uint32_t>> sorted(met.begin(), met.end());
  std::sort(sorted.begin(), sorted.end());
  FacetValues values;
  values.reserve(sorted.size());
  std::vector<std::uint32_t> places(sorted.size());
  for (auto& [value, number] : sorted) {
    places[number] = static_cast<std::uint32_t>(values.size());
    values.push_back(std::move(value));
  }
  for (std::uint32_t& number : numbers) number = places[number];
  column.begins = std::move(begins);
  column.numbers = std::move(numbers);
  column.values = std::make_shared<const FacetValues>(std::move(values));
}

FacetCounts FacetColumns::count(const Xapian::Database& database, Xapian::valueno slot,
                                const std::vector<Xapian::docid>& ids) {
  if (ids.empty()) return {};
  Column& column = columns_[slot];
  if (!column.values && column.scanned + ids.size() > database.get_doccount()) {
    build(database, slot, column);
  }
  if (column.values) {
    std::vector<std::uint32_t> counts(column.values->size(), 0);
    for (const Xapian::docid id : ids) {
      if (std::size_t{id} + 1 >= column.begins.size()) break;
      for (std::uint32_t i = column.begins[id]; i < column.begins[id + 1]; ++i) {
        ++counts[column.numbers[i]];
      }
    }
    return {column.values, std::move(counts)};
  }
  column.scanned += ids.size();
  std::unordered_map<std::string, std::size_t> packed;
  auto it = database.valuestream_begin(slot);
  const auto end = database.valuestream_end(slot);
  for (const Xapian::docid id : ids) {
    if (it == end) break;
    it.skip_to(id);
    if (it != end && it.get_docid() == id) ++packed[*it];
  }
  std::map<std::string, std::size_t> counts;
  for (const auto& [value, times] : packed) add_packed(counts, value, times);
  return FacetCounts(counts);
}

}  // namespace kouryu
