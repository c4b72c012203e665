// Looks at a piece and at those below it.
#include "indexer/blocks/piece_context.h"

#include "dict/base/utf8.h"
#include "dict/lines/line_shape.h"

namespace kouryu {

bool PieceContext::is_short(const Piece& piece) {
  return !piece.record && piece.row == nullptr && piece.told == nullptr && !piece.line.tabbed &&
         !ends_sentence(piece.line.text) && count_chars(piece.line.text) <= kHeadingChars;
}

bool PieceContext::is_body(std::size_t i) const {
  if (i >= pieces_.size()) return false;
  const Piece& piece = pieces_[i];
  const std::string& text = piece.line.text;
  if (piece.told != nullptr) return piece.told->kind != ExtractedKind::Heading;
  if (piece.row != nullptr) return true;
  if (piece.record) return piece.opens_record;
  return ends_sentence(text) || count_chars(text) > kHeadingChars || piece.line.tabbed ||
         is_bullet(text) || is_numbered(text) || begins_with_date(text) ||
         opens_with_bracket_heading(text);
}

bool PieceContext::heads_body(std::size_t i) const {
  return is_short(pieces_[i]) && is_body(i + 1) && !is_numbered(pieces_[i + 1].line.text);
}

bool PieceContext::is_set_right(const Piece& piece) const {
  return taken_.wrapping.wrapped() && is_short(piece) && piece.line.full &&
         piece.line.indent * 2 > taken_.wrapping.columns;
}

std::size_t PieceContext::below(std::size_t i) const {
  ++i;
  while (i < pieces_.size() && is_set_right(pieces_[i])) ++i;
  return i;
}

}  // namespace kouryu
