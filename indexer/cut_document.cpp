// The stages in their order; what each does stands in its folder.
#include "indexer/cut_document.h"

#include <utility>
#include <vector>

#include "indexer/blocks/blocks.h"
#include "indexer/lines/pieces.h"
#include "indexer/passages/passages.h"

namespace kouryu {

CutDocument cut_document(const ExtractedText& extracted) {
  Pieces lines = pieces_of(extracted);
  std::vector<SitePiece> site;
  if (extracted.blocks.empty()) site = take_site_furniture(lines);
  const std::vector<Block> blocks = blocks_of(extracted, lines, site);
  CutDocument document;
  document.facts = facts_of(extracted, lines, blocks);
  document.passages = passages_of(blocks, extracted.text, lines.page_begins);
  document.page_begins = std::move(lines.page_begins);
  return document;
}

}  // namespace kouryu
