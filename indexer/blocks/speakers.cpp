// A speaker is told by a mark and a role, by a colon, or by coming again.
#include "indexer/blocks/speakers.h"

#include "dict/base/utf8.h"
#include "dict/lines/line_shape.h"
#include "dict/text/normalizer.h"
#include "indexer/blocks/piece_context.h"
#include "indexer/cancel.h"

namespace kouryu {
namespace {

constexpr std::size_t kLongestSpeaker = 9;  // characters of 司会：

}  // namespace

Speakers::Speakers(const Pieces& pieces) : taken_(pieces), pieces_(pieces.pieces) {
  for (const Piece& piece : pieces_) {
    check_cancelled();
    if (PieceContext::is_short(piece) && is_bracketed(piece.line.text)) {
      ++repeats_[fold_text(piece.line.text)];
    }
  }
}

bool Speakers::over_sentence(std::size_t i) const {
  return i + 1 < pieces_.size() && ends_sentence(pieces_[i + 1].line.text);
}

bool Speakers::speaks(std::size_t i) const {
  const std::string& text = pieces_[i].line.text;
  if (taken_.headings_told || !PieceContext::is_short(pieces_[i])) return false;
  if (names_speaker(text)) return true;
  const bool colon = text.ends_with(":") || text.ends_with("：");
  if (colon && count_chars(text) <= kLongestSpeaker) return over_sentence(i);
  if (!is_bracketed(text)) return false;
  const auto known = repeats_.find(fold_text(text));
  return known != repeats_.end() && known->second > 1 && over_sentence(i);
}

}  // namespace kouryu
