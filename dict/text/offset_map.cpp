// Segments of an offset map, looked up by binary search.
#include "dict/text/offset_map.h"

#include <algorithm>

namespace kouryu {

void OffsetMap::append_same(std::size_t bytes) {
  if (bytes == 0) return;
  if (!segments_.empty() && segments_.back().same) {
    segments_.back().original_size += bytes;
    segments_.back().result_size += bytes;
  } else {
    segments_.push_back({original_size_, result_size_, bytes, bytes, true});
  }
  original_size_ += bytes;
  result_size_ += bytes;
}

void OffsetMap::append_changed(std::size_t from_bytes, std::size_t to_bytes) {
  if (from_bytes == 0 && to_bytes == 0) return;
  segments_.push_back({original_size_, result_size_, from_bytes, to_bytes, false});
  original_size_ += from_bytes;
  result_size_ += to_bytes;
}

ByteRange OffsetMap::to_original(ByteRange range) const {
  // First segment with bytes of the result at or after range.begin.
  auto it = std::partition_point(segments_.begin(), segments_.end(), [&](const Segment& s) {
    return s.result_begin + s.result_size <= range.begin;
  });
  if (it == segments_.end()) return {original_size_, original_size_};
  const std::size_t begin =
      it->same ? it->original_begin + (range.begin - it->result_begin) : it->original_begin;
  if (range.empty()) return {begin, begin};
  // Last segment that begins before range.end and has bytes of the result.
  auto last = std::partition_point(it, segments_.end(),
                                   [&](const Segment& s) { return s.result_begin < range.end; });
  do {
    --last;
  } while (last->result_size == 0 && last != it);
  const std::size_t end = last->same ? last->original_begin + (range.end - last->result_begin)
                                     : last->original_begin + last->original_size;
  return {begin, std::max(begin, end)};
}

ByteRange OffsetMap::to_result(ByteRange range) const {
  auto it = std::partition_point(segments_.begin(), segments_.end(), [&](const Segment& s) {
    return s.original_begin + s.original_size <= range.begin;
  });
  if (it == segments_.end()) return {result_size_, result_size_};
  const std::size_t begin = it->same && range.begin > it->original_begin
                                ? it->result_begin + (range.begin - it->original_begin)
                                : it->result_begin;
  if (range.empty()) return {begin, begin};
  auto last = std::partition_point(it, segments_.end(),
                                   [&](const Segment& s) { return s.original_begin < range.end; });
  if (last == it) return {begin, begin};
  --last;
  const std::size_t end =
      last->same
          ? last->result_begin + (std::min(range.end, last->original_begin + last->original_size) -
                                  last->original_begin)
          : last->result_begin + last->result_size;
  return {begin, std::max(begin, end)};
}

}  // namespace kouryu
