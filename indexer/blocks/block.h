// A block: the smallest part of a document that has a kind.
#ifndef KOURYU_INDEXER_BLOCKS_BLOCK_H_
#define KOURYU_INDEXER_BLOCKS_BLOCK_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "dict/schema/record.h"
#include "kouryu/text_range.h"

namespace kouryu {

enum class BlockKind {
  Heading,
  Paragraph,
  Bullet,
  SubBullet,
  Record,
  TableRow,
  Caption,
  Nav,
  Contact,
  Agenda,
  Short,
  Speaker
};

struct Block {
  BlockKind kind = BlockKind::Paragraph;
  std::string text;  // joined and trimmed, no white-space runs; '\n' only where the format breaks a
                     // line, '\t' between cells that it tells
  ByteRange source;  // bytes of ExtractedText::text
  int level = 0;     // of a heading, 1 = outermost; of a record line, bullet or row, 1 = it opens a
                     // group
  std::size_t blanks_before = 0;  // blank lines between this and the block before it
  std::optional<int> page;
  std::string label;                      // of a record line: 団体名; then `text` is the value
  double scale = 0;                       // as ExtractedBlock::scale
  bool told = false;                      // by the format, not guessed
  bool title = false;                     // of the page that it heads
  const char* why = "";                   // it was taken for its kind: a phrase, static
  std::string weighed;                    // strongest evidence and score, where it was weighed
  std::vector<SourcePiece> label_pieces;  // as LogicalLine::pieces: of `label`, and of `text`
  std::vector<SourcePiece> pieces;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_BLOCK_H_
