// Tellings -> events -> those of the kinds asked for, in order -> a page.
#include "searcher/timeline/timeline.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

#include "searcher/timeline/merge.h"

namespace kouryu {

void sort_events(std::vector<TimelineEvent>& events, EventOrder order) {
  const auto key = [](const TimelineEvent& event) {
    return std::tuple(std::string_view(event.begin).substr(0, 4), event.fiscal,
                      std::string_view(event.begin), std::string_view(event.end));
  };
  std::stable_sort(events.begin(), events.end(), [&](const auto& a, const auto& b) {
    return order == EventOrder::DateAscending ? key(a) < key(b) : key(b) < key(a);
  });
}

void fill_timeline(std::vector<Telling> tellings, const SearchRequest& request,
                   Timeline& timeline) {
  std::vector<TimelineEvent>& events = timeline.events;
  events = merged_events(std::move(tellings));
  const auto& kinds = request.event_kinds;
  if (!kinds.empty()) {
    std::erase_if(events, [&](const TimelineEvent& event) {
      return std::find(kinds.begin(), kinds.end(), event.kind) == kinds.end();
    });
  }
  sort_events(events, request.event_order);
  timeline.total = events.size();
  const std::size_t first = std::min(request.offset, timeline.total);
  const bool to_end = request.limit == 0 || request.limit > timeline.total - first;
  events.resize(to_end ? timeline.total : first + request.limit);
  events.erase(events.begin(), events.begin() + static_cast<std::ptrdiff_t>(first));
}

}  // namespace kouryu
