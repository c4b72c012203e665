// Bars by the server, in SVG: widths and heights are attributes, so no inline style is needed.
#include "searcher/server/web/histogram.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "searcher/server/web/facets.h"
#include "searcher/server/web/layout.h"

namespace kouryu::web {
namespace {

constexpr std::size_t kMostBars = 60;
constexpr int kFewestBars = 12;
constexpr std::size_t kBarWidth = 10;
constexpr std::size_t kChartHeight = 60;

int number_of(const std::string& digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

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

/// Part of the search form. The range that is set stands among the check boxes: what is typed here
/// replaces it.
void write_range(Html& html, const PageState& state) {
  html.in("div", {{"class", "range"}}, [&] {
    const auto input = [&](const char* name, const char* label) {
      html.leaf("input", {{"form", "search"},
                          {"name", name},
                          {"aria-label", label},
                          {"autocomplete", "off"},
                          {"size", "6"},
                          {"maxlength", "20"}});
    };
    input("year_from", state.say("First year", "始めの年"));
    html.element("span", {{"aria-hidden", "true"}}, state.say("to", "〜"));
    input("year_to", state.say("Last year", "終わりの年"));
    html.element("button", {{"type", "submit"}, {"form", "search"}},
                 state.say("Limit the years", "年で絞り込む"));
  });
}

}  // namespace

std::vector<YearBar> year_bars(const std::vector<FacetCount>& counts,
                               const std::vector<std::string>& selected) {
  if (counts.empty()) return {};
  int first = number_of(counts[0].value);
  int last = first;
  for (const FacetCount& row : counts) {
    first = std::min(first, number_of(row.value));
    last = std::max(last, number_of(row.value));
  }
  int width = 1;
  for (const int wider : {5, 10, 50, 100}) {
    if (static_cast<std::size_t>(last / width - first / width) + 1 <= kMostBars) break;
    width = wider;
  }
  int begin = first / width;
  int end = last / width + 1;
  while (end - begin < kFewestBars) {
    if (begin > 0) --begin;
    if (end - begin < kFewestBars) ++end;
  }
  std::set<int> chosen;
  for (const std::string& year : selected) chosen.insert(number_of(year));
  std::vector<YearBar> bars;
  for (int place = begin; place < end; ++place) {
    YearBar bar{place * width, place * width + width - 1};
    const auto next = chosen.lower_bound(bar.from);
    bar.selected = next != chosen.end() && *next <= bar.to;
    bars.push_back(bar);
  }
  for (const FacetCount& row : counts) {
    bars[static_cast<std::size_t>(number_of(row.value) / width - begin)].count += row.count;
  }
  return bars;
}

void write_histogram(Html& html, std::string_view path, const PageState& state,
                     const SearchResult& result) {
  const auto chosen = result.filters.find("year");
  const auto bars =
      year_bars(counts_of(result, "year"),
                chosen == result.filters.end() ? std::vector<std::string>() : chosen->second);
  if (bars.empty()) return;
  std::size_t most = 1;
  for (const YearBar& bar : bars) most = std::max(most, bar.count);
  html.in("section", {{"class", "years"}, {"aria-labelledby", "years-name"}}, [&] {
    html.element("h3", {{"id", "years-name"}}, state.say("Over the years", "年の分布"));
    html.in("svg",
            {{"id", "bars"},
             {"class", chosen == result.filters.end() ? "bars" : "bars narrowed"},
             {"viewBox", "0 0 " + std::to_string(bars.size() * kBarWidth) + ' ' +
                             std::to_string(kChartHeight)},
             {"preserveAspectRatio", "none"},
             {"aria-hidden", "true"},
             {"focusable", "false"}},
            [&] {
              for (std::size_t i = 0; i < bars.size(); ++i) {
                write_bar(html, path, state, bars[i], i, most);
              }
            });
    html.in("div", {{"class", "axis"}, {"aria-hidden", "true"}}, [&] {
      html.element("span", std::to_string(bars.front().from));
      html.element("span", {{"id", "brushed"}}, "");
      html.element("span", std::to_string(bars.back().to));
    });
    write_range(html, state);
  });
}

}  // namespace kouryu::web
