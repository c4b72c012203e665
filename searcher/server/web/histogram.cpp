// Bars by the server, in SVG: widths and heights are attributes, so no inline style is needed.
#include "searcher/server/web/histogram.h"

#include <algorithm>
#include <utility>

#include "searcher/server/web/facets.h"
#include "searcher/server/web/layout.h"
#include "searcher/server/web/year_bars.h"

namespace kouryu::web {
namespace {

constexpr std::size_t kBarWidth = 10;
constexpr std::size_t kChartHeight = 60;

std::string years_text(const YearBar& bar) {
  const std::string from = std::to_string(bar.from);
  return bar.from == bar.to ? from : from + ".." + std::to_string(bar.to);
}

/// The question with these years instead of those set.
std::string years_href(std::string_view path, const PageState& state, const YearBar& bar) {
  PageState out = state.question();
  out.filters["year"] = {years_text(bar)};
  return href(path, out);
}

void write_bar(Html& html, std::string_view path, const PageState& state, const YearBar& bar,
               std::size_t place, std::size_t most) {
  const std::string x = std::to_string(place * kBarWidth);
  const auto body = [&] {
    const std::string label = value_label(state, "year", years_text(bar));
    html.element("title", label + " " + total_text(state, bar.count));
    html.in("rect",
            {{"class", "reach"},
             {"x", x},
             {"y", "0"},
             {"width", std::to_string(kBarWidth)},
             {"height", std::to_string(kChartHeight)}},
            [] {});
    if (bar.count == 0) return;
    const std::size_t height = std::max<std::size_t>(2, bar.count * kChartHeight / most);
    html.in("rect",
            {{"class", "fill"},
             {"x", std::to_string(place * kBarWidth + 1)},
             {"y", std::to_string(kChartHeight - height)},
             {"width", std::to_string(kBarWidth - 2)},
             {"height", std::to_string(height)}},
            [] {});
  };
  const Attributes years = {{"class", bar.selected ? "bar selected" : "bar"},
                            {"data-from", std::to_string(bar.from)},
                            {"data-to", std::to_string(bar.to)}};
  if (bar.count == 0) {
    html.in("g", years, body);
    return;
  }
  Attributes link = years;
  link.push_back({"href", years_href(path, state, bar)});
  link.push_back({"tabindex", "-1"});
  html.in("a", link, body);
}

/// 2004（平成16）
std::string axis_text(const PageState& state, int year) {
  const std::string era = state.japanese() ? era_text(year) : std::string();
  return std::to_string(year) + (era.empty() ? era : "（" + era + "）");
}

void write_bars(Html& html, std::string_view path, const PageState& state,
                const std::vector<YearBar>& bars, bool narrowed) {
  std::size_t most = 1;
  for (const YearBar& bar : bars) most = std::max(most, bar.count);
  html.in("svg",
          {{"id", "bars"},
           {"class", narrowed ? "bars narrowed" : "bars"},
           {"viewBox",
            "0 0 " + std::to_string(bars.size() * kBarWidth) + ' ' + std::to_string(kChartHeight)},
           {"preserveAspectRatio", "none"},
           {"aria-hidden", "true"},
           {"focusable", "false"}},
          [&] {
            for (std::size_t i = 0; i < bars.size(); ++i) {
              write_bar(html, path, state, bars[i], i, most);
            }
          });
  html.in("div", {{"class", "axis"}, {"aria-hidden", "true"}}, [&] {
    html.element("span", axis_text(state, bars.front().from));
    html.element("span", {{"id", "brushed"}}, "");
    html.element("span", axis_text(state, bars.back().to));
  });
}

/// Part of the search form: the range that is set, to be changed.
void write_range(Html& html, const PageState& state) {
  const auto [from, to] = boxes_of(state.year_range());
  html.in("div", {{"class", "range"}}, [&] {
    const auto input = [&](const char* name, const char* label, const std::string& value) {
      html.leaf("input", {{"form", "search"},
                          {"name", name},
                          {"value", value},
                          {"aria-label", label},
                          {"autocomplete", "off"},
                          {"size", "6"},
                          {"maxlength", "20"}});
    };
    input("year_from", state.say("First year", "始めの年"), from);
    html.element("span", {{"aria-hidden", "true"}}, state.say("to", "〜"));
    input("year_to", state.say("Last year", "終わりの年"), to);
    html.element("button", {{"type", "submit"}, {"form", "search"}},
                 state.say("Limit the years", "年で絞り込む"));
  });
}

/// What the bars leave out, each a link.
void write_outside(Html& html, std::string_view path, const PageState& state,
                   const YearBars& chart) {
  if (chart.before.count + chart.behind.count == 0) return;
  html.in("p", {{"class", "outside"}}, [&] {
    html.text(state.say("Outside: ", "このほか "));
    for (const YearBar* bar : {&chart.before, &chart.behind}) {
      if (bar->count == 0) continue;
      if (bar == &chart.behind && chart.before.count > 0) html.text(state.say(", ", "、"));
      html.element(
          "a", {{"href", years_href(path, state, *bar)}},
          value_label(state, "year", years_text(*bar)) + ' ' + total_text(state, bar->count));
    }
  });
}

}  // namespace

void write_histogram(Html& html, std::string_view path, const PageState& state,
                     const SearchResult& result) {
  const auto chosen = result.filters.find("year");
  const bool narrowed = chosen != result.filters.end();
  const YearBars chart =
      year_bars(counts_of(result, "year"), narrowed ? chosen->second : std::vector<std::string>());
  if (chart.bars.empty() && state.year_range().empty()) return;
  html.in("section", {{"class", "years"}, {"aria-labelledby", "years-name"}}, [&] {
    html.element("h3", {{"id", "years-name"}},
                 state.say("Years that are named", "記述に出てくる年"));
    if (!chart.bars.empty()) {
      write_bars(html, path, state, chart.bars, narrowed);
      write_outside(html, path, state, chart);
    }
    write_range(html, state);
  });
}

}  // namespace kouryu::web
