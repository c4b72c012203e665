// A text and where in the source it stands: it grows, and is cut, together with its map.
#ifndef KOURYU_INDEXER_PASSAGES_MAPPED_TEXT_H_
#define KOURYU_INDEXER_PASSAGES_MAPPED_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dict/schema/record.h"
#include "indexer/blocks/block.h"
#include "kouryu/text_range.h"

namespace kouryu {

struct MappedText {
  std::string text;
  ByteRange source;                 // from the first to the last byte of all that was appended
  std::vector<SourcePiece> pieces;  // as PassageRecord::pieces

  /// Appends `more` behind `seam`, which the source does not have. A piece of `more` that would go
  /// back in the source is left out. `whole` is the text that `source` counts bytes of.
  void append(std::string_view seam, const MappedText& more, std::string_view whole);

  /// The part in `range` without white space at its edges; its source is what its pieces tell.
  [[nodiscard]] MappedText cut(const ByteRange& range) const;
};

/// A block as a passage shows it: 団体名 港市. `source` is the extracted text.
[[nodiscard]] MappedText shown(const Block& block, std::string_view source);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_PASSAGES_MAPPED_TEXT_H_
