// Passages and documents with marks.
#include "searcher/server/web/reading.h"

#include <algorithm>

#include "searcher/server/web/layout.h"

namespace kouryu::web {
namespace {

constexpr std::size_t kNeighbours = 2;  // passages shown before and after the one asked for

/// Results › document › here.
void write_trail(Html& html, const PageState& state, const HitDocument& document,
                 bool in_document) {
  html.in(
      "nav", {{"class", "trail"}, {"aria-label", state.say("You are here", "現在の位置")}}, [&] {
        html.in("ol", [&] {
          if (state.asked) {
            html.in("li", [&] {
              html.element("a", {{"href", href("./", state.on_page(1).question())}},
                           state.say("Results", "検索結果"));
            });
          }
          html.in("li", [&] {
            if (in_document) {
              html.element("span", {{"aria-current", "page"}}, clip(title_of(document), 40));
              return;
            }
            PageState whole = state.question();
            whole.id = document.id;
            html.element("a", {{"href", href("document", whole)}}, clip(title_of(document), 40));
          });
          if (!in_document) {
            html.in("li", [&] {
              html.element("span", {{"aria-current", "page"}}, state.say("Passage", "該当箇所"));
            });
          }
        });
      });
}

void write_fact(Html& html, const char* name, const std::string& value) {
  html.in("div", [&] {
    html.element("dt", name);
    html.element("dd", {{"class", "value"}}, value);
  });
}

void write_document_facts(Html& html, const PageState& state, const HitDocument& document) {
  if (!document.date.empty()) {
    write_fact(html, state.say("Date", "日付"), date_text(state, document.date));
  }
  if (!document.path.empty()) {
    // Where the file lies on the server is nobody's business here.
    write_fact(html, state.say("File", "ファイル"), file_name(document.path));
  }
}

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

void write_heading(Html& html, const PageState& state, const std::vector<std::string>& heading) {
  if (heading.empty()) return;
  html.in("p", {{"class", "path"}}, [&] {
    html.element("span", {{"class", "unseen"}}, state.say("Under: ", "見出し: "));
    for (std::size_t i = 0; i < heading.size(); ++i) {
      if (i > 0) html.element("span", {{"class", "under"}}, " › ");
      html.text(clip(heading[i], 80));
    }
  });
}

/// A passage of a document. Where its text begins with the new heading, that line is the heading.
void write_passage(Html& html, const Hit& hit, bool new_heading, const std::string& id) {
  std::size_t begin = 0;
  if (new_heading) {
    const std::string& heading = hit.heading.back();
    const bool repeated = hit.text.starts_with(heading + '\n') || hit.text == heading;
    if (repeated) begin = std::min(heading.size() + 1, hit.text.size());
    html.in("h2", [&] {
      if (repeated) {
        html.marked(heading, hit.marks);
      } else {
        html.text(clip(heading, 80));
      }
    });
  }
  std::vector<ByteRange> marks;
  for (const ByteRange& mark : hit.marks) {
    if (mark.begin >= begin) marks.push_back({mark.begin - begin, mark.end - begin});
  }
  html.in("div", {{"class", "text"}, {"id", id}},
          [&] { html.marked(std::string_view(hit.text).substr(begin), marks); });
}

void write_neighbours(Html& html, const PageState& state, Searcher& searcher,
                      const std::vector<DocumentPassage>& passages, std::size_t begin,
                      std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    const auto hit = searcher.passage(passages[i].id, state.query, state.search_mode());
    if (!hit) continue;
    html.in("div", {{"class", "text neighbour"}}, [&] { html.marked(hit->text, hit->marks); });
  }
}

}  // namespace

