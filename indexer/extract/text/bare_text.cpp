// Stricter than the encodings themselves: no name says that a text is meant.
#include "indexer/extract/text/bare_text.h"

#include <utility>

#include "dict/base/utf8.h"
#include "indexer/extract/encoding.h"

namespace kouryu {
namespace {

constexpr std::size_t kCharactersForControl = 100;

bool has_letter(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    if (is_letter_or_digit(next_char(text, position))) return true;
  }
  return false;
}

}  // namespace

std::optional<std::string> bare_text(std::string_view bytes) {
  DecodedText decoded = decode_bytes(bytes);
  const bool strays =
      decoded.controls <= 1 || decoded.controls * kCharactersForControl <= decoded.text.size();
  if (!decoded.ok || !strays || !has_letter(decoded.text)) return std::nullopt;
  return std::move(decoded.text);
}

}  // namespace kouryu
