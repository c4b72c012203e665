// Decodes, prepares (markdown_source.cpp), parses (gfm_blocks.cpp).
#include "indexer/extract/text/markdown.h"

#include <limits>
#include <utility>

#include "indexer/extract/encoding.h"
#include "indexer/extract/text/gfm_blocks.h"
#include "indexer/extract/text/markdown_source.h"
#include "indexer/extract/text_builder.h"

namespace kouryu {
namespace {

/// Line ends as '\n'; controls, which stand for something in markdown_inline.h, gone.
std::string unified(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r') {
      out += '\n';
      if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
    } else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') {
      out += c;
    }
  }
  return out;
}

}  // namespace

bool is_markdown(std::string_view, std::string_view extension) {
  return extension == "md" || extension == "markdown";
}

Extraction extract_markdown(const ExtractInput& input, const ExtractContext& context) {
  const DecodedText decoded =
      decode_bytes(input.bytes, {.told = input.encoding, .declared = input.declared});
  if (!decoded.ok) return refused("bad_encoding", decoded.detail);
  MarkdownSource source = markdown_source(unified(decoded.text));
  // md4c counts in 32 bits.
  if (source.text.size() > std::numeric_limits<unsigned>::max() / 2) {
    return refused("refused", "more text than the limit");
  }
  TextBuilder out(context.limits);
  out.text.encoding = decoded.encoding;
  out.text.warnings = warnings_of(decoded);
  out.text.title = std::move(source.title);
  out.text.date = std::move(source.date);
  if (!add_gfm_blocks(source.text, source.headings, out) && !out.full()) {
    return refused("refused", "a table of too many cells");
  }
  return out.finish();
}

}  // namespace kouryu
