// Check boxes, chips, the facets' column.
#include "searcher/server/web/facets.h"

#include <algorithm>

#include "searcher/server/web/histogram.h"
#include "searcher/server/web/layout.h"

namespace kouryu::web {
namespace {

constexpr std::size_t kShownValues = 8;

bool holds(const std::vector<std::string>& values, const std::string& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

std::size_t count_in(const std::vector<FacetCount>& counts, const std::string& value) {
  const auto row = std::find_if(counts.begin(), counts.end(),
                                [&](const FacetCount& count) { return count.value == value; });
  return row == counts.end() ? 0 : row->count;
}

/// Whether the values of the facet are years, of which a range may be chosen.
bool is_year(std::string_view facet) {
  const auto id = facet_named(facet);
  return id && field(*id).filter == FilterKind::Year;
}

void write_value(Html& html, const PageState& state, std::string_view facet,
                 const std::string& value, std::optional<std::size_t> count, bool on) {
  html.in("li", [&] {
    html.in("label", [&] {
      html.leaf("input", {{"type", "checkbox"},
                          {"form", "search"},
                          {"name", std::string(facet)},
                          {"value", value},
                          flag("checked", on)});
      html.element("span", {{"class", "value"}}, value_label(state, facet, value));
      if (!count) return;
      html.text(" ");
      html.in("span", {{"class", "count"}}, [&] {
        write_number(html, *count);
        if (state.japanese()) {
          html.text("件");
        } else {
          html.element("span", {{"class", "unseen"}}, *count == 1 ? " result" : " results");
        }
      });
    });
  });
}

void write_facet(Html& html, const PageState& state, std::string_view facet,
                 const SearchResult& result) {
  const auto& counts = counts_of(result, facet);
  const auto& selected = state.values(facet);
  if (counts.empty() && selected.empty()) return;
  const std::string id = "facet-" + std::string(facet);
  html.in("fieldset", {{"class", "facet"}, {"id", id}, {"data-facet", std::string(facet)}}, [&] {
    html.element("legend", filter_label(state, facet));
    // The boxes under the bars show the range that is set.
    const bool has_boxes = facet == field(FieldId::Year).name;
    write_values(html, state, facet, counts, kShownValues, has_boxes ? state.year_range() : "");
    write_all_switch(html, state, facet);
    if (counts.size() <= kShownValues) return;
    PageState all = state.question();
    all.facet = facet;
    const std::string inside = state.japanese()
                                   ? filter_label(state, facet) + std::string("の中を探す")
                                   : "Search within " + std::string(filter_label(state, facet));
    html.in("a", {{"class", "more"}, {"href", href("values", all)}, {"data-inside", inside}}, [&] {
      html.element("span", {{"class", "unseen"}},
                   filter_label(state, facet) + std::string(state.say(": ", ":")));
      html.text(state.say("search all ", "全"));
      write_number(html, counts.size());
      html.text(state.say(" values", "個の値から探す"));
    });
  });
}

}  // namespace

PageState as_understood(const PageState& state, const SearchResult& result) {
  PageState out = state;
  for (const auto& [filter, values] : result.filters) {
    if (is_year(filter)) continue;  // a range stays a range
    const auto& counts = counts_of(result, filter);
    std::vector<std::string> known;
    for (const std::string& value : values) {
      if (count_in(counts, value) > 0) known.push_back(value);
    }
    if (!known.empty()) out.filters[filter] = std::move(known);
  }
  return out;
}

const std::vector<FacetCount>& counts_of(const SearchResult& result, std::string_view facet) {
  static const std::vector<FacetCount> none;
  for (const auto& [name, counts] : result.facets) {
    if (name == facet) return counts;
  }
  return none;
}

void write_values(Html& html, const PageState& state, std::string_view facet,
                  const std::vector<FacetCount>& counts, std::size_t most,
                  const std::string& elsewhere) {
  const auto& selected = state.values(facet);
  html.in("ul", {{"class", "values"}}, [&] {
    for (const std::string& value : selected) {
      if (value == elsewhere) continue;
      const bool range = is_year(facet) && value.find("..") != std::string::npos;
      write_value(html, state, facet, value,
                  range ? std::nullopt : std::optional(count_in(counts, value)), true);
    }
    std::vector<const FacetCount*> others;  // the most frequent
    for (const FacetCount& row : counts) {
      if (selected.size() + others.size() >= most) break;
      if (!holds(selected, row.value)) others.push_back(&row);
    }
    // Of years one looks for the newest.
    if (is_year(facet)) {
      std::sort(others.begin(), others.end(), [](const FacetCount* a, const FacetCount* b) {
        return a->value.size() != b->value.size() ? a->value.size() > b->value.size()
                                                  : a->value > b->value;
      });
    }
    for (const FacetCount* row : others) {
      write_value(html, state, facet, row->value, row->count, false);
    }
  });
}

void write_all_switch(Html& html, const PageState& state, std::string_view facet) {
  const std::size_t chosen = state.values(facet).size();
  const bool on = state.wants_all(facet);
  if (!on && (chosen < 2 || facet_named(facet) == FieldId::Published)) return;
  html.in("label", {{"class", "both"}}, [&] {
    html.leaf("input", {{"type", "checkbox"},
                        {"form", "search"},
                        {"name", "all"},
                        {"value", std::string(facet)},
                        flag("checked", on)});
    html.element("span", {{"class", "unseen"}}, filter_label(state, facet) + std::string(": "));
    html.element("span", {{"class", "value"}},
                 chosen > 2 ? state.say("with all of them", "すべてを含む")
                            : state.say("with both", "両方を含む"));
  });
}

void write_facets(Html& html, std::string_view path, const PageState& state,
                  const SearchResult& result, const FacetsHead& head) {
  html.in("aside", {{"class", "facets"}, {"id", "filters"}, {"aria-labelledby", "filters-name"}},
          [&] {
            html.element("h2", {{"id", "filters-name"}, {"tabindex", "-1"}}, head.name);
            write_histogram(html, path, state, result);
            for (const std::string_view facet : kFacets) write_facet(html, state, facet, result);
            html.element("button", {{"type", "submit"}, {"form", "search"}, {"class", "apply"}},
                         state.say("Apply the chosen values", "選んだ値で絞り込む"));
            if (head.total.empty()) return;
            // Closes the drawer that the filters are on a narrow screen.
            html.element("a", {{"class", "close"}, {"href", "#main"}},
                         state.say("Show ", "") + head.total + state.say("", "を見る"));
          });
}

void write_bar(Html& html, const PageState& state, std::string_view path, const std::string& total,
               const std::function<void()>& order) {
  std::size_t set = 0;
  for (const auto& [filter, values] : state.filters) set += values.size();
  html.in("div", {{"class", "bar-top"}}, [&] {
    // The heading above says it, too.
    html.element("p", {{"class", "now"}, {"aria-hidden", "true"}}, total);
    html.element("a", {{"class", "jump"}, {"href", "#filters"}},
                 state.say("Filters", "絞り込み") +
                     (set == 0 ? std::string() : "(" + std::to_string(set) + ")"));
    if (order) order();
    write_chips(html, path, state);
  });
}

void write_chips(Html& html, std::string_view path, const PageState& state) {
  if (!state.has_filters()) return;
  html.in("div", {{"class", "chosen"}}, [&] {
    html.element("h2", {{"class", "unseen"}}, state.say("Filters set", "選んでいる条件"));
    html.in("ul", {{"class", "chips"}}, [&] {
      const auto chips = [&](std::string_view filter) {
        for (const std::string& value : state.values(filter)) {
          html.in("li", [&] {
            html.in("a", {{"href", href(path, state.without(filter, value))}}, [&] {
              html.element("span", {{"class", "kind"}}, filter_label(state, filter));
              html.text(" ");
              html.element("span", {{"class", "value"}}, value_label(state, filter, value));
              html.element("span", {{"class", "unseen"}}, state.say(" (remove)", "を外す"));
            });
          });
        }
      };
      for (const std::string_view filter : kFacets) chips(filter);
      for (const std::string_view filter : kOtherFilters) chips(filter);
      html.in("li", [&] {
        html.element("a", {{"class", "all"}, {"href", href(path, state.without_filters())}},
                     state.say("Remove all filters", "条件をすべて外す"));
      });
    });
  });
}

}  // namespace kouryu::web
