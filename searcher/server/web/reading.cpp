// A passage between its neighbours, with what was read from it and how to cite it.
#include "searcher/server/web/reading.h"

#include <algorithm>

#include "searcher/output/citation.h"
#include "searcher/server/web/layout.h"
#include "searcher/server/web/reading_parts.h"

namespace kouryu::web {
namespace {

constexpr std::size_t kNeighbours = 2;  // passages shown before and after the one asked for
constexpr std::size_t kRelated = 3;
constexpr std::size_t kRelatedChars = 50;

/// Which of the places of one name are meant, or may be.
void write_places(Html& html, const PageState& state, const std::vector<std::string>& places,
                  bool certain) {
  if (places.empty()) return;
  std::string text = certain ? "" : state.say("uncertain: ", "不確か: ");
  for (const std::string& place : places) {
    if (&place != &places.front()) text += state.say(" or ", " か ");
    text += place;
  }
  html.text(" ");
  html.element("span", {{"class", "uncertain"}}, text);
}

/// The values of a facet, each a link to the passages with it, and the words it was read from.
void write_evidence(Html& html, const PageState& state, const Hit& hit, std::string_view facet,
                    const std::vector<std::string>& values) {
  if (values.empty()) return;
  html.element("dt", filter_label(state, facet));
  html.in("dd", [&] {
    html.in("ul", {{"class", "evidence"}}, [&] {
      for (const std::string& value : values) {
        html.in("li", [&] {
          html.element("a", {{"href", href("./", state.start().with(facet, value))}},
                       value_label(state, facet, value));
          const auto found = hit.evidence.find(std::string(facet));
          if (found == hit.evidence.end()) return;
          std::vector<std::string> written;
          std::vector<std::string> places;
          bool certain = true;
          for (const FacetEvidence& evidence : found->second) {
            if (evidence.value != value) continue;
            certain = certain && evidence.certain;
            for (const std::string& place : evidence.places) {
              if (std::find(places.begin(), places.end(), place) == places.end()) {
                places.push_back(place);
              }
            }
            const std::string words = hit.text.substr(evidence.range.begin, evidence.range.size());
            if (words.empty() || words == value_label(state, facet, value)) continue;
            if (std::find(written.begin(), written.end(), words) == written.end()) {
              written.push_back(words);
            }
          }
          for (const std::string& words : written) {
            html.text(" ");
            html.element(
                "span", {{"class", "written"}},
                state.japanese() ? "「" + clip(words, 30) + "」" : "“" + clip(words, 30) + "”");
          }
          write_places(html, state, places, certain);
        });
      }
    });
  });
}

/// Only what answers the question is marked.
void write_neighbours(Html& html, const PageState& state, Searcher& searcher,
                      const std::vector<DocumentPassage>& passages, const Matches& matches,
                      std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    const auto hit =
        searcher.passage(passages[i].id, matches.holds(i) ? state.query : "", state.search_mode());
    if (!hit) continue;
    html.in("div", {{"class", "text neighbour"}},
            [&] { write_reading(html, hit->text, hit->marks); });
  }
}

/// The citation in one line, and as programs for references read it. The script puts the address
/// in.
void write_cite(Html& html, const PageState& state, const Hit& hit) {
  const std::string cited = citation(hit.document, hit.heading, hit.page, state.language);
  html.element("h2", state.say("To cite it", "引用するとき"));
  html.in("p", {{"class", "citation"}}, [&] { html.text(cited); });
  PageState bare = state.start();
  bare.id = hit.id;
  const auto copy = [&](const char* label, const std::string& text) {
    html.element("button",
                 {{"type", "button"},
                  {"class", "scripted-only"},
                  {"data-copy", text},
                  {"data-address", href("passage", bare)},
                  {"data-copied", state.say("Copied", "コピーしました")}},
                 label);
  };
  html.in("p", {{"class", "deeds"}}, [&] {
    copy(state.say("Copy citation", "引用をコピー"), cited + '\n' + kAddressMark);
    copy("BibTeX", bibtex(hit.document, hit.id, hit.page));
    copy("RIS", ris(hit.document, hit.page));
    write_copy_button(html, state, state.say("Copy link", "リンクをコピー"));
  });
}

void write_related(Html& html, const PageState& state, Searcher& searcher, const std::string& id) {
  SearchRequest request;
  request.limit = kRelated;
  request.snippet_chars = kRelatedChars;
  request.facets.clear();
  const auto related = searcher.similar(id, request);
  if (!related || related->hits.empty()) return;
  html.element("h2", state.say("Related passages", "関連する箇所"));
  html.in("ul", {{"class", "related"}}, [&] {
    for (const Hit& hit : related->hits) {
      PageState other = state.question();
      other.id = hit.id;
      html.in("li", [&] {
        html.element("a", {{"href", href("passage", other)}}, title_of(hit.document));
        html.element("p", clip(hit.snippet.text, kRelatedChars));
      });
    }
  });
  PageState similar = state.question();
  similar.id = id;
  html.in("p", [&] {
    html.element("a", {{"href", href("similar", similar)}},
                 state.say("Similar passages", "似た箇所を探す"));
  });
}

}  // namespace

