// The facets of an answer as controls: check boxes with counts, years as bars.
#ifndef KOURYU_SEARCHER_SERVER_WEB_FACETS_H_
#define KOURYU_SEARCHER_SERVER_WEB_FACETS_H_

#include <cstddef>
#include <functional>
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

struct FacetsHead {
  const char* name;
  std::string total = {};  // of what is narrowed, where the answers stand beside: 21件
};
/// The controls of all facets, bars of years first. `path`: the page whose question they narrow.
/// `state` is as_understood.
void write_facets(Html& html, std::string_view path, const PageState& state,
                  const SearchResult& result, const FacetsHead& head);

/// What stays in sight above the answers: their total, the filters that are set, the way to others,
/// and what `order` writes.
void write_bar(Html& html, const PageState& state, std::string_view path, const std::string& total,
               const std::function<void()>& order = {});

/// A list of check boxes that belong to the search form; first the filters that are set, but the
/// one with a control `elsewhere`.
void write_values(Html& html, const PageState& state, std::string_view facet,
                  const std::vector<FacetCount>& counts, std::size_t most,
                  const std::string& elsewhere = {});

/// The switch between any and all of a facet's chosen values; nothing where a passage has but one
/// value, or where fewer than two are chosen and it is off.
void write_all_switch(Html& html, const PageState& state, std::string_view facet);

/// The filters that are set, each as a link that takes it away; nothing when none is.
void write_chips(Html& html, std::string_view path, const PageState& state);

}  // namespace kouryu::web

#endif  // KOURYU_SEARCHER_SERVER_WEB_FACETS_H_
