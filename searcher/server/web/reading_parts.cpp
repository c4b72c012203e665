// Only what is certain to be a web address becomes a link: text of documents is never trusted.
#include "searcher/server/web/reading_parts.h"

#include <algorithm>
#include <set>

#include "searcher/server/web/layout.h"

namespace kouryu::web {
namespace {

constexpr std::size_t kMostMatches = 1000;

/// RFC 3986, section 2: what an address is written with. A text may go on behind it without a
/// space.
bool is_of_address(char c) {
  constexpr std::string_view kOthers = "-._~:/?#[]@!$&'()*+,;=%";
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         kOthers.find(c) != std::string_view::npos;
}

bool ends_sentence(char c) {
  constexpr std::string_view kMarks = ".,:;!?'()[]";
  return kMarks.find(c) != std::string_view::npos;
}

}  // namespace

void write_trail(Html& html, const PageState& state, const HitDocument& document,
                 bool in_document) {
  html.in(
      "nav", {{"class", "trail"}, {"aria-label", state.say("You are here", "現在の位置")}}, [&] {
        html.in("ol", [&] {
          if (state.asked || !state.from.empty()) {
            html.in("li", [&] {
              // A document has pages of its own: of the results the first is shown again.
              PageState back = in_document ? state.on_page(1) : state;
              back.id.clear();
              back.from.clear();
              html.element("a", {{"href", href(state.from.empty() ? "./" : state.from, back)}},
                           state.from == "timeline"    ? state.say("Timeline", "年表")
                           : state.from == "relations" ? state.say("Partners", "交流の相手")
                                                       : state.say("Results", "検索結果"));
            });
          }
          html.in("li", [&] {
            if (in_document) {
              html.element("span", {{"aria-current", "page"}}, clip(title_of(document), 40));
              return;
            }
            PageState whole = state.question();
            whole.id = document.id;
            whole.from = state.from;
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

std::vector<ByteRange> web_addresses(std::string_view text) {
  std::vector<ByteRange> out;
  for (std::size_t at = text.find("http"); at != text.npos; at = text.find("http", at + 1)) {
    const std::string_view rest = text.substr(at);
    const std::size_t scheme = rest.starts_with("https://")  ? 8
                               : rest.starts_with("http://") ? 7
                                                             : 0;
    const bool inside_word = at > 0 && is_of_address(text[at - 1]) && !ends_sentence(text[at - 1]);
    if (scheme == 0 || inside_word) continue;
    std::size_t end = scheme;
    while (end < rest.size() && is_of_address(rest[end])) ++end;
    while (end > scheme && ends_sentence(rest[end - 1])) --end;
    const bool has_host = end > scheme && rest[scheme] != '/' && rest[scheme] != '?';
    if (!has_host) continue;
    out.push_back({at, at + end});
    at += end - 1;
  }
  return out;
}

void write_reading(Html& html, std::string_view text, const std::vector<ByteRange>& marks) {
  const auto part = [&](std::size_t begin, std::size_t end) {
    std::vector<ByteRange> inside;
    for (const ByteRange& mark : marks) {
      if (mark.end <= begin || mark.begin >= end) continue;
      inside.push_back({std::max(mark.begin, begin) - begin, std::min(mark.end, end) - begin});
    }
    html.marked(text.substr(begin, end - begin), inside);
  };
  std::size_t done = 0;
  for (const ByteRange& address : web_addresses(text)) {
    part(done, address.begin);
    html.in("a",
            {{"href", std::string(text.substr(address.begin, address.size()))},
             {"rel", "noopener noreferrer external"}},
            [&] { part(address.begin, address.end); });
    done = address.end;
  }
  part(done, text.size());
}

Matches::Matches(const PageState& state, const DocumentOverview& document, Searcher& searcher) {
  if (state.query.empty()) return;
  PageState inside = state.question();
  inside.filters["doc"] = {document.document.id};
  SearchRequest request = request_of(inside);
  request.group = GroupBy::None;
  request.sort = SortOrder::Relevance;
  request.limit = kMostMatches;
  request.snippet_chars = 1;
  request.facets.clear();
  std::set<std::string> found;
  for (const Hit& hit : searcher.search(request).hits) found.insert(hit.id);
  for (std::size_t i = 0; i < document.passages.size(); ++i) {
    if (found.contains(document.passages[i].id)) places_.push_back(i);
  }
}

bool Matches::holds(std::size_t place) const { return number_of(place) > 0; }

std::size_t Matches::number_of(std::size_t place) const {
  const auto found = std::lower_bound(places_.begin(), places_.end(), place);
  if (found == places_.end() || *found != place) return 0;
  return static_cast<std::size_t>(found - places_.begin()) + 1;
}

std::string Matches::label(const PageState& state, std::size_t number) const {
  const std::string of = std::to_string(number) + " / " + std::to_string(places_.size());
  return state.japanese() ? of + " の一致" : "match " + of;
}

std::string document_href(const PageState& state, const std::string& document, std::size_t place) {
  PageState whole = state.question();
  whole.id = document;
  whole.from = state.from;
  whole.page = place / kPassagesPerPage + 1;
  return href("document", whole, "p" + std::to_string(place + 1));
}

}  // namespace kouryu::web
