// Results with their facets.
#include "searcher/server/web/results.h"

#include <algorithm>

#include "dict/text/normalizer.h"
#include "searcher/server/limits.h"
#include "searcher/server/web/facets.h"
#include "searcher/server/web/layout.h"
#include "searcher/server/web/notices.h"

namespace kouryu::web {
namespace {

constexpr std::size_t kSnippetChars = 160;
constexpr std::size_t kListedValues = 1000;
constexpr std::size_t kTagsShown = 8;

std::vector<std::string_view> all_facets() { return {kFacets.begin(), kFacets.end()}; }

std::vector<std::string_view> all_controls() {
  std::vector<std::string_view> out = all_facets();
  out.insert(out.end(), {"mode", "sort", "group"});
  return out;
}

SearchRequest counting_request(const PageState& state) {
  SearchRequest request = faceted_request_of(state);
  request.snippet_chars = kSnippetChars;
  return request;
}

std::string headline(const PageState& state) {
  if (state.query.empty()) return state.say("All passages", "すべての箇所");
  return state.japanese() ? "「" + state.query + "」" : "“" + state.query + "”";
}

std::string window_title(const PageState& state, std::size_t total) {
  return clip(headline(state), 40) + " " + total_text(state, total);
}

void write_choice(Html& html, const char* name, const char* label, const std::string& chosen,
                  const std::vector<std::pair<const char*, const char*>>& options) {
  html.in("label", [&] {
    html.element("span", label);
    html.in("select", {{"form", "search"}, {"name", name}}, [&] {
      for (const auto& [value, text] : options) {
        html.element("option", {{"value", value}, flag("selected", chosen == value)}, text);
      }
    });
  });
}

/// Order, grouping and reading of the words.
void write_settings(Html& html, const PageState& state) {
  html.in("div", {{"class", "settings"}}, [&] {
    write_choice(html, "sort", state.say("Order", "並び順"), state.sort,
                 {{"relevance", state.say("best first", "関連の高い順")},
                  {"-year", state.say("newest year first", "新しい年から")},
                  {"year", state.say("oldest year first", "古い年から")},
                  {"-date", state.say("newest document first", "新しい文書から")},
                  {"date", state.say("oldest document first", "古い文書から")}});
    write_choice(html, "group", state.say("Group", "まとめ方"), state.group,
                 {{"none", state.say("none", "まとめない")},
                  {"document", state.say("one a document", "文書ごとに1件")},
                  {"duplicates", state.say("same texts once", "同じ文章は1件")}});
    write_choice(html, "mode", state.say("Words", "語の扱い"), state.mode,
                 {{"auto", state.say("automatic", "自動")},
                  {"and", state.say("all of them", "すべて含む")},
                  {"or", state.say("any of them", "いずれか含む")},
                  {"exact", state.say("exactly as typed", "入力どおり")}});
    html.element("button", {{"type", "submit"}, {"form", "search"}, {"class", "apply"}},
                 state.say("Apply", "変更"));
  });
}

/// The cities, countries … of a hit, each a link that narrows to it.
void write_tags(Html& html, const PageState& state, const Hit& hit) {
  std::vector<std::pair<std::string_view, std::string>> tags;
  for (const std::string& value : hit.city) tags.emplace_back("city", value);
  for (const std::string& value : hit.prefecture) tags.emplace_back("prefecture", value);
  for (const std::string& value : hit.country) tags.emplace_back("country", value);
  for (const int year : hit.year) tags.emplace_back("year", std::to_string(year));
  for (const std::string& value : hit.org) tags.emplace_back("org", value);
  if (tags.empty()) return;
  html.in("ul", {{"class", "tags"}, {"aria-label", state.say("Narrow to", "この値で絞り込む")}},
          [&] {
            for (std::size_t i = 0; i < std::min(tags.size(), kTagsShown); ++i) {
              html.in("li", [&] {
                html.element("a", {{"href", href("./", state.with(tags[i].first, tags[i].second))}},
                             value_label(state, tags[i].first, tags[i].second));
              });
            }
            if (tags.size() > kTagsShown) {
              const std::string more = std::to_string(tags.size() - kTagsShown);
              html.element("li", state.japanese() ? "ほか" + more : more + " more");
            }
          });
}

void write_hit(Html& html, const PageState& state, const Hit& hit) {
  PageState passage = state;
  passage.id = hit.id;
  PageState document = state.question();
  document.id = hit.document.id;
  html.in("li", [&] {
    html.in("article", {{"class", "hit"}}, [&] {
      html.in("h3", [&] {
        html.element("a", {{"href", href("passage", passage)}}, title_of(hit.document));
      });
      if (!hit.heading.empty()) {
        html.in("p", {{"class", "path"}}, [&] {
          html.element("span", {{"class", "unseen"}}, state.say("Under: ", "見出し: "));
          for (std::size_t i = 0; i < hit.heading.size(); ++i) {
            if (i > 0) html.element("span", {{"class", "under"}}, " › ");
            html.text(clip(hit.heading[i], 40));
          }
        });
      }
      html.in("p", {{"class", "snippet"}},
              [&] { html.marked(hit.snippet.text, hit.snippet.highlights); });
      write_tags(html, state, hit);
      html.in("p", {{"class", "source"}}, [&] {
        if (!hit.document.date.empty()) {
          html.element("span", date_text(state, hit.document.date));
        }
        if (hit.page) {
          html.element("span", page_text(state, *hit.page));
        }
        if (!hit.document.path.empty()) {
          html.element("span", {{"class", "file"}, {"title", hit.document.path}},
                       file_name(hit.document.path));
        }
        if (hit.duplicates > 0) {
          const std::string places = std::to_string(hit.duplicates);
          html.element("span", state.japanese() ? "同じ文章がほか" + places + "か所"
                                                : places + " more places with this text");
        }
        html.in("a", {{"href", href("document", document)}}, [&] {
          html.text(state.say("Whole document", "文書全体"));
          html.element("span", {{"class", "unseen"}}, ": " + title_of(hit.document));
        });
      });
    });
  });
}

void write_hits(Html& html, const PageState& state, const SearchResult& result) {
  html.in("ol", {{"class", "hits"}, {"start", std::to_string((state.page - 1) * kHitsPerPage + 1)}},
          [&] {
            for (const Hit& hit : result.hits) write_hit(html, state, hit);
          });
}

std::size_t total_without_filters(const PageState& state, Searcher& searcher) {
  if (!state.has_filters()) return 0;
  SearchRequest request = request_of(state.without_filters());
  request.limit = 1;
  request.facets.clear();
  return searcher.search(request).total;
}

}  // namespace

std::string start_page(const PageState& state, Searcher& searcher) {
  SearchRequest request = counting_request(state);
  request.limit = 1;
  const SearchResult result = searcher.search(request);
  const Frame frame = {.title = {}, .controls = all_facets(), .kind = "start", .filters = true};
  return render(state, frame, [&](Html& html) {
    html.in("div", {{"class", "intro"}}, [&] {
      html.element("h1", state.say("Search documents on exchange", "国際交流の文書を探す"));
      html.in("p", [&] {
        html.text(
            state.say("Type words or a question above, or begin with a place, a year or an "
                      "organisation. ",
                      "上の欄に語や質問を入れるか、下の地名・年・団体から探せます。"));
        html.text(state.say("The index holds ", "収録している箇所: "));
        html.in("strong", [&] { write_total(html, state, result.total); });
        html.text(state.say(".", ""));
      });
    });
    write_warnings(html, result.warnings);
    write_facets(html, "./", state, result, state.say("Browse", "項目から探す"));
  });
}

std::string results_page(const PageState& asked, Searcher& searcher) {
  SearchRequest request = counting_request(asked);
  request.limit = kHitsPerPage;
  request.offset = (asked.page - 1) * kHitsPerPage;
  if (request.offset + request.limit > server::kMaxResultWindow) {
    throw Error(ErrorKind::BadQuery,
                say("this page lies too deep", "これより先のページは開けません"),
                say("narrow the question down", "条件を絞り込んでください"));
  }
  const SearchResult result = searcher.search(request);
  const PageState state = as_understood(asked, result);
  const Frame frame = {.title = window_title(state, result.total),
                       .controls = all_controls(),
                       .kind = "results",
                       .filters = true};
  return render(state, frame, [&](Html& html) {
    write_summary(html, state, "./", headline(state), result.total, kResults,
                  result.interpreted != state.query ? result.interpreted : std::string());
    html.in("div", {{"class", "columns"}}, [&] {
      html.in("div", {{"class", "answers"}}, [&] {
        write_chips(html, "./", state);
        write_notices(html, "./", state, result);
        write_settings(html, state);
        if (result.total == 0) {
          write_nothing_found(html, "./", state, total_without_filters(state, searcher));
          return;
        }
        write_deeds(html, state, "api/v1/search", parameters_of(state.question()));
        html.element("h2", {{"class", "unseen"}}, state.say("Results", "検索結果"));
        write_hits(html, state, result);
        write_pager(
            html, "./", state,
            (std::min(result.total, server::kMaxResultWindow) + kHitsPerPage - 1) / kHitsPerPage);
      });
      write_facets(html, "./", state, result, state.say("Narrow down", "絞り込み"));
    });
  });
}

std::optional<std::string> similar_page(const PageState& state, Searcher& searcher) {
  SearchRequest request;
  request.limit = kHitsPerPage;
  request.snippet_chars = kSnippetChars;
  request.facets.clear();
  const auto result = searcher.similar(state.id, request);
  if (!result) return std::nullopt;
  const std::string name = state.say("Similar passages", "似た箇所");
  return render(state, {.title = name, .path = "similar", .kind = "similar"}, [&](Html& html) {
    html.element("h1", name);
    html.in("p", [&] {
      PageState passage = state.question();
      passage.id = state.id;
      html.element("a", {{"href", href("passage", passage)}},
                   state.say("Back to the passage", "元の箇所に戻る"));
    });
    html.in("div", {{"class", "answers"}}, [&] {
      write_warnings(html, result->warnings);
      if (result->hits.empty()) {
        html.element("p", state.say("There are none.", "似た箇所はありません。"));
      }
      html.element("h2", {{"class", "unseen"}}, name);
      write_hits(html, state.question(), *result);
    });
  });
}

std::string values_page(const PageState& asked, Searcher& searcher) {
  if (std::find(kFacets.begin(), kFacets.end(), asked.facet) == kFacets.end()) {
    throw Error(ErrorKind::BadQuery, say("no such facet: ", "使えない項目です: ") + asked.facet);
  }
  SearchRequest request = counting_request(asked);
  request.limit = 1;
  const SearchResult result = searcher.search(request);
  const PageState state = as_understood(asked, result);
  std::vector<FacetCount> counts = counts_of(result, state.facet);
  const std::string wanted = fold_text(state.find);
  std::erase_if(counts, [&](const FacetCount& row) {
    return fold_text(row.value).find(wanted) == std::string::npos;
  });
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