std::optional<std::string> passage_page(const PageState& state, Searcher& searcher) {
  const auto hit = searcher.passage(state.id, state.query, state.search_mode());
  if (!hit) return std::nullopt;
  const auto document = searcher.document(hit->document.id);
  const std::vector<DocumentPassage> passages =
      document ? document->passages : std::vector<DocumentPassage>();
  const Matches matches = document ? Matches(state, *document, searcher) : Matches();
  const auto here = std::find_if(passages.begin(), passages.end(),
                                 [&](const DocumentPassage& one) { return one.id == hit->id; });
  const auto place = static_cast<std::size_t>(here - passages.begin());
  const bool placed = here != passages.end();
  const Frame frame = {
      .title = clip(title_of(hit->document), 40), .path = "passage", .kind = "reading"};
  return render(state, frame, [&](Html& html) {
    write_trail(html, state, hit->document, false);
    html.element("h1", title_of(hit->document));
    std::vector<std::string> heading = hit->heading;
    std::erase(heading, title_of(hit->document));
    write_heading(html, state, heading);
    html.in("div", {{"class", "columns"}}, [&] {
      html.in("div", {{"class", "answers"}}, [&] {
        if (placed) {
          write_neighbours(html, state, searcher, passages, matches,
                           place - std::min(place, kNeighbours), place);
        }
        if (placed) {
          matches.write(html, state, place, [&](std::size_t to) {
            PageState other = state;
            other.id = passages[to].id;
            return href("passage", other);
          });
        }
        html.in("section",
                {{"class", "text current"},
                 {"id", "passage"},
                 {"aria-label", state.say("The passage", "該当箇所")}},
                [&] { write_reading(html, hit->text, hit->marks); });
        if (!placed) return;
        write_neighbours(html, state, searcher, passages, matches, place + 1,
                         std::min(passages.size(), place + 1 + kNeighbours));
        html.in("nav",
                {{"class", "steps"}, {"aria-label", state.say("In the document", "文書の中")}},
                [&] {
                  const auto step = [&](std::size_t to, const char* text, const char* rel) {
                    PageState other = state;
                    other.id = passages[to].id;
                    html.element("a", {{"href", href("passage", other)}, {"rel", rel}}, text);
                  };
                  if (place > 0) step(place - 1, state.say("Passage before", "前の箇所"), "prev");
                  html.element("a", {{"href", document_href(state, hit->document.id, place)}},
                               state.say("Read on in the whole document", "文書全体で読む"));
                  if (place + 1 < passages.size()) {
                    step(place + 1, state.say("Passage after", "次の箇所"), "next");
                  }
                });
      });
      html.in("aside", {{"class", "facts"}, {"aria-labelledby", "facts-name"}}, [&] {
        html.element("h2", {{"id", "facts-name"}},
                     state.say("About this passage", "この箇所について"));
        html.in("dl", [&] {
          write_document_facts(html, state, hit->document);
          if (hit->page) {
            write_fact(html, state.say("Page", "ページ"), page_text(state, *hit->page));
          }
          if (placed) {
            write_fact(html, state.say("Place", "位置"),
                       std::to_string(place + 1) + " / " + std::to_string(passages.size()));
          }
          std::vector<std::string> years;
          for (const int year : hit->year) years.push_back(std::to_string(year));
          write_evidence(html, state, *hit, "year", years);
          write_evidence(html, state, *hit, "city", hit->city);
          write_evidence(html, state, *hit, "prefecture", hit->prefecture);
          write_evidence(html, state, *hit, "country", hit->country);
          write_evidence(html, state, *hit, "org", hit->org);
        });
        write_cite(html, state, *hit);
        write_related(html, state, searcher, hit->id);
      });
    });
  });
}

}  // namespace kouryu::web
