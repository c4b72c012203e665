// The stages in their order; what each does stands in its folder.
#include "indexer/cut_document.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "indexer/blocks/blocks.h"
#include "indexer/lines/pieces.h"
#include "indexer/passages/passages.h"

namespace kouryu {

DocumentReading read_document(const ExtractedText& extracted) {
  Pieces lines = pieces_of(extracted);
  std::vector<SitePiece> site;
  const bool any_told = std::any_of(lines.pieces.begin(), lines.pieces.end(),
                                    [](const Piece& piece) { return piece.told != nullptr; });
  if (!any_told) site = take_site_furniture(lines);
  DocumentReading reading;
  reading.blocks = blocks_of(extracted, lines, site);
  reading.facts = facts_of(extracted, lines, reading.blocks);
  reading.page_begins = std::move(lines.page_begins);
  return reading;
}

CutDocument cut_document(const ExtractedText& extracted) {
  DocumentReading reading = read_document(extracted);
  CutDocument document;
  document.passages = passages_of(reading.blocks, extracted.text, reading.page_begins);
  document.facts = std::move(reading.facts);
  document.page_begins = std::move(reading.page_begins);
  return document;
}

}  // namespace kouryu
