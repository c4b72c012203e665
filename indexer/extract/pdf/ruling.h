// The lines drawn on a page: which cell of a table a piece of text stands in.
#ifndef KOURYU_INDEXER_EXTRACT_PDF_RULING_H_
#define KOURYU_INDEXER_EXTRACT_PDF_RULING_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "indexer/extract/pdf/page_glyphs.h"

namespace kouryu {

class Ruling {
 public:
  explicit Ruling(const PageGlyphs& page);

  /// The rectangle of rules around `box`; none where a side is open. A missing outer line on the
  /// left or right, as many tables have it, is where the lines above and below end.
  [[nodiscard]] std::optional<Box> cell_around(const Box& box, float slack) const;

  /// Whether a rule across the direction of `frame` stands between two boxes of the page that
  /// follow one another.
  [[nodiscard]] bool parts(const Box& first, const Box& second, TextFrame frame) const;

 private:
  /// Rules of one direction, ascending by place, and which of them cross a band of the page.
  struct Direction {
    std::vector<Rule> rules;
    std::vector<std::vector<std::uint32_t>> bands;

    explicit Direction(std::vector<Rule> raw, float extent);
    [[nodiscard]] const std::vector<std::uint32_t>& band(float along) const;
    /// Nearest rule below or above `at` that covers `begin` to `end`; nullptr for none.
    [[nodiscard]] const Rule* before(float at, float begin, float end) const;
    [[nodiscard]] const Rule* behind(float at, float begin, float end) const;
    [[nodiscard]] bool between(float from, float to, float along) const;
  };

  Direction verticals_, horizontals_;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_PDF_RULING_H_
