// The stages in their order; what each does stands in its folder.
#include "indexer/cut_document.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "indexer/blocks/blocks.h"
#include "indexer/blocks/repeated_lines.h"
#include "indexer/lines/pieces.h"
#include "indexer/passages/passages.h"

namespace kouryu {

DocumentReading read_document(const ExtractedText& extracted, const EndLines& lines) {
  Pieces pieces = pieces_of(extracted);
  const RepeatedLines repeated{lines, !extracted.title.empty()};
  const bool any_told = std::any_of(pieces.pieces.begin(), pieces.pieces.end(),
                                    [](const Piece& piece) { return piece.told != nullptr; });
  const std::vector<SitePiece> site =
      any_told ? take_repeated_lines(pieces, repeated) : take_site_furniture(pieces, repeated);
  DocumentReading reading;
  reading.blocks = blocks_of(extracted, pieces, site);
  reading.facts = facts_of(extracted, pieces, reading.blocks);
  reading.page_begins = std::move(pieces.page_begins);
  return reading;
}

CutDocument cut_document(const ExtractedText& extracted, const EndLines& lines) {
  DocumentReading reading = read_document(extracted, lines);
  CutDocument document;
  document.passages = passages_of(reading.blocks, extracted.text, reading.page_begins);
  document.facts = std::move(reading.facts);
  document.page_begins = std::move(reading.page_begins);
  return document;
}

}  // namespace kouryu
