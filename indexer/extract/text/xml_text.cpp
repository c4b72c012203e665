// A scan from one end to the other: no tree, so that no depth and no entity costs anything.
#include "indexer/extract/text/xml_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "dict/base/utf8.h"
#include "indexer/extract/encoding.h"
#include "indexer/extract/kinds.h"
#include "indexer/extract/text_builder.h"

namespace kouryu {
namespace {

constexpr std::size_t kDeclaration = 400;  // bytes in which it stands, in the widest encoding

/// What is left out whole, with all that looks like a tag in it.
struct Island {
  std::string_view begin;
  std::string_view end;
  bool is_text;
};
constexpr std::array<Island, 3> kIslands = {
    {{"<!--", "-->", false}, {"<![CDATA[", "]]>", true}, {"<?", "?>", false}}};

struct Named {
  std::string_view name;
  char32_t character;
};
constexpr std::array<Named, 5> kNamed = {
    {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}}};

/// The beginning as ASCII, whatever the encoding.
std::string ascii_head(std::string_view bytes) {
  std::string out;
  for (const char c : bytes.substr(0, kDeclaration)) {
    if (c > 0) out += c;
  }
  return out;
}

/// Whether `name`, without & and ;, is a character; then it stands behind `out`.
bool append_entity(std::string& out, std::string_view name) {
  for (const Named& named : kNamed) {
    if (named.name != name) continue;
    append_utf8(out, named.character);
    return true;
  }
  if (!name.starts_with('#')) return false;
  const bool hex = name.substr(1).starts_with('x');
  name.remove_prefix(hex ? 2 : 1);
  std::uint32_t code = 0;
  const auto [end, error] =
      std::from_chars(name.data(), name.data() + name.size(), code, hex ? 16 : 10);
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  if (error != std::errc() || end != name.data() + name.size() || name.empty() || code == 0 ||
      code > 0x10FFFF || surrogate) {
    return false;
  }
  append_utf8(out, code);
  return true;
}

std::string without_entities(std::string_view text) {
  constexpr std::size_t kLongest = 10;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text[at] == '&' ? text.substr(at, kLongest).find(';') : text.npos;
    if (end != text.npos && append_entity(out, text.substr(at + 1, end - 1))) {
      at += end + 1;
    } else {
      out += text[at++];
    }
  }
  return out;
}

}  // namespace

bool is_xml_text(std::string_view bytes, std::string_view extension) {
  const std::string head = ascii_head(bytes);
  const std::size_t begin = std::min(head.find_first_not_of(" \t\r\n"), head.size());
  return std::string_view(head).substr(begin).starts_with("<?xml") && !is_for_programs(extension);
}

Extraction extract_xml_text(const ExtractInput& input, const ExtractContext& context) {
  constexpr std::string_view kEncoding = "encoding=";
  std::string declared = ascii_head(input.bytes);
  declared.resize(std::min(declared.find("?>"), declared.size()));
  const std::size_t found = declared.find(kEncoding);
  declared.erase(0, found == declared.npos ? found : found + kEncoding.size() + 1);
  declared.resize(std::min(declared.find_first_of("\"'"), declared.size()));
  const DecodedText decoded = decode_bytes(
      input.bytes,
      {.told = declared.empty() ? input.encoding : std::string_view(), .declared = declared});
  if (!decoded.ok) return refused("bad_encoding", decoded.detail);
  TextBuilder out(context.limits);
  out.text.encoding = decoded.encoding;
  out.text.warnings = warnings_of(decoded);
  const std::string_view text = decoded.text;
  for (std::size_t at = 0; at < text.size() && !out.full();) {
    const std::string_view rest = text.substr(at);
    const auto* const island = std::find_if(kIslands.begin(), kIslands.end(), [&](const Island& i) {
      return rest.starts_with(i.begin);
    });
    if (island != kIslands.end()) {
      const std::size_t end = std::min(rest.find(island->end), rest.size());
      const std::size_t skipped = island->begin.size();
      if (island->is_text) {
        out.block(ExtractedKind::Paragraph, rest.substr(skipped, end - std::min(skipped, end)));
      }
      at += std::min(end + island->end.size(), rest.size());
    } else if (rest.starts_with('<')) {
      at += std::min(rest.find('>'), rest.size() - 1) + 1;
    } else {
      const std::size_t end = std::min(rest.find('<'), rest.size());
      out.block(ExtractedKind::Paragraph, without_entities(rest.substr(0, end)));
      at += end;
    }
  }
  return out.finish();
}

}  // namespace kouryu
