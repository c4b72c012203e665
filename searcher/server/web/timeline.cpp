// Events under their years, with the same facets as the results.
#include "searcher/server/web/timeline.h"

#include <algorithm>
#include <set>
#include <span>
#include <vector>

#include "searcher/output/output.h"
#include "searcher/query/parameters.h"
#include "searcher/server/web/facets.h"
#include "searcher/server/web/layout.h"
#include "searcher/server/web/notices.h"
#include "searcher/timeline/event_kind.h"

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
        write_source(html, state, "timeline", source.passage, source.document, source.page);
    }
  });
}

std::string year_id(const std::string& year) { return 'y' + year; }

void write_years(Html& html, const PageState& state, std::span<const TimelineEvent> events) {
  for (auto first = events.begin(); first != events.end();) {
    const std::string year = first->begin.substr(0, 4);
    const auto last = std::find_if(
        first, events.end(), [&](const auto& event) { return event.begin.substr(0, 4) != year; });
    html.in("section", {{"class", "year"}, {"id", year_id(year)}}, [&] {
      html.in("h2", [&] {
        html.text(value_label(state, "year", year));
        const std::string era = state.japanese() ? era_text(std::stoi(year)) : std::string();
        if (!era.empty()) html.element("span", {{"class", "era"}}, "（" + era + "年）");
      });
      html.in("ol", [&] {
        for (auto event = first; event != last; ++event) write_event(html, state, *event);
      });
    });
    first = last;
  }
}

/// A decade or a year of the timeline, and the page on which its first event stands.
struct Stop {
  std::string name;
  std::string year;  // of that event
  std::size_t events = 0;
  std::size_t page = 1;
};

/// Runs of events whose dates begin with the same `digits` of their years.
std::vector<Stop> stops_of(const std::vector<TimelineEvent>& events, std::size_t digits) {
  std::vector<Stop> out;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const std::string name = events[i].begin.substr(0, digits);
    if (out.empty() || out.back().name != name) {
      out.push_back({name, events[i].begin.substr(0, 4), 0, i / kEventsPerPage + 1});
    }
    ++out.back().events;
  }
  return out;
}

void write_stops(Html& html, const PageState& state, const std::vector<Stop>& stops,
                 const char* unit) {
  html.in("ol", [&] {
    for (const Stop& stop : stops) {
      html.in("li", [&] {
        html.in("a", {{"href", href("timeline", state.on_page(stop.page), year_id(stop.year))}},
                [&] {
                  html.text(stop.name + unit);
                  html.text(" ");
                  html.in("span", {{"class", "count"}},
                          [&] { write_total(html, state, stop.events, kEvents); });
                });
      });
    }
  });
}

/// Decades and years to go to, over all pages.
void write_rail(Html& html, const PageState& state, const std::vector<TimelineEvent>& events) {
  const std::vector<Stop> decades = stops_of(events, 3);
  if (decades.size() < 2) return;
  html.in("nav", {{"class", "rail"}, {"aria-label", state.say("Decades", "年代へ移動")}},
          [&] { write_stops(html, state, decades, state.say("0s", "0年代")); });
  html.in("details", {{"class", "rail years-rail"}}, [&] {
    html.element("summary", state.say("Go to a year", "年へ移動"));
    write_stops(html, state, stops_of(events, 4), state.say("", "年"));
  });
}

/// Which events, in which order: links to the same question.
void write_choices(Html& html, const PageState& state) {
  const PageState first = state.on_page(1);
  const auto link = [&](const PageState& to, bool on, const char* name) {
    html.element("a", {{"href", href("timeline", to)}, attribute_if(on, "aria-current", "true")},
                 name);
  };
  html.in(
      "nav", {{"class", "choices"}, {"aria-label", state.say("Events shown", "出来事の表示")}},
      [&] {
        html.in("p", [&] {
          PageState other = first;
          other.order = "-date";
          link(other, state.order == "-date", state.say("Newest first", "新しい順"));
          html.text(" ");
          other.order = "date";
          link(other, state.order == "date", state.say("Oldest first", "古い順"));
        });
        html.in("p", [&] {
          PageState other = first;
          other.kinds.clear();
          link(other, state.kinds.empty(), state.say("All kinds", "すべての種類"));
          for (const EventKind kind : {EventKind::Event, EventKind::Founding, EventKind::Note}) {
            html.text(" ");
            other.kinds = {std::string(event_kind_name(kind))};
            link(other, state.kinds == other.kinds, kind_label(kind, state.language).c_str());
          }
        });
      });
}

/// The question as the table's address takes it: in the order that is shown.
Parameters table_parameters(const PageState& state) {
  Parameters out = parameters_of(state.on_page(1));
  std::erase_if(out, [](const auto& row) { return row.first == "order"; });
  out.emplace_back("order", state.order);
  return out;
}

}  // namespace

std::string timeline_page(const PageState& asked, Searcher& searcher) {
  SearchRequest counting = faceted_request_of(asked);
  counting.limit = 1;
  const SearchResult result = searcher.search(counting);
  SearchRequest request = request_of(asked);
  set_parameter(request, "order", asked.order);
  for (const std::string& kind : asked.kinds) set_parameter(request, "kind", kind);
  request.limit = 0;  // the rail is of all
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
    write_summary(html, state, "timeline",
                  {.name = name, .total = timeline.total, .what = kEvents});
    html.in("div", {{"class", "columns"}}, [&] {
      html.in("div", {{"class", "answers"}}, [&] {
        write_bar(html, state, "timeline", total_text(state, timeline.total, kEvents));
        write_notices(html, "timeline", state, result);
        if (timeline.total == 0) {
          html.element("p", {{"class", "nothing"}},
                       state.say("No passage with a date answers this question.",
                                 "日付のある箇所は見つかりませんでした。"));
        }
        if (timeline.total > 0) {
          write_deeds(html, state, "api/v1/timeline", table_parameters(state));
        }
        if (timeline.total > 0 || !state.kinds.empty()) write_choices(html, state);
        write_rail(html, state, timeline.events);
        html.in("div", {{"class", "timeline"}}, [&] {
          const std::span<const TimelineEvent> all = timeline.events;
          const std::size_t begin = std::min((state.page - 1) * kEventsPerPage, all.size());
          write_years(html, state,
                      all.subspan(begin, std::min(kEventsPerPage, all.size() - begin)));
        });
        write_pager(html, "timeline", state,
                    (timeline.total + kEventsPerPage - 1) / kEventsPerPage);
      });
      write_facets(
          html, "timeline", state, result,
          {state.say("Narrow down", "絞り込み"), total_text(state, timeline.total, kEvents)});
    });
  });
}

}  // namespace kouryu::web
