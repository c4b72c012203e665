// Dated events of passages.
#ifndef KOURYU_SEARCHER_TIMELINE_TIMELINE_H_
#define KOURYU_SEARCHER_TIMELINE_TIMELINE_H_

#include <vector>

#include "kouryu/searcher.h"
#include "searcher/rank/matcher.h"

namespace kouryu {

/// The events of one passage, in text order. `hit` has its evidence. `filters` are resolved: those
/// on time leave out events of other times.
[[nodiscard]] std::vector<TimelineEvent> events_of(const Hit& hit, const Filters& filters);

/// Sorts events by time.
void sort_events(std::vector<TimelineEvent>& events);

/// Some bytes that `event` keeps.
[[nodiscard]] std::size_t memory_of(const TimelineEvent& event);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_TIMELINE_TIMELINE_H_
