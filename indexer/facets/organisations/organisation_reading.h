// The words before an ending as the rules of organisations see them.
#ifndef KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_READING_H_
#define KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_READING_H_

#include <cstddef>
#include <string_view>

#include "indexer/facets/organisations/organisation_text.h"

namespace kouryu {

/// Of the words that a name is cut into: bytes of 12 kanji.
inline constexpr std::size_t kLongestPiece = 36;

/// What stands before an ending: tokens [first, last], cut at byte `end` of the folded text, where
/// the ending begins (it may begin inside the last token).
struct NameBody {
  std::size_t first;
  std::size_t last;
  std::size_t begin;
  std::size_t end;
  std::size_t place = 0;  // the byte after a place that tokens cut to pieces (か|ほく|市), or 0
};

/// What a row of endings is asked: the words, and the ending behind them.
struct EndingReading {
  const OrganisationText& text;
  NameBody body;
  std::string_view ending;
  bool in_token;                      // the ending begins inside a token
  mutable std::size_t place_end = 0;  // see place_end(); 0: not asked yet

  [[nodiscard]] std::string_view words() const { return text.in({body.begin, body.end}); }
  [[nodiscard]] const Token& token(std::size_t i) const { return text.token(i); }
  [[nodiscard]] std::string_view surface(std::size_t i) const { return text.surface(i); }
  [[nodiscard]] const OrganisationTables& tables() const { return text.tables(); }
};

/// What a row of names is asked: where the name is looked for, and the one that the body of the row
/// read there.
struct NameReading {
  const OrganisationText& text;
  std::size_t token;  // what gives the name away begins or ends with it

  ByteRange range{};      // the name
  std::size_t known = 0;  // where the name of a table begins in it: 韓国|気象庁

  [[nodiscard]] std::string_view written() const { return text.in(range); }
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_READING_H_
