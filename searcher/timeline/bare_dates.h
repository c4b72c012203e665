// Dates that stand for themselves: 実施年度 平成16年度. What they tell of is told beside them.
#ifndef KOURYU_SEARCHER_TIMELINE_BARE_DATES_H_
#define KOURYU_SEARCHER_TIMELINE_BARE_DATES_H_

#include <vector>

#include "kouryu/searcher.h"
#include "searcher/timeline/dated_clauses.h"

namespace kouryu {

struct BareDate {
  bool is_bare = false;  // the line has nothing but dates, times, and a label (日時, 提携年月日)
  /// What tells of it, with the line itself: a short record whole; the line behind a label; the
  /// line in front of a date alone. Empty where there is none, and for the document's own date.
  ByteRange told;
  bool record = false;  // `told` is a whole record
};

/// `sentence`: a line of `hit.text` with `dates`.
[[nodiscard]] BareDate bare_date(const Hit& hit, const ByteRange& sentence,
                                 const std::vector<PlacedDate>& dates);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_TIMELINE_BARE_DATES_H_
