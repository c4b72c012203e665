// Scans value streams, and builds a column in memory once that has cost as much.
#include "searcher/facets/count.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "dict/schema/fields.h"

namespace kouryu {

std::vector<FacetCount> most_frequent(const std::map<std::string, std::size_t>& counts,
                                      std::size_t size) {
  std::vector<FacetCount> out;
  out.reserve(counts.size());
  for (const auto& [value, count] : counts) out.push_back({value, count});
  const auto before = [](const FacetCount& a, const FacetCount& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  };
  const std::size_t wanted = size == 0 ? out.size() : std::min(size, out.size());
  const auto middle = out.begin() + static_cast<std::ptrdiff_t>(wanted);
  std::partial_sort(out.begin(), middle, out.end(), before);
  out.resize(wanted);
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
  std::unordered_map<std::string, std::uint32_t> numbers;
  column.of_id.assign(database.get_lastdocid() + 1, 0);
  for (auto it = database.valuestream_begin(slot); it != database.valuestream_end(slot); ++it) {
    const auto [number, fresh] =
        numbers.try_emplace(*it, static_cast<std::uint32_t>(column.packed.size() + 1));
    if (fresh) column.packed.push_back(*it);
    column.of_id[it.get_docid()] = number->second;
  }
  column.built = true;
}

std::map<std::string, std::size_t> FacetColumns::count(const Xapian::Database& database,
                                                       Xapian::valueno slot,
                                                       const std::vector<Xapian::docid>& ids) {
  std::map<std::string, std::size_t> counts;
  if (ids.empty()) return counts;
  Column& column = columns_[slot];
  if (!column.built && column.scanned + ids.size() > database.get_doccount()) {
    build(database, slot, column);
  }
  if (column.built) {
    std::vector<std::size_t> seen(column.packed.size() + 1, 0);
    for (const Xapian::docid id : ids) {
      if (id < column.of_id.size()) ++seen[column.of_id[id]];
    }
    for (std::size_t i = 1; i < seen.size(); ++i) {
      if (seen[i] > 0) add_packed(counts, column.packed[i - 1], seen[i]);
    }
    return counts;
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
  for (const auto& [value, times] : packed) add_packed(counts, value, times);
  return counts;
}

}  // namespace kouryu
