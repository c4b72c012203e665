// One pass over the characters, one over the tokens, one over the breaks.
#include "dict/recognize/text_edges.h"

namespace kouryu {

TextEdges::TextEdges(const AnalyzedText& text) : marks_(text.folded.text.size() + 1) {
  const std::string_view folded = text.folded.text;
  for (const std::size_t position : text.folded.breaks) marks_[position] = kBreak;
  for (const Token& token : text.tokens) {
    const bool name = token.kind == TokenKind::Place || token.kind == TokenKind::ProperName;
    marks_[token.range.begin] |= static_cast<std::uint16_t>(kToken | (name ? kName : 0U));
  }
  unsigned before = 0;
  for (std::size_t position = 0; position < folded.size();) {
    std::uint16_t& marks = marks_[position];
    if ((marks & kBreak) != 0) before = 0;
    const auto here = static_cast<unsigned>(class_of(next_char(folded, position)));
    marks |= static_cast<std::uint16_t>(here | before << kBeforeShift);
    before = here;
  }
  std::uint16_t& end = marks_[folded.size()];
  if ((end & kBreak) == 0) end |= static_cast<std::uint16_t>(before << kBeforeShift);
}

}  // namespace kouryu
