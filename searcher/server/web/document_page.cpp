// A whole document with its contents beside it.
#include <algorithm>

#include "searcher/server/web/layout.h"
#include "searcher/server/web/reading.h"
#include "searcher/server/web/reading_parts.h"

namespace kouryu::web {
namespace {

constexpr std::size_t kMostEntries = 300;
constexpr std::size_t kDeepest = 3;
constexpr std::size_t kEntryChars = 40;

/// A line of the contents.
struct Entry {
  std::size_t depth = 0;
  std::string text;
  std::size_t place = 0;
};

std::vector<Entry> contents_of(const DocumentOverview& document) {
  std::vector<Entry> out;
  std::vector<std::string> before;
  for (std::size_t i = 0; i < document.passages.size() && out.size() < kMostEntries; ++i) {
    const std::vector<std::string>& heading = document.passages[i].heading;
    std::size_t same = 0;
    while (same < std::min(heading.size(), before.size()) && heading[same] == before[same]) ++same;
    for (std::size_t depth = same; depth < heading.size(); ++depth) {
      if (heading[depth] == document.document.title) continue;
      if (!out.empty() && out.back().text == heading[depth]) continue;
      out.push_back({std::min(depth, kDeepest - 1), heading[depth], i});
    }
    before = heading;
  }
  return out;
}

void write_contents(Html& html, const PageState& state, const DocumentOverview& document) {
  const std::vector<Entry> contents = contents_of(document);
  if (contents.size() < 2) return;
  html.in("nav", {{"class", "contents"}, {"aria-labelledby", "contents-name"}}, [&] {
    html.element("h2", {{"id", "contents-name"}}, state.say("Contents", "目次"));
    html.in("ol", [&] {
      for (const Entry& entry : contents) {
        html.in("li", {{"class", "depth-" + std::to_string(entry.depth)}}, [&] {
          html.element("a", {{"href", document_href(state, document.document.id, entry.place)}},
                       clip(entry.text, kEntryChars));
        });
      }
    });
  });
}

/// Where the text begins with the new heading, that line is the heading.
void write_passage(Html& html, const Hit& hit, bool new_heading, bool matches,
                   const std::string& id) {
  const std::vector<ByteRange> all = matches ? hit.marks : std::vector<ByteRange>();
  std::size_t begin = 0;
  if (new_heading) {
    const std::string& heading = hit.heading.back();
    const bool repeated = hit.text.starts_with(heading + '\n') || hit.text == heading;
    if (repeated) begin = std::min(heading.size() + 1, hit.text.size());
    html.in("h2", [&] {
      if (repeated) {
        html.marked(heading, all);
      } else {
        html.text(clip(heading, 80));
      }
    });
  }
  std::vector<ByteRange> marks;
  for (const ByteRange& mark : all) {
    if (mark.begin >= begin) marks.push_back({mark.begin - begin, mark.end - begin});
  }
  html.in("div", {{"class", matches ? "text matching" : "text"}, {"id", id}},
          [&] { write_reading(html, std::string_view(hit.text).substr(begin), marks); });
}

void write_first_match(Html& html, const PageState& state, const HitDocument& document,
                       const Matches& matches) {
  if (state.query.empty()) return;
  html.in("p", {{"class", "first-match"}}, [&] {
    html.text(state.japanese() ? "「" + state.query + "」に一致: "
                               : "“" + state.query + "” matches: ");
    write_total(html, state, matches.size());
    if (matches.size() == 0) return;
    html.text(" ");
    html.element("a", {{"href", document_href(state, document.id, matches.first())}},
                 state.say("To the first", "最初の一致へ"));
  });
}

}  // namespace

std::optional<std::string> document_page(const PageState& state, Searcher& searcher) {
  const auto document = searcher.document(state.id);
  if (!document) return std::nullopt;
  const auto& passages = document->passages;
  const Matches matches(state, *document, searcher);
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
    write_first_match(html, state, document->document, matches);
    html.in("div", {{"class", "room"}}, [&] {
      write_contents(html, state, *document);
      html.in("div", {{"class", "whole"}}, [&] {
        std::vector<std::string> heading;
        std::optional<int> page;
        for (std::size_t i = begin; i < end; ++i) {
          const bool matching = matches.holds(i);
          const auto hit =
              searcher.passage(passages[i].id, matching ? state.query : "", state.search_mode());
          if (!hit) continue;
          if (hit->page && hit->page != page) {
            html.element("p", {{"class", "page-number"}}, page_text(state, *hit->page));
          }
          page = hit->page;
          const bool new_heading = hit->heading != heading && !hit->heading.empty();
          heading = hit->heading;
          matches.write(html, state, i, [&](std::size_t place) {
            return document_href(state, document->document.id, place);
          });
          write_passage(html, *hit, new_heading, matching, "p" + std::to_string(i + 1));
        }
        write_pager(html, "document", state, pages);
      });
    });
  });
}

}  // namespace kouryu::web
