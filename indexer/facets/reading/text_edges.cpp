// One pass over the breaks, one over the tokens; the one over the characters is in the header.
#include "indexer/facets/reading/text_edges.h"

namespace kouryu {

void TextEdges::mark_tokens(const AnalyzedText& text) {
  marks_.resize(text.folded.text.size() + 1);
  for (const std::size_t position : text.folded.breaks) marks_[position] = TextEdge::kBreak;
  for (const Token& token : text.tokens) {
    const bool name = token.kind == TokenKind::Place || token.kind == TokenKind::ProperName;
    marks_[token.range.begin] |=
        static_cast<std::uint16_t>(TextEdge::kToken | (name ? TextEdge::kName : 0U));
  }
}

}  // namespace kouryu
