// Runs: glyphs that follow one another on one line of a page, in drawing order.
#ifndef KOURYU_INDEXER_EXTRACT_PDF_RUNS_H_
#define KOURYU_INDEXER_EXTRACT_PDF_RUNS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/extract/pdf/page_glyphs.h"
#include "indexer/extract/pdf/ruling.h"

namespace kouryu {

struct Run {
  TextFrame frame = TextFrame::Right;
  float size = 0;                     // that most of its letters have
  Box box;                            // in its frame, of what is no white space
  std::vector<std::uint32_t> glyphs;  // of PageGlyphs::glyphs, white space among them
};

/// Glyphs drawn once more in (nearly) the same place are left out: bold by drawing twice, shadows.
[[nodiscard]] std::vector<Run> find_runs(const PageGlyphs& page, const Ruling& ruling);

[[nodiscard]] bool is_white(char32_t c);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_PDF_RUNS_H_
