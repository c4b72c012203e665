// XML is written by the same rules as the pages: text cannot become markup.
#include "searcher/server/web/feed.h"

#include "searcher/output/citation.h"
#include "searcher/server/web/html.h"
#include "searcher/server/web/layout.h"

namespace kouryu::web {
namespace {

constexpr std::size_t kEntries = 50;
constexpr std::size_t kSummaryChars = 200;

/// U+FFFE and U+FFFF, which XML does not allow, as U+FFFD.
std::string for_xml(std::string text) {
  for (const char* refused : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (std::size_t at = text.find(refused); at != text.npos; at = text.find(refused, at)) {
      text.replace(at, 3, "\xEF\xBF\xBD");
    }
  }
  return text;
}

/// RFC 3339: of a date without a month or a day the first one.
std::string timestamp(const std::string& date) {
  const std::string first = "0000-01-01";
  return (date.size() < first.size() ? date + first.substr(date.size()) : date) + "T00:00:00Z";
}

void write_entry(Html& xml, const Hit& hit, const PageState& state, const std::string& address) {
  PageState passage = state.start();
  passage.id = hit.id;
  const std::string link = address + href("passage", passage);
  xml.in("entry", [&] {
    xml.element("title", for_xml(title_of(hit.document)));
    xml.element("id", link);
    xml.in("link", {{"href", link}}, [] {});
    xml.element("updated", timestamp(hit.document.date));
    xml.element("summary", for_xml(hit.snippet.text));
  });
}

}  // namespace

std::string atom_feed(const PageState& state, Searcher& searcher, const std::string& address) {
  SearchRequest request = request_of(state);
  request.sort = SortOrder::DateDescending;
  request.group = GroupBy::Document;
  request.facets.clear();
  request.limit = kEntries;
  request.snippet_chars = kSummaryChars;
  const SearchResult result = searcher.search(request);
  const PageState question = state.question();
  const std::string self = address + href("feed", question);
  Html xml;
  xml.in("feed",
         {{"xmlns", "http://www.w3.org/2005/Atom"}, {"xml:lang", state.japanese() ? "ja" : "en"}},
         [&] {
           const std::string name =
               state.query.empty() ? state.say("New documents", "新しい文書") : state.query;
           xml.element("title", for_xml(name) + state.say(" | kouryu", "|交流文書検索 kouryu"));
           xml.element("id", self);
           xml.in("link", {{"rel", "self"}, {"href", self}}, [] {});
           xml.in("link", {{"href", address + href("./", question).substr(2)}}, [] {});
           xml.in("author", [&] { xml.element("name", "kouryu"); });
           const bool dated = !result.hits.empty() && !result.hits.front().document.date.empty();
           xml.element("updated", timestamp(dated ? result.hits.front().document.date : "1970"));
           for (const Hit& hit : result.hits) {
             if (!hit.document.date.empty()) write_entry(xml, hit, state, address);
           }
         });
  return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + xml.take();
}

}  // namespace kouryu::web
