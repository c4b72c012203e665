// The facets of an answer as controls: check boxes with counts, years as bars.
#ifndef KOURYU_SEARCHER_SERVER_WEB_FACETS_H_
#define KOURYU_SEARCHER_SERVER_WEB_FACETS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kouryu/searcher.h"
#include "searcher/server/web/html.h"
#include "searcher/server/web/state.h"

namespace kouryu::web {

/// `state` with its filters written as the answer's facets write them (大连 as 大連市), so that
/// each can be seen, and taken away, at its control.
[[nodiscard]] PageState as_understood(const PageState& state, const SearchResult& result);

/// The counts of a facet; empty when it was not counted.
[[nodiscard]] const std::vector<FacetCount>& counts_of(const SearchResult& result,
                                                       std::string_view facet);

/// The controls of all facets under the heading `name`, bars of years first. `path`: the page whose
/// question they narrow. `state` is as_understood.
void write_facets(Html& html, std::string_view path, const PageState& state,
                  const SearchResult& result, const char* name);

/// A list of check boxes that belong to the search form; first the filters that are set.
void write_values(Html& html, const PageState& state, std::string_view facet,
                  const std::vector<FacetCount>& counts, std::size_t most);

/// The switch between any and all of a facet's chosen values; nothing where a passage has but one
/// value, or where fewer than two are chosen and it is off.
void write_all_switch(Html& html, const PageState& state, std::string_view facet);

/// The filters that are set, each as a link that takes it away; nothing when none is.
void write_chips(Html& html, std::string_view path, const PageState& state);

/// A bar: the years [from, to] together.
struct YearBar {
  int from = 0;
  int to = 0;
  std::size_t count = 0;
  bool selected = false;
  friend bool operator==(const YearBar&, const YearBar&) = default;
};
/// Bars without gaps over all years counted: one year each, or 5, 10, 50 … so that no more than 60
/// are needed; at least 12, so that none is a wall. `selected`: years that are filtered for.
[[nodiscard]] std::vector<YearBar> year_bars(const std::vector<FacetCount>& counts,
                                             const std::vector<std::string>& selected);

}  // namespace kouryu::web

#endif  // KOURYU_SEARCHER_SERVER_WEB_FACETS_H_
