// A Word document's body as a tree of blocks, before it is written: tables hold blocks again.
#ifndef KOURYU_INDEXER_EXTRACT_OFFICE_WORD_BLOCKS_H_
#define KOURYU_INDEXER_EXTRACT_OFFICE_WORD_BLOCKS_H_

#include <memory>
#include <string>
#include <vector>

#include "indexer/extract/text_builder.h"

namespace kouryu::office {

struct WordTable;

struct WordBlock {
  ExtractedKind kind = ExtractedKind::Paragraph;
  int level = 0;
  int size = 0;       // of its letters, in half points
  bool bold = false;  // all of it
  std::string text;
  std::unique_ptr<WordTable> table;  // instead of text
};

struct WordCell {
  std::vector<WordBlock> blocks;
  int columns = 1;
  bool continues = false;  // the cell above it
  bool shaded = false;
};

struct WordRow {
  std::vector<WordCell> cells;
  int skipped = 0;  // columns left out before the first cell
  bool head = false;
};

struct WordTable {
  std::vector<WordRow> rows;
};

/// Writes blocks; `body_size` is the size of most letters, to which others are told.
void write_blocks(const std::vector<WordBlock>& blocks, int body_size, TextBuilder& out);

/// The size of most letters of `blocks`; `usual` where none is told.
[[nodiscard]] int body_size_of(const std::vector<WordBlock>& blocks, int usual);

}  // namespace kouryu::office

#endif  // KOURYU_INDEXER_EXTRACT_OFFICE_WORD_BLOCKS_H_
