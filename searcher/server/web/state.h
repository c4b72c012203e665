// What a page is asked for, and the URLs that ask for it: every state of the page is in its URL.
//
// All pages lie side by side in one folder (./, timeline, relations, passage, document, values,
// help), so that relative URLs work under any prefix that a reverse proxy adds.
#ifndef KOURYU_SEARCHER_SERVER_WEB_STATE_H_
#define KOURYU_SEARCHER_SERVER_WEB_STATE_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dict/base/locale.h"
#include "kouryu/searcher.h"
#include "searcher/query/parameters.h"
#include "searcher/server/web/page.h"
#include "searcher/server/web/year_boxes.h"

namespace kouryu::web {

/// The facets that a page counts, in the order in which it shows them.
inline constexpr auto kFacets = [] {
  std::array<std::string_view, kFacetNames.size()> names = kFacetNames;
  const auto year = std::find(names.begin(), names.end(), field(FieldId::Year).name);
  std::rotate(names.begin(), year, year + 1);
  return names;
}();
/// Filters that have no facet; in a page they come from its URL only.
inline constexpr auto kOtherFilters = [] {
  std::array<std::string_view, kFilterFields.size() - kFacetFields.size()> names;
  std::size_t count = 0;
  for (const FieldId id : kFilterFields) {
    if (field(id).kind != FieldKind::Facet) names.at(count++) = field(id).name;
  }
  return names;
}();

inline constexpr std::size_t kHitsPerPage = 20;
inline constexpr std::size_t kEventsPerPage = 50;
inline constexpr std::size_t kRelationsPerPage = 50;
inline constexpr std::size_t kPassagesPerPage = 50;

// What goes without saying is not written into URLs.
inline constexpr const char* kDefaultMode = "auto";
inline constexpr const char* kDefaultSort = "relevance";
inline constexpr const char* kDefaultGroup = "document";
inline constexpr const char* kDefaultOrder = "-date";

inline constexpr const char* kMatrix = "matrix";

struct PageState {
  Language language = Language::Japanese;
  bool language_chosen = false;  // in the URL, thus in the links
  bool asked = false;            // q, even an empty one, or a filter is in the URL
  std::string query;
  std::map<std::string, std::vector<std::string>> filters;
  std::vector<std::string> all;     // filters of which all values must be there
  std::string mode = kDefaultMode;  // names of query/parameters.h, known ones
  std::string sort = kDefaultSort;
  std::string group = kDefaultGroup;
  std::size_t page = 1;
  std::string id;                     // of the passage or document to show
  std::string facet;                  // whose values are listed
  std::string find;                   // what these values must contain
  std::string order = kDefaultOrder;  // of the timeline
  std::vector<std::string> sides;     // of relations: places that are a side
  std::vector<std::string> kinds;     // of a timeline or of relations; none: all
  std::string view;                   // of relations: kMatrix, or empty for the table
  std::string from;                   // the page that a passage was opened from, or empty
  std::vector<std::string> unread;    // typed as years and not understood; in no URL

  [[nodiscard]] const char* say(const char* english, const char* japanese) const {
    return kouryu::say(language, english, japanese);
  }
  [[nodiscard]] bool japanese() const { return language == Language::Japanese; }
  [[nodiscard]] SearchMode search_mode() const { return read_mode(mode); }
  [[nodiscard]] bool has_filters() const { return !filters.empty(); }
  [[nodiscard]] const std::vector<std::string>& values(std::string_view filter) const;

  /// The one range of years that is set and no single year: what the boxes show.
  [[nodiscard]] std::string year_range() const;

  /// Whether all values of the filter must be there, not any of them.
  [[nodiscard]] bool wants_all(std::string_view filter) const;

  [[nodiscard]] PageState on_page(std::size_t number) const;
  /// The first page of the answer with the filter's value added or taken away.
  [[nodiscard]] PageState with(std::string_view filter, const std::string& value) const;
  [[nodiscard]] PageState without(std::string_view filter, const std::string& value) const;
  [[nodiscard]] PageState without_filters() const;
  [[nodiscard]] PageState with_query(const std::string& other) const;
  /// Nothing asked yet, in the same language.
  [[nodiscard]] PageState start() const;
  /// The same question without what only one page needs (id, facet, find, sides, page, order,
  /// kinds).
  [[nodiscard]] PageState question() const;
};

/// Reads the parameters of a URL; names it does not know are left alone. year_from and year_to, as
/// the form sends them, become one year filter instead of other ranges; what they say and is no
/// year is told in `unread`. Throws Error (BadQuery) for a value that mode, sort, group, order,
/// kind, page or lang do not have. `language`: the reader's, where the URL does not choose.
[[nodiscard]] PageState read_state(const Parameters& parameters, Language language,
                                   int this_year = year_in_japan());

/// The parameters of `state` in their one order, defaults left out.
[[nodiscard]] Parameters parameters_of(const PageState& state);

/// A relative URL; `page` is "./", "timeline" … and `place` an element's id or empty.
[[nodiscard]] std::string href(std::string_view page, const PageState& state,
                               std::string_view place = {});
/// The same with parameters of the caller's.
[[nodiscard]] std::string href(std::string_view page, const Parameters& parameters);

[[nodiscard]] SearchRequest request_of(const PageState& state);
/// The same, nothing grouped, with all values of the facets that pages show.
[[nodiscard]] SearchRequest faceted_request_of(const PageState& state);

}  // namespace kouryu::web

#endif  // KOURYU_SEARCHER_SERVER_WEB_STATE_H_
