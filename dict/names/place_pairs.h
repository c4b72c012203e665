// Two places as one value: 青森市–大連市.
//
// Thread-safe.
#ifndef KOURYU_DICT_NAMES_PLACE_PAIRS_H_
#define KOURYU_DICT_NAMES_PLACE_PAIRS_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kouryu {

/// Whether `name`, canonical, is a place of Japan: by the gazetteer, else by how it is written
/// (みなと市 is, セーヌ市 and 遼寧省 are not).
[[nodiscard]] bool is_of_japan(std::string_view name);

/// "A–B" for two canonical names: a place of Japan first, else the first in byte order. The same
/// whichever way round they are given.
[[nodiscard]] std::string pair_value(std::string_view one, std::string_view other);

/// Values that a typed pair may mean: 大連-青森 is 青森市–大連市. Any dash between, either order;
/// a name of several places gives several. Empty where there are not two names.
[[nodiscard]] std::vector<std::string> meant_pairs(std::string_view typed);

/// Canonical names of places of any kind that `typed` may mean, itself where no table knows it.
[[nodiscard]] std::vector<std::string> meant_places(std::string_view typed);

}  // namespace kouryu

#endif  // KOURYU_DICT_NAMES_PLACE_PAIRS_H_
