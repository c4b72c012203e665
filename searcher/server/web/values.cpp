// Values are found by their letters, and names also by how they sound.
#include "searcher/server/web/values.h"

#include <algorithm>

#include "dict/text/normalizer.h"
#include "searcher/server/web/facets.h"
#include "searcher/server/web/layout.h"

namespace kouryu::web {
namespace {

constexpr std::size_t kListedValues = 1000;
constexpr std::size_t kNamesHeard = 30;

std::vector<FacetCount> found_in(std::vector<FacetCount> counts, const PageState& state,
                                 Searcher& searcher) {
  if (state.find.empty()) return counts;
  std::vector<std::string> wanted = {fold_text(state.find)};
  for (const Suggestion& one : searcher.suggest(state.find, kNamesHeard)) {
    if (one.kind != "word") wanted.push_back(fold_text(one.text));
  }
  std::erase_if(counts, [&](const FacetCount& row) {
    const std::string value = fold_text(row.value);
    return std::none_of(wanted.begin(), wanted.end(), [&](const std::string& part) {
      return value.find(part) != std::string::npos;
    });
  });
  return counts;
}

}  // namespace

std::string values_page(const PageState& asked, Searcher& searcher) {
  if (std::find(kFacets.begin(), kFacets.end(), asked.facet) == kFacets.end()) {
    throw Error(ErrorKind::BadQuery, say("no such facet: ", "使えない項目です: ") + asked.facet);
  }
  SearchRequest request = faceted_request_of(asked);
  request.limit = 1;
  const SearchResult result = searcher.search(request);
  const PageState state = as_understood(asked, result);
  const std::vector<FacetCount> counts = found_in(counts_of(result, state.facet), state, searcher);
  const std::string label = filter_label(state, state.facet);
  const Frame frame = {
      .title = label, .path = "values", .controls = {state.facet}, .kind = "values-page"};
  return render(state, frame, [&](Html& html) {
    html.element("h1", label + state.say(": all values", "のすべての値"));
    html.in("p", [&] {
      html.element("a", {{"href", href("./", state.question())}},
                   state.say("Back to the results", "検索結果に戻る"));
    });
    html.in("form", {{"class", "find"}, {"action", "values"}}, [&] {
      PageState rest = state;
      rest.find.clear();
      write_hidden(html, parameters_of(rest));
      html.in("label", [&] {
        html.element("span", state.say("Values that contain", "この文字を含む値"));
        html.leaf("input", {{"type", "text"},
                            {"name", "find"},
                            {"value", state.find},
                            {"autocomplete", "off"},
                            {"maxlength", "100"}});
      });
      html.element("button", {{"type", "submit"}}, state.say("Show", "表示"));
    });
    html.in("fieldset", {{"class", "facet"}}, [&] {
      html.in("legend", [&] {
        html.text(label);
        html.text(" ");
        write_number(html, counts.size());
        html.text(state.say(counts.size() == 1 ? " value" : " values", "個"));
      });
      write_values(html, state, state.facet, counts, kListedValues);
      write_all_switch(html, state, state.facet);
    });
    if (counts.size() > kListedValues) {
      html.element("p", state.say("Only the most frequent 1000 are listed.",
                                  "件数の多い1000個だけを示しています。"));
    }
    html.element("button", {{"type", "submit"}, {"form", "search"}, {"class", "primary"}},
                 state.say("Apply the chosen values", "選んだ値で絞り込む"));
  });
}

}  // namespace kouryu::web
