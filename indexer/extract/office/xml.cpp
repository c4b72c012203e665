// Helpers over pugixml, and a cutter for parts with a million elements of a kind.
#include "indexer/extract/office/xml.h"

#include <charconv>
#include <cstring>
#include <sstream>

namespace kouryu::office {
namespace {

// White space that is all an element holds is text (<w:t xml:space="preserve"> </w:t>); between
// elements it is layout.
constexpr unsigned kParse = pugi::parse_default | pugi::parse_ws_pcdata_single;

bool is_false(std::string_view text) { return text == "0" || text == "false" || text == "off"; }

/// The end of the tag that begins at `at`: behind its '>', which may stand in quotes before.
std::size_t tag_end(std::string_view bytes, std::size_t at) {
  char quote = '\0';
  for (std::size_t i = at; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return i + 1;
    }
  }
  return bytes.size();
}

/// Behind the next `end`, or the end of the bytes.
std::size_t behind(std::string_view bytes, std::string_view end, std::size_t at) {
  const std::size_t found = bytes.find(end, at);
  return found == std::string_view::npos ? bytes.size() : found + end.size();
}

/// Behind what begins with '<' at `at` and is no element: comment, CDATA, declaration. `at` itself
/// when it is an element's tag.
std::size_t behind_markup(std::string_view bytes, std::size_t at) {
  if (bytes.size() - at < 2 || (bytes[at + 1] != '!' && bytes[at + 1] != '?')) return at;
  if (bytes[at + 1] == '?') return behind(bytes, "?>", at);
  if (bytes.compare(at, 4, "<!--") == 0) return behind(bytes, "-->", at);
  if (bytes.compare(at, 9, "<![CDATA[") == 0) return behind(bytes, "]]>", at);
  return behind(bytes, ">", at);
}

std::string_view tag_name(std::string_view bytes, std::size_t at) {
  const std::size_t end = bytes.find_first_of(" \t\r\n/>", at);
  return bytes.substr(at, (end == std::string_view::npos ? bytes.size() : end) - at);
}

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// UTF-8 as it stands, other encodings through pugixml.
std::string as_utf8(std::string&& bytes) {
  if (bytes.compare(0, 3, "\xEF\xBB\xBF") == 0) bytes.erase(0, 3);
  const std::string_view head = std::string_view(bytes).substr(0, 200);
  const std::size_t declared = head.find("encoding=");
  const bool plain = bytes.starts_with("<") && head.find('\0') == std::string_view::npos;
  const bool utf8 = declared == std::string_view::npos ||
                    head.substr(declared, 20).find("TF-8") != std::string_view::npos ||
                    head.substr(declared, 20).find("tf-8") != std::string_view::npos;
  if (plain && utf8) return std::move(bytes);
  pugi::xml_document document;
  document.load_buffer(bytes.data(), bytes.size(), kParse);
  std::ostringstream out;
  document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return std::move(out).str();
}

}  // namespace

XmlPart::XmlPart(std::string_view bytes) {
  document_.load_buffer(bytes.data(), bytes.size(), kParse);
}

std::string_view local(const char* name) {
  const char* colon = std::strchr(name, ':');
  return colon == nullptr ? name : colon + 1;
}

Node child(Node node, std::string_view name) {
  for (Node next = node.first_child(); next; next = next.next_sibling()) {
    if (next.type() == pugi::node_element && local(next) == name) return next;
  }
  return {};
}

const char* attribute(Node node, std::string_view name) {
  const char* found = nullptr;
  for (const pugi::xml_attribute a : node.attributes()) {
    if (name == a.name()) return a.value();
    if (found == nullptr && local(a.name()) == name) found = a.value();
  }
  return found;
}

std::string_view value(Node node, std::string_view name) {
  const char* found = attribute(node, name);
  return found == nullptr ? "" : found;
}

const char* setting(Node node, std::string_view name) {
  const Node found = child(node, name);
  return found ? attribute(found, "val") : nullptr;
}

bool is_on(Node node, std::string_view name) {
  const Node found = child(node, name);
  return found && !is_false(value(found, "val"));
}

bool is_true(Node node, std::string_view name) {
  const char* found = attribute(node, name);
  return found != nullptr && *found != '\0' && !is_false(found);
}

std::string_view relationship(Node node, std::string_view name) {
  for (const pugi::xml_attribute a : node.attributes()) {
    if (std::strchr(a.name(), ':') != nullptr && local(a.name()) == name) return a.value();
  }
  return "";
}

std::optional<int> whole_number(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return std::nullopt;
  return number;
}

int whole_number(std::string_view text, int otherwise) {
  return whole_number(text).value_or(otherwise);
}

std::string text_of(Node node) {
  std::string out;
  for (const Node next : node.children()) {
    if (next.type() == pugi::node_pcdata || next.type() == pugi::node_cdata) out += next.value();
  }
  return out;
}

std::string cut_elements(std::string bytes, std::string_view name,
                         const std::function<void(Node)>& visit) {
  const std::string text = as_utf8(std::move(bytes));
  std::string rest;
  std::size_t kept = 0;  // what stands before it is in `rest` or was visited
  pugi::xml_document document;
  for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at)) {
    if (const std::size_t skipped = behind_markup(text, at); skipped != at) {
      at = skipped;
      continue;
    }
    const std::string_view full = tag_name(text, at + 1);
    if (full.empty() || full.front() == '/' || local_name(full) != name) {
      ++at;
      continue;
    }
    std::size_t end = tag_end(text, at);
    if (end < at + 2 || text[end - 2] != '/') {
      end = behind(text, std::string("</") + std::string(full), end);
      end = behind(text, ">", end);
    }
    rest.append(text, kept, at - kept);
    document.load_buffer(text.data() + at, end - at, kParse, pugi::encoding_utf8);
    if (const Node element = document.document_element()) visit(element);
    at = kept = end;
  }
  rest.append(text, kept, std::string::npos);
  return rest;
}

}  // namespace kouryu::office
