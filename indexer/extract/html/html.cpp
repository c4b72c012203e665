// bytes -> charset -> events -> blocks -> document and frame -> text.
#include "indexer/extract/html/html.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "dict/base/utf8.h"
#include "indexer/extract/ascii.h"
#include "indexer/extract/html/html_blocks.h"
#include "indexer/extract/html/html_charset.h"
#include "indexer/extract/html/html_facts.h"
#include "indexer/extract/html/html_main.h"
#include "indexer/extract/kinds.h"
#include "indexer/extract/text_builder.h"

namespace kouryu {
namespace {

constexpr std::size_t kLookedAt = 4'096;  // bytes in which a page shows itself

constexpr std::array<std::string_view, 4> kExtensions = {"html", "htm", "xhtml", "xht"};
// The first tag of a page.
constexpr std::array<std::string_view, 8> kFirstTags = {"!doctype html", "html", "head",  "body",
                                                        "frameset",      "meta", "title", "base"};

/// The beginning as ASCII, whatever the encoding: UTF-16 without its zero bytes.
std::string ascii_head(std::string_view bytes) {
  std::string out;
  for (const char c : bytes.substr(0, kLookedAt)) {
    if (c != '\0') out += c;
  }
  for (const std::string_view mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"}) {
    if (out.starts_with(mark)) out.erase(0, mark.size());
  }
  return ascii_lower(out);
}

/// Behind white space, comments and the XML declaration.
std::size_t first_tag(std::string_view head) {
  std::size_t at = 0;
  while (true) {
    at = std::min(head.find_first_not_of(" \t\r\n\f", at), head.size());
    const std::string_view rest = head.substr(at);
    std::string_view end;
    if (rest.starts_with("<!--")) {
      end = "-->";
    } else if (rest.starts_with("<?")) {
      end = ">";
    } else {
      return at;
    }
    const std::size_t found = head.find(end, at);
    if (found == std::string_view::npos) return head.size();
    at = found + end.size();
  }
}

bool is_xml(std::string_view page, std::string_view extension) {
  const std::string_view head = page.substr(0, kLookedAt);
  const std::size_t at = std::min(head.find_first_not_of(" \t\r\n"), head.size());
  return extension == "xhtml" || extension == "xht" || head.substr(at).starts_with("<?xml");
}

bool is_binary(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kLookedAt);
  const auto controls = std::count_if(head.begin(), head.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' &&
           c != '\f' && c != '\x1B' && c != '\0';
  });
  const auto zeros = std::count(head.begin(), head.end(), '\0');
  const bool wide = head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
  return controls * 50 > static_cast<std::ptrdiff_t>(head.size()) || (zeros > 16 && !wide);
}

}  // namespace

bool is_html(std::string_view bytes, std::string_view extension) {
  const std::string head = ascii_head(bytes);
  const std::string_view rest = std::string_view(head).substr(first_tag(head));
  const auto begins = [&](std::string_view name) {
    if (!rest.starts_with("<") || !rest.substr(1).starts_with(name)) return false;
    const std::string_view after = rest.substr(name.size() + 1, 1);
    return after.empty() || after.find_first_of(" \t\r\n\f/>") == 0;
  };
  if (std::any_of(kFirstTags.begin(), kFirstTags.end(), begins)) return true;
  const bool named =
      std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end();
  return named && !rest.empty() && !rest.starts_with("%pdf-") && !rest.starts_with("pk\x03\x04") &&
         !is_binary(bytes);
}

Extraction extract_html(const ExtractInput& input, const ExtractContext& context) {
  DecodedText page = decode_page(input);
  if (!page.ok) return refused("bad_encoding", page.detail);
  const std::string extension = extension_of(input.name);
  std::string repaired = repair_utf8(page.text);
  std::erase(repaired, '\0');  // browsers leave it out, the parser would end there
  HtmlBlocks reader;
  const HtmlAside aside = parse_html(repaired, is_xml(repaired, extension), context.limits.nesting,
                                     reader, [&](std::size_t done) {
                                       if (context.progress)
                                         context.progress(done, repaired.size());
                                     });
  HtmlPage read = reader.finish();
  read.linked_data = aside.linked_data;
  TextBuilder out(context.limits);
  out.text.date = date_of(read);
  part_document(read.blocks);
  out.text.title = title_of(read);
  out.text.language = language_of(read);
  out.text.author = author_of(read);
  out.text.encoding = page.encoding;
  out.text.warnings = warnings_of(page);
  for (const HtmlBlock& block : read.blocks) out.add(block);
  return out.finish();
}

}  // namespace kouryu
