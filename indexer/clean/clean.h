// From extracted text to clean blocks: what the format tells is taken over; of a text without
// structure hard-wrapped lines are joined, furniture is left out, structure is guessed.
//
// A block is a heading, paragraph, bullet item, record, table, caption, navigation line … with its
// place in the source. Which blocks make a passage: indexer/passages.
#ifndef KOURYU_INDEXER_CLEAN_CLEAN_H_
#define KOURYU_INDEXER_CLEAN_CLEAN_H_

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/extracted.h"
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
  Short
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
  std::string label;  // of a record line: 団体名; then `text` is the value
  double scale = 0;   // as ExtractedBlock::scale
  bool told = false;  // by the format, not guessed
};

struct CleanText {
  std::vector<Block> blocks;   // reading order
  std::string title;           // empty where the document has none
  bool title_is_text = false;  // as CutDocument::title_is_text
  std::string date;            // as CutDocument::date
  std::string publication;
  std::string issue;
  std::vector<std::pair<std::size_t, int>> page_begins;  // as CutDocument::page_begins
};

[[nodiscard]] CleanText clean(const ExtractedText& extracted);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_CLEAN_CLEAN_H_
