// The pieces of an unspaced string, as ranges of its tokens: words, dates, what asks.
#ifndef KOURYU_SEARCHER_QUERY_PIECES_H_
#define KOURYU_SEARCHER_QUERY_PIECES_H_

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "dict/time/years.h"
#include "dict/tokens/analyzer.h"
#include "kouryu/text_range.h"

namespace kouryu {

enum class PieceKind { Words, Date, Asks };

struct QueryPiece {
  PieceKind kind = PieceKind::Words;
  std::size_t first = 0;  // tokens [first, last)
  std::size_t last = 0;
  std::optional<YearMention> date;
};

/// Cuts `text` at particles, punctuation, dates and verbs; what asks (何年, どこ) is a piece, too.
/// `names`: ranges of the folded text that stay whole. `goes_on`: another word stands right before
/// the text.
[[nodiscard]] std::vector<QueryPiece> cut_into_pieces(const AnalyzedText& text,
                                                      std::vector<ByteRange> names, bool goes_on);

/// True for a sign that stands between words. Others (・ + - /) may belong to a name.
[[nodiscard]] bool separates(char32_t c);

/// True when `text` has nothing but hiragana and ー.
[[nodiscard]] bool only_hiragana(std::string_view text);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_QUERY_PIECES_H_
