// Text boxes over tables: which rules are seen where an area was filled over them.
#ifndef KOURYU_INDEXER_EXTRACT_PDF_COVERS_H_
#define KOURYU_INDEXER_EXTRACT_PDF_COVERS_H_

#include <cstdint>
#include <optional>

#include "indexer/extract/pdf/page_glyphs.h"
#include "indexer/extract/pdf/ruling.h"

namespace kouryu {

/// Whether an area filled now hides any rule of the page so far.
[[nodiscard]] bool hides_rules(const Box& area, const PageGlyphs& page);

/// The rules of a page, and the cells that they make. Text on a filled area sees none of those
/// below the area; for all other text they are whole, though a balloon hides a part of them.
class SeenRules {
 public:
  static constexpr int kNone = -1;

  explicit SeenRules(const PageGlyphs& page);

  [[nodiscard]] const Ruling& all() const { return all_; }

  struct Cell {
    std::optional<Box> box;
    int cover = kNone;  // of PageGlyphs::covers, that makes it another than the one below
  };
  /// The cell around a text that stands in `box` of the page and begins with `glyph`.
  [[nodiscard]] Cell cell_around(const Box& box, float slack, std::uint32_t glyph) const;

 private:
  const PageGlyphs& page_;
  Ruling all_;
  std::optional<Ruling> uncovered_;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_PDF_COVERS_H_
