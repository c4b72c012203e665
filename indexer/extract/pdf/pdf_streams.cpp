// Byte by byte, as poppler's filters give them: none of them knows its size beforehand.
#include "indexer/extract/pdf/pdf_streams.h"

#include <poppler/Object.h>
#include <poppler/Stream.h>

namespace kouryu {

bool read_stream(Stream& stream, std::size_t limit, std::string* out) {
  stream.reset();
  std::size_t taken = 0;
  bool fits = true;
  for (int c = stream.getChar(); c != EOF; c = stream.getChar()) {
    if (++taken > limit) {
      fits = false;
      break;
    }
    out->push_back(static_cast<char>(c));
  }
  stream.close();
  return fits;
}

}  // namespace kouryu
