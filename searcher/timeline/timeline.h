// Dated events in order: what many tellings are merged into, as a page of them.
#ifndef KOURYU_SEARCHER_TIMELINE_TIMELINE_H_
#define KOURYU_SEARCHER_TIMELINE_TIMELINE_H_

#include <vector>

#include "kouryu/searcher.h"
#include "searcher/timeline/telling.h"

namespace kouryu {

/// Sorts events by time.
void sort_events(std::vector<TimelineEvent>& events, EventOrder order);

/// Puts the events of `tellings` (in document order) that `request` asks for into `timeline`.
void fill_timeline(std::vector<Telling> tellings, const SearchRequest& request, Timeline& timeline);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_TIMELINE_TIMELINE_H_
