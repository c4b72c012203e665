// Turns boxes between the page and the direction of a line.
#include "indexer/extract/pdf/page_glyphs.h"

namespace kouryu {

Box to_frame(const Box& box, TextFrame frame) {
  switch (frame) {
    case TextFrame::Down:
      return {box.y0, -box.x1, box.y1, -box.x0};
    case TextFrame::Left:
      return {-box.x1, -box.y1, -box.x0, -box.y0};
    case TextFrame::Up:
      return {-box.y1, box.x0, -box.y0, box.x1};
    case TextFrame::Right:
    case TextFrame::Slant:
      break;
  }
  return box;
}

Box from_frame(const Box& box, TextFrame frame) {
  switch (frame) {
    case TextFrame::Down:
      return {-box.y1, box.x0, -box.y0, box.x1};
    case TextFrame::Left:
      return {-box.x1, -box.y1, -box.x0, -box.y0};
    case TextFrame::Up:
      return {box.y0, -box.x1, box.y1, -box.x0};
    case TextFrame::Right:
    case TextFrame::Slant:
      break;
  }
  return box;
}

}  // namespace kouryu
