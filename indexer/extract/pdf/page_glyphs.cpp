// Turns boxes between the page and the direction of a line.
#include "indexer/extract/pdf/page_glyphs.h"

namespace kouryu {

Box to_frame(const Box& box, Frame frame) {
  switch (frame) {
    case Frame::Down:
      return {box.y0, -box.x1, box.y1, -box.x0};
    case Frame::Left:
      return {-box.x1, -box.y1, -box.x0, -box.y0};
    case Frame::Up:
      return {-box.y1, box.x0, -box.y0, box.x1};
    case Frame::Right:
    case Frame::Slant:
      break;
  }
  return box;
}

Box from_frame(const Box& box, Frame frame) {
  switch (frame) {
    case Frame::Down:
      return {-box.y1, box.x0, -box.y0, box.x1};
    case Frame::Left:
      return {-box.x1, -box.y1, -box.x0, -box.y0};
    case Frame::Up:
      return {box.y0, -box.x1, box.y1, -box.x0};
    case Frame::Right:
    case Frame::Slant:
      break;
  }
  return box;
}

}  // namespace kouryu
