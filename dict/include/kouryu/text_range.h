// A stretch of UTF-8 text: the one range type of every public header.
#ifndef KOURYU_TEXT_RANGE_H_
#define KOURYU_TEXT_RANGE_H_

#include <cstddef>

namespace kouryu {

/// [begin, end) in bytes of a UTF-8 text; both ends stand on character boundaries.
struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] std::size_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin == end; }
  [[nodiscard]] bool holds(const ByteRange& other) const {
    return begin <= other.begin && other.end <= end;
  }
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
  friend auto operator<=>(const ByteRange&, const ByteRange&) = default;
};

}  // namespace kouryu

#endif  // KOURYU_TEXT_RANGE_H_
