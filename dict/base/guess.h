// What was probably meant by a name that nobody knows: an option, a command, a field.
#ifndef KOURYU_DICT_BASE_GUESS_H_
#define KOURYU_DICT_BASE_GUESS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kouryu {

/// How many letters were put in, left out, changed or swapped with the next one (optimal string
/// alignment, by bytes, A = a). Words of more than 64 bytes are `kFarApart` from all others.
[[nodiscard]] std::size_t slips_between(std::string_view typed, std::string_view name);
inline constexpr std::size_t kFarApart = 65;

/// Those of `names` that `typed` begins (two letters or more), else those with the fewest slips
/// between: at most one, from six letters on two.
[[nodiscard]] std::vector<std::string> guesses(std::string_view typed,
                                               const std::vector<std::string>& names);

/// "Did you mean: --limit" in the language of messages, with `mark` before each; empty where there
/// is no guess.
[[nodiscard]] std::string did_you_mean(std::string_view typed,
                                       const std::vector<std::string>& names,
                                       std::string_view mark = {});

/// What to tell of a value that is none of `names`: all of them, and the guess.
[[nodiscard]] std::string possible_names(std::string_view typed,
                                         const std::vector<std::string>& names);

}  // namespace kouryu

#endif  // KOURYU_DICT_BASE_GUESS_H_
