// Text inside HTML: the one place where it is escaped.
#ifndef KOURYU_SEARCHER_SERVER_WEB_ESCAPE_H_
#define KOURYU_SEARCHER_SERVER_WEB_ESCAPE_H_

#include <string>
#include <string_view>

namespace kouryu::web {

/// `text` for element content and for attribute values in double quotes.
[[nodiscard]] inline std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace kouryu::web

#endif  // KOURYU_SEARCHER_SERVER_WEB_ESCAPE_H_
