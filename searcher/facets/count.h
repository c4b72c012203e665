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
#include <string>
#include <string_view>
#include <vector>

#include "kouryu/searcher.h"

namespace kouryu {

/// Falling count, then value by bytes; at most `size` of them, 0 = all.
[[nodiscard]] std::vector<FacetCount> most_frequent(
    const std::map<std::string, std::size_t>& counts, std::size_t size);

/// Adds `count` to each of the values packed in a slot.
void add_packed(std::map<std::string, std::size_t>& counts, std::string_view packed,
                std::size_t count);

/// Columns of facet fields, kept while the index stays the same.
class FacetColumns {
 public:
  /// Forgets what another state of the index filled in.
  void use_generation(std::size_t generation);

  /// `ids` ascending, of `database`.
  [[nodiscard]] std::map<std::string, std::size_t> count(const Xapian::Database& database,
                                                         Xapian::valueno slot,
                                                         const std::vector<Xapian::docid>& ids);

 private:
  struct Column {
    std::vector<std::string> packed;   // distinct slot contents
    std::vector<std::uint32_t> of_id;  // docid -> index into packed, +1; 0 = none
    std::size_t scanned = 0;           // ids looked up without the column
    bool built = false;
  };
  static void build(const Xapian::Database& database, Xapian::valueno slot, Column& column);

  std::map<Xapian::valueno, Column> columns_;
  std::size_t generation_ = 0;
};

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_FACETS_COUNT_H_
