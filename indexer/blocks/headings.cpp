// A heading opens with a number, stands in brackets, is set large, or is short and has text below.
#include "indexer/blocks/headings.h"

#include "dict/base/utf8.h"

namespace kouryu {
namespace {

constexpr std::size_t kListHeadingChars = 4;  // shortest heading of a list; shorter ones are names

bool is_quoted(std::string_view text) { return text.starts_with("「") && text.ends_with("」"); }

/// Letters larger than the body's, as only headings have them.
bool is_set_large(const Piece& piece) {
  constexpr double kLarge = 1.2;
  return piece.scale >= kLarge;
}

}  // namespace

HeadingLevel heading_level(const Pieces& taken, const PieceContext& context, std::size_t i,
                           bool in_group) {
  const std::vector<Piece>& pieces = taken.pieces;
  const Piece& piece = pieces[i];
  // A format that tells headings is believed: what it does not call one is none.
  if (taken.headings_told || !PieceContext::is_short(piece) || context.is_set_right(piece)) {
    return kNoHeading;
  }
  const std::string& text = piece.line.text;
  const HeadingLevel numbered = numbered_heading_level(text);
  if (numbered == kCircled && !context.is_body(i + 1)) return kNoHeading;
  if (numbered != kNoHeading) return numbered;
  if (is_bracketed(text)) return context.is_body(i + 1) ? kBracketed : kNoHeading;
  if (is_dateline(text) || is_quoted(text)) return kNoHeading;
  const std::size_t spacing = taken.wrapping.double_spaced ? 1 : 0;
  if (in_group && piece.line.blanks_before <= spacing + 1) return kNoHeading;
  const bool list_below = i + 1 < pieces.size() && (is_bullet(pieces[i + 1].line.text) ||
                                                    begins_with_date(pieces[i + 1].line.text));
  if (list_below && count_chars(text) < kListHeadingChars) return kNoHeading;
  if (context.is_body(context.below(i)) || is_set_large(piece)) return kPlain;
  // A heading over bracketed or numbered headings.
  if (i + 1 < pieces.size() && PieceContext::is_short(pieces[i + 1])) {
    const std::string& next = pieces[i + 1].line.text;
    if (numbered_heading_level(next) != kNoHeading ||
        (is_bracketed(next) && context.is_body(i + 2))) {
      return kPlain;
    }
    const std::size_t blanks_below = pieces[i + 1].line.blanks_before;
    if (is_caption(next) && piece.line.blanks_before + blanks_below > 0) return kPlain;
    // Over who wrote the text that follows.
    if (piece.line.blanks_before > 0 && blanks_below > 0 && is_person_line(next) &&
        context.is_body(i + 2)) {
      return kPlain;
    }
  }
  return kNoHeading;
}

}  // namespace kouryu
