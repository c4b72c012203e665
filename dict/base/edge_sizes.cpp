// A hash table with open addressing.
#include "dict/base/edge_sizes.h"

#include <algorithm>

#include "kouryu/error.h"

namespace kouryu {
namespace {

void add_size(std::vector<std::size_t>& sizes, std::size_t size) {
  const auto at = std::lower_bound(sizes.begin(), sizes.end(), size);
  if (at == sizes.end() || *at != size) sizes.insert(at, size);
}

}  // namespace

void EdgeSizes::insert(char32_t edge, char32_t beside, std::size_t size) {
  const std::size_t slot = find(key_of(edge, beside));
  if (beside == 0) has_single_ = true;
  if (slots_[slot] == 0) {
    if (lists_.size() > slots_.size() / 2) {
      throw Error(ErrorKind::Internal, "a table has too many words");
    }
    slots_[slot] = static_cast<std::uint16_t>(lists_.size());
    lists_.push_back({key_of(edge, beside), {}});
  }
  add_size(lists_[slots_[slot]].sizes, size);
}

// A word of one character stands where a longer one with that edge may stand.
void EdgeSizes::finish() {
  for (List& list : lists_) {
    const std::uint64_t single = list.key >> 32 << 32;
    if (list.key == single) continue;
    for (const std::size_t size : lists_[slots_[find(single)]].sizes) add_size(list.sizes, size);
  }
}

}  // namespace kouryu
