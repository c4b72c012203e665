// Three examples that find something, made of what the index has most of.
#include "searcher/server/web/start.h"

#include <algorithm>
#include <vector>

#include "searcher/server/web/facets.h"
#include "searcher/server/web/layout.h"
#include "searcher/server/web/notices.h"

namespace kouryu::web {
namespace {

constexpr std::size_t kNewest = 5;
constexpr std::size_t kEnoughPassages = 200;
constexpr std::size_t kTitleChars = 60;

struct Example {
  std::string words;
  std::string_view path = "./";
};

const FacetCount* first_of(const SearchResult& result, std::string_view facet) {
  const std::vector<FacetCount>& counts = counts_of(result, facet);
  return counts.empty() ? nullptr : &counts.front();
}

/// A pair of places, a place with an organisation, a place over time: each finds something, since
/// it stands in passages of this index.
std::vector<Example> examples(const SearchResult& result) {
  std::vector<Example> out;
  if (const FacetCount* pair = first_of(result, "pair")) {
    std::string words = pair->value;
    const std::string dash = "–";
    const std::size_t at = words.find(dash);
    if (at != std::string::npos) out.push_back({words.replace(at, dash.size(), " ")});
  }
  if (const FacetCount* org = first_of(result, "org")) out.push_back({org->value});
  if (const FacetCount* city = first_of(result, "city")) out.push_back({city->value, "timeline"});
  return out;
}

/// Of the newest years that have enough passages: to sort all by their dates would take long.
SearchResult newest_documents(SearchRequest request, const SearchResult& all, Searcher& searcher) {
  std::vector<FacetCount> years = counts_of(all, "published");
  std::sort(years.begin(), years.end(),
            [](const FacetCount& a, const FacetCount& b) { return a.value > b.value; });
  std::size_t passages = 0;
  for (const FacetCount& year : years) {
    if (passages >= kEnoughPassages) break;
    request.filters["published"].push_back(year.value);
    passages += year.count;
  }
  if (passages == 0) return {};
  request.limit = kNewest;
  request.sort = SortOrder::DateDescending;
  return searcher.search(request);
}

void write_examples(Html& html, const PageState& state, const SearchResult& result) {
  const std::vector<Example> all = examples(result);
  if (all.empty()) return;
  html.in("section", {{"class", "examples"}, {"aria-labelledby", "examples-name"}}, [&] {
    html.element("h2", {{"id", "examples-name"}}, state.say("For example", "検索の例"));
    html.in("ul", [&] {
      for (const Example& one : all) {
        html.in("li", [&] {
          html.in("a", {{"href", href(one.path, state.start().with_query(one.words))}}, [&] {
            html.text(one.words);
            if (one.path == "timeline") html.text(state.say(" over time", "の年表"));
          });
        });
      }
    });
  });
}

void write_newest(Html& html, const PageState& state, const SearchResult& newest) {
  std::vector<const Hit*> dated;
  for (const Hit& hit : newest.hits) {
    if (!hit.document.date.empty()) dated.push_back(&hit);
  }
  if (dated.empty()) return;
  html.in("section", {{"class", "newest"}, {"aria-labelledby", "newest-name"}}, [&] {
    html.element("h2", {{"id", "newest-name"}}, state.say("Newest documents", "新しい文書"));
    html.in("ul", [&] {
      for (const Hit* hit : dated) {
        PageState document = state.start();
        document.id = hit->document.id;
        html.in("li", [&] {
          html.element("time", {{"datetime", hit->document.date}},
                       date_text(state, hit->document.date));
          html.text(" ");
          html.element("a", {{"href", href("document", document)}},
                       clip(title_of(hit->document), kTitleChars));
        });
      }
    });
  });
}

/// 85文書、951か所、最新の文書は2024年11月18日
void write_holdings(Html& html, const PageState& state, const SearchResult& held,
                    const SearchResult& newest) {
  html.in("p", {{"class", "holdings"}}, [&] {
    html.in("strong", [&] { write_number(html, held.total); });
    html.text(state.say(held.total == 1 ? " document, " : " documents, ", "文書、"));
    html.in("strong", [&] { write_number(html, held.passages); });
    html.text(state.say(held.passages == 1 ? " passage" : " passages", "か所"));
    if (newest.hits.empty() || newest.hits.front().document.date.empty()) return;
    html.text(state.say(", the newest of ", "、最新の文書は"));
    html.text(date_text(state, newest.hits.front().document.date));
  });
}

}  // namespace

std::string start_page(const PageState& state, Searcher& searcher) {
  SearchRequest counting = faceted_request_of(state);
  counting.limit = 1;
  const SearchResult result = searcher.search(counting);
  SearchRequest documents = request_of(state);
  documents.facets.clear();
  documents.limit = 1;
  documents.group = GroupBy::Document;
  const SearchResult held = searcher.search(documents);
  const SearchResult newest = newest_documents(documents, result, searcher);
  const Frame frame = {
      .title = {}, .controls = {kFacets.begin(), kFacets.end()}, .kind = "start", .filters = true};
  return render(state, frame, [&](Html& html) {
    html.in("div", {{"class", "intro"}}, [&] {
      html.element("h1", state.say("Search documents on exchange", "国際交流の文書を探す"));
      html.element("p", state.say("Type words or a question above, or begin with an example, a "
                                  "place, a year or an organisation.",
                                  "上の欄に語や質問を入れるか、例・地名・年・団体から探せます。"));
      write_holdings(html, state, held, newest);
    });
    write_warnings(html, result.warnings);
    html.in("div", {{"class", "ways"}}, [&] {
      write_examples(html, state, result);
      write_newest(html, state, newest);
      // Filled in by the script with what this browser keeps.
      html.in("section",
              {{"class", "kept"},
               {"id", "kept"},
               {"hidden", ""},
               {"data-saved", state.say("Saved searches", "保存した検索")},
               {"data-recent", state.say("Recent searches", "最近の検索")},
               {"data-forget", state.say("Forget them", "履歴を消す")},
               {"data-remove", state.say("Remove", "削除")}},
              [] {});
    });
    write_facets(html, "./", state, result, {state.say("Browse", "項目から探す")});
  });
}

}  // namespace kouryu::web
