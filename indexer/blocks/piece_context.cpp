// Looks at a piece and at those below it.
#include "indexer/blocks/piece_context.h"

#include "dict/base/utf8.h"
#include "dict/lines/line_shape.h"
#include "indexer/blocks/title_lines.h"

namespace kouryu {

PieceContext::PieceContext(const Pieces& pieces)
    : taken_(pieces), pieces_(pieces.pieces), series_(number_series(pieces.pieces)) {
  note_brackets();
  note_groups();
}

void PieceContext::note_brackets() {
  for (std::size_t i = 0; i + 1 < pieces_.size(); ++i) {
    const std::string& text = pieces_[i].line.text;
    if (!is_bracketed(text) || !is_short(pieces_[i])) continue;
    const bool round = is_in_round_brackets(text);
    if (round ? is_body(i + 1) : !is_bracketed(pieces_[i + 1].line.text)) {
      ++bracket_heads_[opening_char(text)];
    }
  }
}

bool PieceContext::brackets_head(char32_t bracket) const {
  const auto heads = bracket_heads_.find(bracket);
  return heads != bracket_heads_.end() && heads->second > 1;
}

void PieceContext::note_groups() {
  constexpr std::size_t kFewest = 3;
  constexpr std::size_t kMostChars = 14;
  std::size_t groups = 0;
  std::vector<std::size_t> heads;
  for (std::size_t i = 0; i + 1 < pieces_.size(); ++i) {
    const bool opens = i == 0 || pieces_[i].line.blanks_before > 0;
    if (!opens || pieces_[i + 1].line.blanks_before > 0) continue;
    ++groups;
    const std::string& text = pieces_[i].line.text;
    if (is_short(pieces_[i]) && !pieces_[i].title && is_bare_name(text) &&
        count_chars(text) <= kMostChars && !is_dateline(text) && !is_person_line(text)) {
      heads.push_back(i);
    }
  }
  if (heads.size() >= kFewest && heads.size() * 10 >= groups * 6) {
    group_heads_.insert(heads.begin(), heads.end());
  }
}

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
  if (i + 1 < pieces_.size() && is_body(i + 1)) {
    const std::string& text = pieces_[i].line.text;
    const std::string& next = pieces_[i + 1].line.text;
    const bool sentence = ends_sentence(next) || count_chars(next) > kHeadingChars;
    if (sentence && (is_dateline(text) || is_dated_kind(text))) return i + 1;
    if (is_in_round_brackets(text)) return i + 1;
  }
  return i;
}

}  // namespace kouryu
