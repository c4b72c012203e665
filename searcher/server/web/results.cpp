// Results with their facets.
#include "searcher/server/web/results.h"

#include <algorithm>

#include "dict/text/normalizer.h"
#include "searcher/output/joined.h"
#include "searcher/server/limits.h"
#include "searcher/server/web/facets.h"
#include "searcher/server/web/hits.h"
#include "searcher/server/web/layout.h"
#include "searcher/server/web/notices.h"

namespace kouryu::web {
namespace {

std::vector<std::string_view> all_controls() {
  std::vector<std::string_view> out = {kFacets.begin(), kFacets.end()};
  out.insert(out.end(), {"mode", "sort", "group"});
  return out;
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

/// In which order, within sight wherever one reads.
void write_order(Html& html, const PageState& state) {
  html.in("div", {{"class", "settings order"}}, [&] {
    write_choice(html, "sort", state.say("Order", "並び順"), state.sort,
                 {{"relevance", state.say("best first", "関連の高い順")},
                  {"-year", state.say("newest year first", "新しい年から")},
                  {"year", state.say("oldest year first", "古い年から")},
                  {"-date", state.say("newest document first", "新しい文書から")},
                  {"date", state.say("oldest document first", "古い文書から")}});
    html.element("button", {{"type", "submit"}, {"form", "search"}, {"class", "apply"}},
                 state.say("Apply", "変更"));
  });
}

/// Grouping and reading of the words.
void write_settings(Html& html, const PageState& state) {
  html.in("div", {{"class", "settings"}}, [&] {
    write_choice(html, "group", state.say("Group", "まとめ方"), state.group,
                 {{"document", state.say("one a document", "文書ごとに1件")},
                  {"none", state.say("none", "まとめない")},
                  {"duplicates", state.say("same texts once", "同じ文章は1件")}});
    write_choice(html, "mode", state.say("Words", "語の扱い"), state.mode,
                 {{"auto", state.say("automatic", "自動")},
                  {"and", state.say("all of them", "すべて含む")},
                  {"or", state.say("any of them", "いずれか含む")},
                  {"exact", state.say("exactly as typed", "入力どおり")}});
  });
}

/// 大気汚染（公害・水質汚濁も） of 大気汚染→公害|水質汚濁; a value that is the word itself is left
/// out.
std::string word_in_plain(const PageState& state, std::string_view part) {
  const std::string_view arrow = "→";
  const std::size_t at = part.find(arrow);
  if (at == part.npos) return std::string(part);
  const std::string_view word = part.substr(0, at);
  std::string others;
  for (std::string_view rest = part.substr(at + arrow.size()); !rest.empty();) {
    const std::size_t bar = std::min(rest.find('|'), rest.size());
    std::string_view one = rest.substr(0, bar);
    rest.remove_prefix(std::min(bar + 1, rest.size()));
    if (const std::size_t colon = one.find(':'); colon != one.npos) one.remove_prefix(colon + 1);
    if (one.empty() || one == word) continue;
    others += (others.empty() ? "" : state.say(", ", "・")) + std::string(one);
  }
  if (others.empty()) return std::string(word);
  return std::string(word) + state.say(" (also ", "（") + others + state.say(")", "も）");
}

/// What is searched for, word by word in plain words; a query with operators as it is.
std::vector<std::string> in_plain(const PageState& state, const std::string& interpreted) {
  for (const char* formal : {"(", " OR ", "NOT ", "\""}) {
    if (interpreted.find(formal) != std::string::npos) return {interpreted};
  }
  const std::string_view both = " AND ";
  std::vector<std::string> out;
  for (std::string_view rest = interpreted; !rest.empty();) {
    const std::size_t end = std::min(rest.find(both), rest.size());
    out.push_back(word_in_plain(state, rest.substr(0, end)));
    rest.remove_prefix(std::min(end + both.size(), rest.size()));
  }
  return out;
}

/// How the query was read, where that says more than that all words are wanted.
std::string reading_of(const PageState& state, const SearchResult& result) {
  const std::vector<std::string> words = in_plain(state, result.interpreted);
  if (fold_text(joined(words, " ")) == fold_text(state.query)) return {};
  return joined(words, state.say(" and ", " と "));
}

/// 21–40 / 154件
std::string range_text(const PageState& state, const SearchResult& result) {
  if (result.hits.empty()) return {};
  return std::to_string(result.hits.front().rank) + "–" + std::to_string(result.hits.back().rank) +
         " / " + total_text(state, result.total) + ' ';
}

/// How many cards stand for the passages, where that is fewer.
std::string cards_text(const PageState& state, const SearchResult& result) {
  if (result.total == result.passages) return {};
  const std::string count = std::to_string(result.total);
  if (state.group == "document") {
    return state.japanese() ? count + "文書" : "in " + count + " documents";
  }
  return state.japanese() ? count + "通りの文章" : count + " different texts";
}

std::size_t total_without_filters(const PageState& state, Searcher& searcher) {
  if (!state.has_filters()) return 0;
  SearchRequest request = request_of(state.without_filters());
  request.limit = 1;
  request.facets.clear();
  return searcher.search(request).total;
}

}  // namespace

std::string results_page(const PageState& asked, Searcher& searcher) {
  SearchRequest request = faceted_request_of(asked);
  request.group = read_group(asked.group);
  request.snippet_chars = kSnippetChars;
  request.limit = kHitsPerPage;
  request.offset = (asked.page - 1) * kHitsPerPage;
  if (request.offset + request.limit > server::kMaxResultWindow) {
    throw Error(ErrorKind::BadQuery,
                say("this page lies too deep", "これより先のページは開けません"),
                say("narrow the question down", "条件を絞り込んでください"));
  }
  const SearchResult result = searcher.search(request);
  const PageState state = as_understood(asked, result);
  const Frame frame = {.title = window_title(state, result.passages),
                       .controls = all_controls(),
                       .kind = "results",
                       .filters = true,
                       .feed = true};
  return render(state, frame, [&](Html& html) {
    write_summary(html, state, "./",
                  {.name = headline(state),
                   .total = result.passages,
                   .cards = cards_text(state, result),
                   .range = range_text(state, result),
                   .interpreted = reading_of(state, result)});
    html.in("div", {{"class", "columns"}}, [&] {
      html.in("div", {{"class", "answers"}}, [&] {
        write_bar(html, state, "./", total_text(state, result.passages),
                  [&] { write_order(html, state); });
        write_notices(html, "./", state, result);
        html.in("div", {{"class", "actions"}}, [&] {
          if (result.total > 0) {
            write_deeds(html, state, "api/v1/search", parameters_of(state.question()), true);
          }
          write_settings(html, state);
        });
        if (result.total == 0) {
          write_nothing_found(html, "./", state, total_without_filters(state, searcher));
          return;
        }
        html.element("h2", {{"class", "unseen"}}, state.say("Results", "検索結果"));
        write_hits(html, state, result);
        write_pager(
            html, "./", state,
            (std::min(result.total, server::kMaxResultWindow) + kHitsPerPage - 1) / kHitsPerPage);
      });
      write_facets(html, "./", state, result,
                   {state.say("Narrow down", "絞り込み"), total_text(state, result.passages)});
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

}  // namespace kouryu::web
