// A text in another one, in time that grows with both and not with their product: a long run of one
// character, asked for in one, would take minutes.
#ifndef KOURYU_DICT_BASE_FIND_TEXT_H_
#define KOURYU_DICT_BASE_FIND_TEXT_H_

#include <functional>
#include <string_view>

#include "kouryu/text_range.h"

namespace kouryu {

/// Longer ones are found as runs: places that touch are one range.
inline constexpr std::size_t kLongText = 64;  // bytes

[[nodiscard]] bool contains_text(std::string_view text, std::string_view wanted);

/// Calls `visit` for each place of `wanted`, ascending, those that overlap too. Nothing for an
/// empty one. Throws Error (TimedOut) at the deadline.
void each_place(std::string_view text, std::string_view wanted,
                const std::function<void(const ByteRange&)>& visit);

}  // namespace kouryu

#endif  // KOURYU_DICT_BASE_FIND_TEXT_H_
