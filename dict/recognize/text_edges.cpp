// One pass over the characters, one over the tokens, one over the breaks.
#include "dict/recognize/text_edges.h"

#include <array>

namespace kouryu {
namespace {

constexpr std::size_t kBasicPlane = 0x10000;

/// class_of() of the basic plane: scripts alternate too often to be told by branches.
const std::array<CharClass, kBasicPlane>& basic_classes() {
  static const auto classes = [] {
    std::array<CharClass, kBasicPlane> all{};
    for (std::size_t c = 0; c < kBasicPlane; ++c) all[c] = class_of(static_cast<char32_t>(c));
    return all;
  }();
  return classes;
}

}  // namespace

TextEdges::TextEdges(const AnalyzedText& text) : marks_(text.folded.text.size() + 1) {
  const std::string_view folded = text.folded.text;
  for (const std::size_t position : text.folded.breaks) marks_[position] = kBreak;
  for (const Token& token : text.tokens) {
    const bool name = token.kind == TokenKind::Place || token.kind == TokenKind::ProperName;
    marks_[token.range.begin] |= static_cast<std::uint16_t>(kToken | (name ? kName : 0U));
  }
  const auto& classes = basic_classes();
  unsigned before = 0;
  for (std::size_t position = 0; position < folded.size();) {
    std::uint16_t& marks = marks_[position];
    if ((marks & kBreak) != 0) before = 0;
    const char32_t c = next_char(folded, position);
    const auto here = static_cast<unsigned>(c < kBasicPlane ? classes[c] : class_of(c));
    marks |= static_cast<std::uint16_t>(here | before << kBeforeShift);
    before = here;
  }
  std::uint16_t& end = marks_[folded.size()];
  if ((end & kBreak) == 0) end |= static_cast<std::uint16_t>(before << kBeforeShift);
}

}  // namespace kouryu