std::optional<std::string> passage_page(const PageState& state, Searcher& searcher) {
  const auto hit = searcher.passage(state.id, state.query, state.search_mode());
  if (!hit) return std::nullopt;
  const auto document = searcher.document(hit->document.id);
  const std::vector<DocumentPassage> passages =
      document ? document->passages : std::vector<DocumentPassage>();
  const auto here = std::find_if(passages.begin(), passages.end(),
                                 [&](const DocumentPassage& one) { return one.id == hit->id; });
  const auto place = static_cast<std::size_t>(here - passages.begin());
  const bool placed = here != passages.end();
  const Frame frame = {
      .title = clip(title_of(hit->document), 40), .path = "passage", .kind = "reading"};
  return render(state, frame, [&](Html& html) {
    write_trail(html, state, hit->document, false);
    html.element("h1", title_of(hit->document));
    write_heading(html, state, hit->heading);
    html.in("div", {{"class", "columns"}}, [&] {
      html.in("div", {{"class", "answers"}}, [&] {
        if (placed) {
          write_neighbours(html, state, searcher, passages, place - std::min(place, kNeighbours),
                           place);
        }
        html.in("section",
                {{"class", "text current"},
                 {"id", "passage"},
                 {"aria-label", state.say("The passage", "該当箇所")}},
                [&] { html.marked(hit->text, hit->marks); });
        if (!placed) return;
        write_neighbours(html, state, searcher, passages, place + 1,
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
                  PageState whole = state.question();
                  whole.id = hit->document.id;
                  whole.page = place / kPassagesPerPage + 1;
                  html.element("a",
                               {{"href", href("document", whole, "p" + std::to_string(place + 1))}},
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
        const std::string cited = citation(hit->document, hit->heading, hit->page, state.language);
        html.element("h2", state.say("To cite it", "引用するとき"));
        html.in("p", {{"class", "citation"}}, [&] { html.text(cited); });
        html.in("p", {{"class", "deeds"}}, [&] {
          write_copy_button(html, state, state.say("Copy citation", "引用をコピー"), cited);
          html.text(" ");
          write_copy_button(html, state, state.say("Copy link", "リンクをコピー"));
        });
        PageState similar = state.question();
        similar.id = hit->id;
        html.in("p", [&] {
          html.element("a", {{"href", href("similar", similar)}},
                       state.say("Similar passages", "似た箇所を探す"));
        });
      });
    });
  });
}

std::optional<std::string> document_page(const PageState& state, Searcher& searcher) {
  const auto document = searcher.document(state.id);
  if (!document) return std::nullopt;
  const auto& passages = document->passages;
  const std::size_t pages = (passages.size() + kPassagesPerPage - 1) / kPassagesPerPage;
  const std::size_t begin = std::min((state.page - 1) * kPassagesPerPage, passages.size());
  const std::size_t end = std::min(begin + kPassagesPerPage, passages.size());
  const Frame frame = {
      .title = clip(title_of(document->document), 40), .path = "document", .kind = "reading"};
  return render(state, frame, [&](Html& html) {
    write_trail(html, state, document->document, true);
    html.element("h1", title_of(document->document));
    html.in("dl", {{"class", "line"}}, [&] {
      write_document_facts(html, state, document->document);
      write_fact(html, state.say("Passages", "箇所の数"), std::to_string(passages.size()));
    });
    if (!state.query.empty()) {
      PageState inside = state.question();
      inside.filters["doc"] = {document->document.id};
      SearchRequest request = request_of(inside);
      request.limit = 1;
      request.facets.clear();
      const std::size_t total = searcher.search(request).total;
      html.in("p", [&] {
        html.in("a", {{"href", href("./", inside)}}, [&] {
          html.text(state.japanese() ? "この文書の中の「" + state.query + "」 "
                                     : "“" + state.query + "” in this document: ");
          write_total(html, state, total);
        });
      });
    }
    html.in("div", {{"class", "whole"}}, [&] {
      std::vector<std::string> heading;
      std::optional<int> page;
      for (std::size_t i = begin; i < end; ++i) {
        const auto hit = searcher.passage(passages[i].id, state.query, state.search_mode());
        if (!hit) continue;
        if (hit->page && hit->page != page) {
          html.element("p", {{"class", "page-number"}}, page_text(state, *hit->page));
        }
        page = hit->page;
        const bool new_heading = hit->heading != heading && !hit->heading.empty();
        heading = hit->heading;
        write_passage(html, *hit, new_heading, "p" + std::to_string(i + 1));
      }
    });
    write_pager(html, "document", state, pages);
  });
}

}  // namespace kouryu::web
