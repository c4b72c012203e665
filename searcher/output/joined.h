// Lists as one string.
#ifndef KOURYU_SEARCHER_OUTPUT_JOINED_H_
#define KOURYU_SEARCHER_OUTPUT_JOINED_H_

#include <string>
#include <string_view>
#include <vector>

namespace kouryu {

/// What `print` makes of each of `list`, `between` between them; of an empty one nothing.
template <class List, class Print>
[[nodiscard]] std::string joined(const List& list, std::string_view between, Print&& print) {
  std::string out;
  bool first = true;
  for (const auto& one : list) {
    if (!first) out += between;
    first = false;
    out += print(one);
  }
  return out;
}

[[nodiscard]] inline std::string joined(const std::vector<std::string>& list,
                                        std::string_view between) {
  return joined(list, between, [](const std::string& one) -> const std::string& { return one; });
}

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_OUTPUT_JOINED_H_
