// The names of a passage by their places: which of them a clause has, and the clause without them.
#ifndef KOURYU_SEARCHER_TIMELINE_NAMES_H_
#define KOURYU_SEARCHER_TIMELINE_NAMES_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dict/schema/fields.h"
#include "kouryu/searcher.h"
#include "searcher/timeline/dated_clauses.h"

namespace kouryu {

class EventNames {
 public:
  /// `hit` has its evidence and must outlive the object.
  explicit EventNames(const Hit& hit);

  /// The values of `field` (city, prefecture, country, org) inside `ranges`, in their order, each
  /// once.
  [[nodiscard]] std::vector<std::string> in(FieldId field,
                                            const std::vector<ByteRange>& ranges) const;
  /// Where the last place stands that `range` names; empty when it names none.
  [[nodiscard]] ByteRange last_place_in(const ByteRange& range) const;
  /// `range` of the text with a "/" for each date and each run of places.
  [[nodiscard]] std::string without_places(const ByteRange& range,
                                           const std::vector<PlacedDate>& dates) const;

 private:
  std::string_view text_;
  std::map<FieldId, std::vector<const FacetEvidence*>> named_;  // by place
  std::vector<ByteRange> places_;                               // in order, apart
};

/// `range` of `text` with a "/" for each date.
[[nodiscard]] std::string without_dates(std::string_view text, const ByteRange& range,
                                        const std::vector<PlacedDate>& dates);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_TIMELINE_NAMES_H_
