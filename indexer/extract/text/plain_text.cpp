// Decodes, unifies line ends and finds pages; everything else is for indexer/blocks to guess.
#include "indexer/extract/text/plain_text.h"

#include <algorithm>
#include <array>

#include "dict/base/utf8.h"
#include "indexer/extract/encoding.h"
#include "indexer/extract/kinds.h"
#include "indexer/extract/text/bare_text.h"

namespace kouryu {
namespace {

/// Line ends become '\n', a form feed a line end of its own; pages are noted where they begin. A
/// NUL parts what stands around it, other controls are nothing.
void append_lines(std::string_view decoded, ExtractedText& out) {
  out.text.reserve(decoded.size());
  for (std::size_t i = 0; i < decoded.size(); ++i) {
    const char c = decoded[i];
    if (c == '\r') {
      out.text += '\n';
      if (i + 1 < decoded.size() && decoded[i + 1] == '\n') ++i;
    } else if (c == '\f') {
      out.text += '\n';
      if (out.pages.empty()) out.pages.push_back({0, {}});
      out.pages.push_back({out.text.size(), {}});
    } else if (c == '\0') {
      out.text += ' ';
    } else if ((static_cast<unsigned char>(c) >= 0x20 && c != '\x7F') || c == '\n' || c == '\t') {
      out.text += c;
    }
  }
}

bool has_text(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_char(text, position);
    if (!is_space(c) && c != 0xFEFF) return true;
  }
  return false;
}

}  // namespace

bool is_plain_text(std::string_view bytes, std::string_view extension) {
  if (extension == "txt" || extension == "text") return true;
  return !is_for_programs(extension) && bare_text(bytes).has_value();
}

Extraction extract_plain_text(const ExtractInput& input, const ExtractContext&) {
  const DecodedText decoded =
      decode_bytes(input.bytes, {.told = input.encoding, .declared = input.declared});
  if (!decoded.ok) return refused("bad_encoding", decoded.detail);
  if (!has_text(decoded.text)) return refused("no_text");
  Extraction out;
  out.text.encoding = decoded.encoding;
  out.text.warnings = warnings_of(decoded);
  append_lines(decoded.text, out.text);
  return out;
}

}  // namespace kouryu
