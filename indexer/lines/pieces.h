// The pieces of a document before their kinds are named: joined lines, or the blocks that its
// format tells.
#ifndef KOURYU_INDEXER_LINES_PIECES_H_
#define KOURYU_INDEXER_LINES_PIECES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/extract/extracted.h"
#include "indexer/lines/lines.h"
#include "indexer/lines/page_furniture.h"
#include "indexer/lines/row_lists.h"

namespace kouryu {

/// Joined lines with what the format or the recogniser of records said of them.
struct Piece {
  LogicalLine line;
  const ExtractedBlock* told = nullptr;  // its kind is known, not to be guessed
  const ListRow* row = nullptr;          // of a list of records
  double scale = 0;                      // as ExtractedBlock::scale
  bool record = false;
  bool opens_record = false;
  std::string label;
  std::vector<SourcePiece> label_pieces;  // as LogicalLine::pieces
  bool caption = false;                   // between the halves of a sentence
  bool title = false;                     // of the document
  bool between_rules = false;             // lines drawn right above and below it
};

struct Pieces {
  std::vector<Piece> pieces;   // in reading order; `told` points into the ExtractedText
  std::vector<ListRow> rows;   // what Piece::row points into
  Wrapping wrapping;           // of the lines that their writer ended
  Furniture furniture;         // what running heads of plain text tell
  bool headings_told = false;  // the format tells which blocks are headings
  bool of_site = false;        // a page of a site, with its furniture
  std::vector<std::pair<std::size_t, int>> page_begins;  // as CutDocument::page_begins
};

/// Hard-wrapped lines are joined, rows of lists found, furniture of plain text left out: of a text
/// without structure, and inside each block whose kind the format does not tell. Any other block is
/// one piece. `extracted` must outlive the result.
[[nodiscard]] Pieces pieces_of(const ExtractedText& extracted);

/// Where `text` stands in `range` of `source`, which has its characters in order, with white space
/// and marks of the setting between.
[[nodiscard]] std::vector<SourcePiece> pieces_within(std::string_view text, std::string_view source,
                                                     const ByteRange& range);

/// `range` of `source` squeezed line by line, empty lines gone; `pieces` become those of the
/// result.
[[nodiscard]] std::string squeeze_lines(std::string_view source, const ByteRange& range,
                                        std::vector<SourcePiece>& pieces);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_LINES_PIECES_H_
