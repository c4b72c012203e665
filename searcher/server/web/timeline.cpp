// Events under their years, with the same facets as the results.
#include "searcher/server/web/timeline.h"

#include <algorithm>

#include "searcher/server/web/facets.h"
#include "searcher/server/web/layout.h"
#include "searcher/server/web/notices.h"

namespace kouryu::web {
namespace {

std::string when(const PageState& state, const TimelineEvent& event) {
  std::string out = date_text(state, event.begin, event.fiscal);
  if (event.end != event.begin) {
    out += state.say(" – ", "〜") + date_text(state, event.end, event.fiscal);
  }
  return out;
}

void write_event(Html& html, const PageState& state, const TimelineEvent& event) {
  PageState passage = state.question();
  passage.id = event.passage;
  html.in("li", {{"class", "event"}}, [&] {
    html.in("p", {{"class", "when"}}, [&] {
      html.element("time", {attribute_if(!event.fiscal, "datetime", event.begin)},
                   when(state, event));
      if (event.uncertain) {
        html.text(" ");
        html.element("span", {{"class", "uncertain"}}, state.say("uncertain", "不確か"));
      }
    });
    html.in("p", {{"class", "sentence"}},
            [&] { html.marked(event.sentence, {event.range}, "strong"); });
    html.in("p", {{"class", "source"}}, [&] {
      html.element("a", {{"href", href("passage", passage)}}, title_of(event.document));
      if (event.page) {
        html.element("span", state.japanese() ? std::to_string(*event.page) + "ページ"
                                              : "page " + std::to_string(*event.page));
      }
    });
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

std::string events_text(const PageState& state, std::size_t total) {
  return std::to_string(total) + (state.japanese() ? "件" : total == 1 ? " event" : " events");
}

}  // namespace

std::string timeline_page(const PageState& asked, Searcher& searcher) {
  SearchRequest counting = request_of(asked);
  counting.limit = 1;
  counting.facets.assign(kFacets.begin(), kFacets.end());
  counting.facet_size = 0;
  const SearchResult result = searcher.search(counting);
  SearchRequest request = request_of(asked);
  request.limit = kEventsPerPage;
  request.offset = (asked.page - 1) * kEventsPerPage;
  const Timeline timeline = searcher.timeline(request);
  const PageState state = as_understood(asked, result);
  const std::string name = state.query.empty() ? state.say("All events", "すべての出来事")
                           : state.japanese()  ? "「" + state.query + "」の年表"
                                               : "Timeline of “" + state.query + "”";
  const Frame frame = {.title = clip(name, 40) + ' ' + events_text(state, timeline.total),
                       .path = "timeline",
                       .form = "timeline",
                       .controls = {kFacets.begin(), kFacets.end()},
                       .kind = "timeline-page"};
  return render(state, frame, [&](Html& html) {
    html.in("div", {{"class", "summary"}}, [&] {
      html.in("h1", [&] {
        html.element("span", {{"class", "query"}}, name);
        html.text(" ");
        html.in("span", {{"class", "total"}}, [&] {
          write_number(html, timeline.total);
          html.text(state.say(timeline.total == 1 ? " event" : " events", "件"));
        });
      });
      write_views(html, state, "timeline");
      html.element("a", {{"class", "jump"}, {"href", "#filters"}},
                   state.say("To the filters", "絞り込みへ"));
    });
    html.in("div", {{"class", "columns"}}, [&] {
      html.in("div", {{"class", "answers"}}, [&] {
        write_chips(html, "timeline", state);
        write_notices(html, "timeline", state, result);
        if (timeline.total == 0) {
          html.element("p", {{"class", "nothing"}},
                       state.say("No passage with a date answers this question.",
                                 "日付のある箇所は見つかりませんでした。"));
        }
        html.in("div", {{"class", "timeline"}}, [&] { write_years(html, state, timeline.events); });
        write_pager(html, "timeline", state,
                    (timeline.total + kEventsPerPage - 1) / kEventsPerPage);
        if (timeline.total == 0) return;
        Parameters csv = parameters_of(state.question());
        csv.emplace_back("format", "csv");
        html.in("p", {{"class", "export"}}, [&] {
          html.element(
              "a", {{"href", href("api/v1/timeline", csv)}, {"download", "kouryu-timeline.csv"}},
              state.say("Save as CSV (for Excel)", "CSVで保存(Excel用)"));
        });
      });
      write_facets(html, "timeline", state, result, state.say("Narrow down", "絞り込み"));
    });
  });
}

}  // namespace kouryu::web
