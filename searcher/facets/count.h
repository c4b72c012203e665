// Counts of facet values over matching passages: exact, over all of them.
//
// Local indexes: a column of the field is scanned for the ids of the matches.
// Remote ones: Xapian's own counting spy runs where the data are; both give the same counts.
#ifndef KOURYU_SEARCHER_FACETS_COUNT_H_
#define KOURYU_SEARCHER_FACETS_COUNT_H_

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kouryu/searcher.h"

namespace kouryu {

/// Ascending by bytes, each once. The number of a value is its place.
using FacetValues = std::vector<std::string>;

/// How often each value of a field stands in the passages that were looked at.
class FacetCounts {
 public:
  FacetCounts() = default;
  /// `counts`: one for each of `values`.
  FacetCounts(std::shared_ptr<const FacetValues> values, std::vector<std::uint32_t> counts)
      : values_(std::move(values)), counts_(std::move(counts)) {}
  explicit FacetCounts(const std::map<std::string, std::size_t>& counts);

  /// 0: no passage has it.
  [[nodiscard]] std::size_t of(const std::string& value) const;
  /// Falling count, then value by bytes; at most `size` of them, 0 = all.
  [[nodiscard]] std::vector<FacetCount> most_frequent(std::size_t size) const;
  /// Forgets the values that `wanted(value)` refuses.
  template <class Wanted>
  void keep(Wanted&& wanted) {
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      if (counts_[i] > 0 && !wanted((*values_)[i])) counts_[i] = 0;
    }
  }

 private:
  std::shared_ptr<const FacetValues> values_;
  std::vector<std::uint32_t> counts_;
};

/// Adds `count` to each of the values packed in a slot.
void add_packed(std::map<std::string, std::size_t>& counts, std::string_view packed,
                std::size_t count);

/// Columns of facet fields, kept while the index stays the same.
class FacetColumns {
 public:
  /// Forgets what another state of the index filled in.
  void use_generation(std::size_t generation);

  /// `ids` ascending, of `database`.
  [[nodiscard]] FacetCounts count(const Xapian::Database& database, Xapian::valueno slot,
                                  const std::vector<Xapian::docid>& ids);

 private:
  struct Column {
    std::shared_ptr<const FacetValues> values;  // none: not built yet
    std::vector<std::uint32_t> begins;   // docid -> its first in numbers; one more at the end
    std::vector<std::uint32_t> numbers;  // of values, those of each passage together
    std::size_t scanned = 0;             // ids looked up without the column
  };
  static void build(const Xapian::Database& database, Xapian::valueno slot, Column& column);

  std::map<Xapian::valueno, Column> columns_;
  std::size_t generation_ = 0;
};

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_FACETS_COUNT_H_
