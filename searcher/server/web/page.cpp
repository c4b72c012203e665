// A form and a list of results: all a browser needs to search, without any script.
#include "searcher/server/web/page.h"

#include "searcher/server/parameters.h"
#include "searcher/server/web/escape.h"

namespace kouryu::web {
namespace {

std::string document(const std::string& title, const std::string& body, Language language) {
  return std::string("<!DOCTYPE html>\n<html lang=\"") + say(language, "en", "ja") +
         "\"><head><meta charset=\"utf-8\">"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" +
         escape_html(title) + "</title></head>\n<body>" + body + "</body></html>\n";
}

std::string marked(const Snippet& snippet) {
  std::string out;
  std::size_t position = 0;
  for (const ByteRange& range : snippet.highlights) {
    out += escape_html(snippet.text.substr(position, range.begin - position));
    out += "<mark>" + escape_html(snippet.text.substr(range.begin, range.end - range.begin)) +
           "</mark>";
    position = range.end;
  }
  return out + escape_html(snippet.text.substr(position));
}

std::string form(const std::string& query, Language language) {
  return std::string("<form role=\"search\" action=\"/\"><label for=\"q\">") +
         say(language, "Search", "検索") +
         "</label> <input type=\"search\" id=\"q\" name=\"q\" value=\"" + escape_html(query) +
         "\"> <button>" + say(language, "Search", "検索") + "</button></form>\n";
}

std::string results(const SearchResult& result, Language language) {
  std::string out =
      "<p>" + std::to_string(result.total) + say(language, " passages", "件") + "</p>\n<ol>";
  for (const Hit& hit : result.hits) {
    out += "<li><h2>" + escape_html(hit.document.title) + "</h2><p>" + marked(hit.snippet) +
           "</p></li>\n";
  }
  return out + "</ol>\n";
}

}  // namespace

Response handle(const Request& request, Searcher& searcher) {
  if (request.path != "/") {
    return error_page(404, say(request.language, "There is no such page.", "ページがありません。"),
                      request.language);
  }
  Response response;
  std::string body = form("", request.language);
  if (!request.parameters.empty()) {
    const auto asked = server::read_search(request.parameters);
    body = form(asked.request.query, request.language) +
           results(searcher.search(asked.request), request.language);
  }
  response.body = document("kouryu", body, request.language);
  return response;
}

Response error_page(int status, const std::string& message, Language language) {
  Response response;
  response.status = status;
  response.body =
      document("kouryu", form("", language) + "<p>" + escape_html(message) + "</p>", language);
  return response;
}

}  // namespace kouryu::web
