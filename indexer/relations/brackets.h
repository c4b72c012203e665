// What stands in round brackets behind a name.
#ifndef KOURYU_INDEXER_RELATIONS_BRACKETS_H_
#define KOURYU_INDEXER_RELATIONS_BRACKETS_H_

#include <cstddef>
#include <string_view>
#include <utility>

#include "dict/base/any_of.h"
#include "kouryu/text_range.h"

namespace kouryu {

[[nodiscard]] inline bool opens_with_bracket(std::string_view text) {
  return begins_with_any(text, {"（", "("});
}

/// The brackets that open at byte `at` of `text`, with all that stands in them, where what closes
/// them begins at most `longest` bytes behind `at`; empty, at `at`, where there are none.
[[nodiscard]] inline ByteRange brackets_at(std::string_view text, std::size_t at,
                                           std::size_t longest) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"},
                                    std::pair<std::string_view, std::string_view>{"(", ")"}}) {
    if (!text.substr(at).starts_with(open)) continue;
    const std::size_t size = text.substr(at, longest + close.size()).find(close);
    if (size != text.npos) return {at, at + size + close.size()};
  }
  return {at, at};
}

/// `text` without the blanks at its beginning.
[[nodiscard]] inline std::string_view without_blanks_before(std::string_view text) {
  for (;;) {
    if (text.starts_with(" ")) {
      text.remove_prefix(1);
    } else if (constexpr std::string_view kWide = "　"; text.starts_with(kWide)) {
      text.remove_prefix(kWide.size());
    } else {
      return text;
    }
  }
}

}  // namespace kouryu

#endif  // KOURYU_INDEXER_RELATIONS_BRACKETS_H_
