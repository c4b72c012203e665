// Events under their years, with the same facets as the results.
#include "searcher/server/web/timeline.h"

#include <algorithm>
#include <set>

#include "searcher/output/output.h"
#include "searcher/query/parameters.h"
#include "searcher/server/web/facets.h"
#include "searcher/server/web/layout.h"
#include "searcher/server/web/notices.h"

namespace kouryu::web {
namespace {

constexpr Counted kEvents = {" event", " events"};

std::string when(const PageState& state, const TimelineEvent& event) {
  std::string out = date_text(state, event.begin, event.fiscal);
  if (event.end != event.begin) {
    out += state.say(" – ", "〜") + date_text(state, event.end, event.fiscal);
  }
  return out;
}

void write_event(Html& html, const PageState& state, const TimelineEvent& event) {
  html.in("li", {{"class", "event"}}, [&] {
    html.in("p", {{"class", "when"}}, [&] {
      html.element("time", {attribute_if(!event.fiscal, "datetime", event.begin)},
                   when(state, event));
      if (event.uncertain) {
        html.text(" ");
        html.element("span", {{"class", "uncertain"}}, state.say("uncertain", "不確か"));
      }
      if (event.kind != EventKind::Event) {
        html.text(" ");
        html.element("span", {{"class", "kind"}}, kind_label(event.kind, state.language));
      }
    });
    html.in("p", {{"class", "telling"}}, [&] { html.marked(event.text, {event.date}, "strong"); });
    // A passage that tells it twice is one link.
    std::set<std::string> linked;
    for (const EventSource& source : event.sources) {
      if (linked.insert(source.passage).second)
        write_source(html, state, source.passage, source.document, source.page);
    }
  });
}

void write_years(Html& html, const PageState& state, const std::vector<TimelineEvent>& events) {
  for (auto first = events.begin(); first != events.end();) {
    const std::string year = first->begin.substr(0, 4);
    const auto last = std::find_if(
        first, events.end(), [&](const auto& event) { return event.begin.substr(0, 4) != year; });
    html.in("section", {{"class", "year"}}, [&] {
      html.element("h2", value_label(state, "year", year));
      html.in("ol", [&] {
        for (auto event = first; event != last; ++event) write_event(html, state, *event);
      });
    });
    first = last;
  }
}

/// Links to the other order and to the events without foundings and notes, or to all again.
void write_choices(Html& html, const PageState& state) {
  html.in(
      "nav", {{"class", "views"}, {"aria-label", state.say("Events shown", "出来事の表示")}}, [&] {
        const PageState first = state.on_page(1);
        PageState other = first;
        const bool newest = state.order != kDefaultOrder;
        other.order = newest ? kDefaultOrder : "-date";
        html.element(
            "a", {{"href", href("timeline", other)}},
            newest ? state.say("Oldest first", "古い順") : state.say("Newest first", "新しい順"));
        PageState kinds = first;
        kinds.kinds.clear();
        if (state.kinds.empty()) kinds.kinds = {"event"};
        html.element("a", {{"href", href("timeline", kinds)}},
                     state.kinds.empty()
                         ? state.say("Without foundings and notes", "設立・注記を除く")
                         : state.say("With foundings and notes", "設立・注記も表示"));
      });
}

}  // namespace

std::string timeline_page(const PageState& asked, Searcher& searcher) {
  SearchRequest counting = faceted_request_of(asked);
  counting.limit = 1;
  const SearchResult result = searcher.search(counting);
  SearchRequest request = request_of(asked);
  set_parameter(request, "order", asked.order);
  for (const std::string& kind : asked.kinds) set_parameter(request, "kind", kind);
  request.limit = kEventsPerPage;
  request.offset = (asked.page - 1) * kEventsPerPage;
  const Timeline timeline = searcher.timeline(request);
  const PageState state = as_understood(asked, result);
  const std::string name = state.query.empty() ? state.say("All events", "すべての出来事")
                           : state.japanese()  ? "「" + state.query + "」の年表"
                                               : "Timeline of “" + state.query + "”";
  const Frame frame = {.title = clip(name, 40) + ' ' + total_text(state, timeline.total, kEvents),
                       .path = "timeline",
                       .form = "timeline",
                       .controls = {kFacets.begin(), kFacets.end()},
                       .kind = "timeline-page",
                       .filters = true};
  return render(state, frame, [&](Html& html) {
    write_summary(html, state, "timeline", name, timeline.total, kEvents);
    html.in("div", {{"class", "columns"}}, [&] {
      html.in("div", {{"class", "answers"}}, [&] {
        write_chips(html, "timeline", state);
        write_notices(html, "timeline", state, result);
        if (timeline.total == 0) {
          html.element("p", {{"class", "nothing"}},
                       state.say("No passage with a date answers this question.",
                                 "日付のある箇所は見つかりませんでした。"));
        }
        if (timeline.total > 0) {
          write_deeds(html, state, "api/v1/timeline", parameters_of(state.on_page(1)));
        }
        if (timeline.total > 0 || !state.kinds.empty()) write_choices(html, state);
        html.in("div", {{"class", "timeline"}}, [&] { write_years(html, state, timeline.events); });
        write_pager(html, "timeline", state,
                    (timeline.total + kEventsPerPage - 1) / kEventsPerPage);
      });
      write_facets(html, "timeline", state, result, state.say("Narrow down", "絞り込み"));
    });
  });
}

}  // namespace kouryu::web
