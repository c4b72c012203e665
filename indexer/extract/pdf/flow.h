// Where a text goes on when its column or page ends.
#ifndef KOURYU_INDEXER_EXTRACT_PDF_FLOW_H_
#define KOURYU_INDEXER_EXTRACT_PDF_FLOW_H_

#include <array>
#include <cstddef>
#include <string>

#include "indexer/extract/pdf/columns.h"
#include "indexer/extract/pdf/pieces.h"

namespace kouryu {

/// A line, and the edges of the text that it is of.
struct EdgeLine {
  PagePiece piece;
  float left = 0;  // known in a column
  float right = 0;
  bool in_column = false;
};

/// The edges of the text of one page.
class ColumnEdges {
 public:
  ColumnEdges(const PageLayout& page, const Columns& columns);

  [[nodiscard]] EdgeLine at(std::size_t piece) const;
  /// Up to which the text of a frame runs on the page.
  [[nodiscard]] float margin(TextFrame frame) const {
    return margins_[static_cast<std::size_t>(frame)];
  }
  /// Right edge of the column that begins nearest to a line; the margin where none is near.
  [[nodiscard]] float right_of(const PagePiece& line) const;

 private:
  const PageLayout& page_;
  const Columns& columns_;
  std::array<float, 5> margins_{};
};

/// Whether the last line of a column or page is full and cut inside a sentence.
[[nodiscard]] bool may_go_on(const EdgeLine& last);

/// Whether such a line goes on with the first of the next column or page.
[[nodiscard]] bool goes_on_with(const EdgeLine& last, const EdgeLine& first);

/// Whether the words themselves show that both are one sentence.
[[nodiscard]] bool is_cut_between(const PagePiece& last, const PagePiece& first);

/// Appends `next` to `text`, with a space, without a hyphen, as the two call for.
void append_line(std::string& text, const std::string& next);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_PDF_FLOW_H_
