// Notices above the results, and advice instead of them.
#include "searcher/server/web/notices.h"

#include "searcher/server/web/layout.h"

namespace kouryu::web {
namespace {

constexpr std::size_t kBoxChars = 20;
constexpr std::size_t kTitleChars = 40;

/// Documents that have all words, in different places: each leads to these places.
void write_documents_with_all(Html& html, const PageState& state, const SearchResult& result) {
  if (result.with_all.empty()) return;
  html.in("ul", {{"class", "with-all"}}, [&] {
    for (const HitDocument& document : result.with_all) {
      PageState within = state.question();
      within.filters["doc"] = {document.id};
      within.mode = "or";
      within.group = "none";
      html.in("li", [&] {
        html.element("a", {{"href", href("./", within)}},
                     state.japanese()
                         ? "「" + clip(title_of(document), kTitleChars) + "」の中のすべての箇所"
                         : "All places in “" + clip(title_of(document), kTitleChars) + "”");
      });
    }
  });
}

}  // namespace

void write_warnings(Html& html, const std::vector<Warning>& warnings) {
  if (warnings.empty()) return;
  html.in("ul", {{"class", "notice"}}, [&] {
    for (const Warning& warning : warnings) {
      html.element("li", {{"data-code", warning.code}}, warning.message);
    }
  });
}

void write_notices(Html& html, std::string_view path, const PageState& state,
                   const SearchResult& result) {
  if (result.suggestion) {
    html.in("p", {{"class", "suggestion"}}, [&] {
      html.text(state.say("Did you mean ", "もしかして: "));
      html.element("a", {{"href", href(path, state.with_query(*result.suggestion))}},
                   *result.suggestion);
      html.text(state.say("?", ""));
    });
  }
  for (const std::string& box : state.unread) {
    html.in("p", {{"class", "notice"}, {"role", "alert"}}, [&] {
      html.text(state.japanese()
                    ? "「" + clip(box, kBoxChars) + "」は年として読めないため、使っていません。"
                    : "“" + clip(box, kBoxChars) + "” is no year: left out. ");
      html.text(state.say("Write 2004, 平成16年, H16, 去年 (last year).",
                          "2004、平成16年、H16、去年、平成 のように書けます。"));
    });
  }
  write_warnings(html, result.warnings);
  write_documents_with_all(html, state, result);
}

void write_nothing_found(Html& html, std::string_view path, const PageState& state,
                         std::size_t without_filters) {
  html.in("div", {{"class", "nothing"}}, [&] {
    html.element("p", state.say("No passage answers this question.",
                                "条件に合う箇所は見つかりませんでした。"));
    html.in("ul", [&] {
      if (without_filters > 0) {
        html.in("li", [&] {
          html.in("a", {{"href", href(path, state.without_filters())}}, [&] {
            html.text(state.say("Without the filters there are ", "絞り込みをすべて外すと"));
            write_total(html, state, without_filters);
            html.text(state.say("", "あります"));
          });
        });
      }
      if (state.mode == "exact" || state.mode == "and") {
        PageState loose = state.on_page(1);
        loose.mode = kDefaultMode;
        html.in("li", [&] {
          html.element("a", {{"href", href(path, loose)}},
                       state.say("Read the words freely", "語の扱いを「自動」にして探す"));
        });
      }
      html.element("li", state.say("Use fewer or shorter words, or other words for the same thing.",
                                   "語を減らす、短くする、別の言い方にする"));
      html.element("li", state.say("Write places and years as you like: 大連, Dalian; 2004, H16.",
                                   "地名や年は、大連・大连・だいれん、2004年・平成16年・H16 の"
                                   "どの書き方でも探せます"));
    });
  });
}

}  // namespace kouryu::web
