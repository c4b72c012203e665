// Escaping and elements.
#include "searcher/server/web/html.h"

#include <algorithm>
#include <cstddef>

namespace kouryu::web {
namespace {

void append_escaped(std::string& out, std::string_view text) {
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
      default: {
        const auto byte = static_cast<unsigned char>(c);
        const bool refused = (byte < 0x20 && c != '\t' && c != '\n') || byte == 0x7F;
        if (refused) {
          out += "\uFFFD";
        } else {
          out += c;
        }
      }
    }
  }
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

void Html::open(std::string_view tag, const Attributes& attributes) {
  out_ += '<';
  out_ += tag;
  for (const Attribute& attribute : attributes) {
    if (attribute.name.empty()) continue;
    out_ += ' ';
    out_ += attribute.name;
    if (attribute.bare) continue;
    out_ += "=\"";
    append_escaped(out_, attribute.value);
    out_ += '"';
  }
  out_ += '>';
}

void Html::close(std::string_view tag) {
  out_ += "</";
  out_ += tag;
  out_ += '>';
}

void Html::element(std::string_view tag, const Attributes& attributes, std::string_view content) {
  in(tag, attributes, [&] { text(content); });
}

void Html::text(std::string_view content) { append_escaped(out_, content); }

void Html::marked(std::string_view content, const std::vector<ByteRange>& ranges,
                  std::string_view tag) {
  std::size_t done = 0;
  for (const ByteRange& range : ranges) {
    const std::size_t begin = std::clamp(range.begin, done, content.size());
    const std::size_t end = std::clamp(range.end, begin, content.size());
    text(content.substr(done, begin - done));
    element(tag, content.substr(begin, end - begin));
    done = end;
  }
  text(content.substr(done));
}

}  // namespace kouryu::web
