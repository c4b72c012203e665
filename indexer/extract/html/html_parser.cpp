// libxml2 on one side, HtmlEvents on the other. Nothing is thrown across libxml2's frames.
#include "indexer/extract/html/html_parser.h"

#include <libxml/HTMLparser.h>

#include <exception>
#include <memory>
#include <new>

#include "indexer/extract/html/html_guard.h"

namespace kouryu {
namespace {

/// Deeper than this the parser's own stack of elements is not let grow, whatever the limits say.
constexpr int kDeepest = 10'000;

std::string_view view(const unsigned char* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

struct Session {
  HtmlEvents* events;
  htmlParserCtxtPtr parser = nullptr;
  std::exception_ptr failure;

  template <class Work>
  void run(Work&& work) noexcept {
    if (failure) return;
    try {
      work();
    } catch (...) {
      failure = std::current_exception();
      if (parser != nullptr) xmlStopParser(parser);
    }
  }
};

Session& of(void* user) { return *static_cast<Session*>(user); }

void on_start(void* user, const xmlChar* name, const xmlChar** attributes) {
  of(user).run([&] { of(user).events->start(view(name), HtmlAttributes(attributes)); });
}
void on_end(void* user, const xmlChar* name) {
  of(user).run([&] { of(user).events->end(view(name)); });
}
void on_text(void* user, const xmlChar* text, int size) {
  of(user).run([&] {
    of(user).events->text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
  });
}

}  // namespace

const unsigned char** HtmlAttributes::find(std::string_view name) const {
  for (const unsigned char** pair = pairs_; pair != nullptr && *pair != nullptr; pair += 2) {
    if (view(*pair) == name) return pair;
  }
  return nullptr;
}

std::string_view HtmlAttributes::get(std::string_view name) const {
  const unsigned char** const found = find(name);
  return found == nullptr ? std::string_view() : view(found[1]);
}

HtmlAside parse_html(std::string_view page, bool xml, int nesting, HtmlEvents& events,
                     const std::function<void(std::size_t)>& done) {
  htmlSAXHandler sax = {};
  sax.startElement = on_start;
  sax.endElement = on_end;
  sax.characters = on_text;
  sax.ignorableWhitespace = on_text;
  sax.cdataBlock = on_text;
  Session session{&events, nullptr, nullptr};
  const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
      htmlCreatePushParserCtxt(&sax, &session, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8),
      htmlFreeParserCtxt);
  if (!parser) throw std::bad_alloc();
  session.parser = parser.get();
  htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                                       HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC);
  HtmlGuard guard(page, xml, std::min(nesting, kDeepest));
  guard.run(
      [&](std::string_view piece) {
        if (!session.failure) {
          htmlParseChunk(parser.get(), piece.data(), static_cast<int>(piece.size()), 0);
        }
      },
      done);
  if (!session.failure) htmlParseChunk(parser.get(), nullptr, 0, 1);
  if (parser->myDoc != nullptr) xmlFreeDoc(parser->myDoc);
  parser->myDoc = nullptr;
  if (session.failure) std::rethrow_exception(session.failure);
  return {guard.linked_data()};
}

}  // namespace kouryu
