// The same event told several times is one row.
#ifndef KOURYU_SEARCHER_TIMELINE_MERGE_H_
#define KOURYU_SEARCHER_TIMELINE_MERGE_H_

#include <vector>

#include "searcher/timeline/telling.h"

namespace kouryu {

/// True when `a` and `b` surely tell one event. All of these:
/// - their dates are equal, or one is a month, year or fiscal year that holds the other, told apart
///   from it;
/// - both are notes, or none is;
/// - the cities of one are among those of the other, and neither tells organisations of which the
///   other, which tells some as well, has none; where one names no place, both are of one document;
/// - the same is done (締結, 調印 and 結ぶ are one deed), no number speaks against it (第5回,
/// 第6回),
///   and of the shorter one's pairs of letters three quarters, at least two, are in the longer one;
///   without a day also half of both, but for a pact of the same two towns: they make one a year.
/// Or they say the same in the same words, at some length or of the same places.
[[nodiscard]] bool same_event(const Telling& a, const Telling& b);

/// One event for each group of tellings, in the order of the first of each. A telling joins the
/// most precise, most detailed one of its event; one that would fit several events stays apart. Of
/// an event the best telling (precise, complete, with places, detailed) gives date, text and kind
/// and is the first source; the names are those of all.
///
/// n log n in the tellings: of each at most some dozens that share rare pairs of letters in the
/// same year are looked at. Throws Error (TimedOut) as dict/base/deadline.h says.
[[nodiscard]] std::vector<TimelineEvent> merged_events(std::vector<Telling> tellings);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_TIMELINE_MERGE_H_
