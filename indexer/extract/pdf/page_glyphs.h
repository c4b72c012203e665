// What a page shows: glyphs in the order in which they are drawn, and the rules that part them.
//
// Units are points of the page as it is shown (its own /Rotate done), y grows downwards. Plain
// data, so that the layout can be tested without a PDF. Filled by glyph_device.h.
#ifndef KOURYU_INDEXER_EXTRACT_PDF_PAGE_GLYPHS_H_
#define KOURYU_INDEXER_EXTRACT_PDF_PAGE_GLYPHS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace kouryu {

struct Box {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  [[nodiscard]] float width() const { return x1 - x0; }
  [[nodiscard]] float height() const { return y1 - y0; }
  [[nodiscard]] float center_x() const { return (x0 + x1) / 2; }
  [[nodiscard]] float center_y() const { return (y0 + y1) / 2; }
  void add(const Box& other) {
    x0 = std::min(x0, other.x0);
    y0 = std::min(y0, other.y0);
    x1 = std::max(x1, other.x1);
    y1 = std::max(y1, other.y1);
  }
  friend bool operator==(const Box&, const Box&) = default;
};

/// Where a line of text runs on the page. Turned so that its text runs to the right and its next
/// line lies below, every line is laid out alike: vertical writing is `Down`.
enum class TextFrame : std::uint8_t {
  Right,  // horizontal text
  Down,   // vertical writing, and text turned clockwise: the next line lies to the left
  Left,   // upside down
  Up,     // turned anticlockwise
  Slant   // any other direction: boxes are given in its own frame
};

/// `box` of the page as seen in `frame`, and back.
[[nodiscard]] Box to_frame(const Box& box, TextFrame frame);
[[nodiscard]] Box from_frame(const Box& box, TextFrame frame);

struct Glyph {
  char32_t character = 0;
  TextFrame frame = TextFrame::Right;
  float size = 0;  // of an em
  Box box;         // of the page: its advance by one em
};

/// A straight line along one axis: at x, from y to y; or at y, from x to x.
struct Rule {
  float at = 0, begin = 0, end = 0;
};

/// An area filled over what was drawn before: a text box, shading.
struct Cover {
  Box area;
  std::size_t glyphs = 0, verticals = 0, horizontals = 0;  // drawn before it
};

struct PageGlyphs {
  float width = 0, height = 0;
  std::vector<Glyph> glyphs;
  std::vector<Rule> verticals, horizontals;
  std::vector<Cover> covers;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_PDF_PAGE_GLYPHS_H_
