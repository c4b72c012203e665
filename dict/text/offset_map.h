// Where each piece of a transformed text came from: folded -> cleaned, cleaned -> source.
//
// A map is a list of segments in order. Inside a "same" segment characters correspond byte by byte;
// any other segment corresponds only as a whole (㎢ -> km2, ﾀﾞ -> ダ, a removed line end ->
// nothing).
#ifndef KOURYU_DICT_TEXT_OFFSET_MAP_H_
#define KOURYU_DICT_TEXT_OFFSET_MAP_H_

#include <cstddef>
#include <vector>

#include "kouryu/text_range.h"

namespace kouryu {

class OffsetMap {
 public:
  /// Appends a segment: `from_bytes` of the original became `to_bytes` of the result, unchanged.
  void append_same(std::size_t bytes);
  /// Appends a segment that changed: any sizes, either may be 0. Adjacent changed segments stay
  /// apart, so that each changed character maps to its own origin.
  void append_changed(std::size_t from_bytes, std::size_t to_bytes);
  /// Bytes of the original that have no place in the result (removed white space, a dropped page
  /// footer). Never covered by to_original unless they lie inside the range.
  void append_removed(std::size_t from_bytes) { append_changed(from_bytes, 0); }

  /// The smallest original range that gave `range` of the result: whole segments where they
  /// changed; removed bytes at either edge are left out. An empty range maps to an empty one.
  [[nodiscard]] ByteRange to_original(ByteRange range) const;
  /// The result range that `range` of the original became (whole changed segments).
  [[nodiscard]] ByteRange to_result(ByteRange range) const;

  [[nodiscard]] std::size_t original_size() const { return original_size_; }
  [[nodiscard]] std::size_t result_size() const { return result_size_; }

  struct Segment {
    std::size_t original_begin;
    std::size_t result_begin;
    std::size_t original_size;
    std::size_t result_size;
    bool same;
  };
  /// In order, without gaps on either side.
  [[nodiscard]] const std::vector<Segment>& segments() const { return segments_; }

 private:
  std::vector<Segment> segments_;
  std::size_t original_size_ = 0;
  std::size_t result_size_ = 0;
};

}  // namespace kouryu

#endif  // KOURYU_DICT_TEXT_OFFSET_MAP_H_
