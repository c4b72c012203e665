// Two places as one value: 青森市–大連市.
//
// Thread-safe.
#ifndef KOURYU_DICT_NAMES_PLACE_PAIRS_H_
#define KOURYU_DICT_NAMES_PLACE_PAIRS_H_

#include <string>
#include <string_view>
#include <vector>

namespace kouryu {

/// Whether `name`, canonical, is a place of Japan: by the gazetteer, else by how it is written
/// (みなと市 is, セーヌ市 and 遼寧省 are not).
[[nodiscard]] bool is_of_japan(std::string_view name);

/// Whether `one` comes first of two canonical names: a place of Japan does, else the first in byte
/// order.
[[nodiscard]] bool is_in_order(std::string_view one, std::string_view other);

/// "A–B" for two canonical names, in their order. The same whichever way round they are given.
[[nodiscard]] std::string pair_value(std::string_view one, std::string_view other);

/// What a typed pair may mean: 大連-青森 is 青森市–大連市.
struct MeantPairs {
  std::vector<std::string> values;  // a name of several places gives several
  bool known = false;               // each name is in a table or written as a place is
};
/// Any dash between, either order. No values where there are not two names of two places.
[[nodiscard]] MeantPairs meant_pairs(std::string_view typed);

/// Canonical names of places of any kind that `typed` may mean, itself where no table knows it.
[[nodiscard]] std::vector<std::string> meant_places(std::string_view typed);

}  // namespace kouryu

#endif  // KOURYU_DICT_NAMES_PLACE_PAIRS_H_
