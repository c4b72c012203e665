// The pieces of a page: glyphs that stand in one line next to one another, as text.
//
// Here each character is put down once, letter-spacing and footnote marks go, and glyphs set one
// under the other become vertical lines. Which pieces are one sentence: joining.h.
#ifndef KOURYU_INDEXER_EXTRACT_PDF_PIECES_H_
#define KOURYU_INDEXER_EXTRACT_PDF_PIECES_H_

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/extract/pdf/page_glyphs.h"

namespace kouryu {

struct PagePiece {
  std::string text;
  TextFrame frame = TextFrame::Right;
  float size = 0;  // of its letters: an em
  Box box;         // in its frame, white space left out
  Box page;        // the same on the page
  std::size_t letters = 0;
  float first_unit = 0;  // width of what had to fit on the line before: a character, a Latin word
  int cell = -1;         // of PageLayout::cells, that it stands in
  int cover = -1;        // of PageGlyphs::covers, that lies between it and the page's tables
};

/// The pieces of a page in drawing order, and the cells of its tables.
struct PageLayout {
  float width = 0, height = 0;
  std::vector<PagePiece> pieces;
  std::vector<Box> cells;  // on the page
};

[[nodiscard]] PageLayout lay_out(const PageGlyphs& page);

/// Text set in the Japanese way: a character wide, without spaces.
[[nodiscard]] inline bool is_wide(char32_t c) { return c >= 0x2E80 || (c >= 0x2010 && c < 0x2C00); }

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_PDF_PIECES_H_
