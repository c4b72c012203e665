// Values of options, refused in the language of messages.
#ifndef KOURYU_DICT_CLI_VALUES_H_
#define KOURYU_DICT_CLI_VALUES_H_

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>
#include <vector>

namespace kouryu {

/// A whole number of decimal digits.
[[nodiscard]] CLI::Validator whole_number(std::uint64_t least, std::uint64_t most);
/// A number with or without a fraction.
[[nodiscard]] CLI::Validator number_between(double least, double most);
/// One of `names`; what is none of them is answered by those that there are, and by a guess.
[[nodiscard]] CLI::Validator one_of(std::vector<std::string> names);
/// 100, 20KB, 100MB, 2GB (of 1,024), for transform(): becomes the number of bytes.
[[nodiscard]] CLI::Validator size_in_bytes();

/// Adds an option of one of `names`: help and completion list them, `target` holds its default.
CLI::Option* add_choice(CLI::App& options, const std::string& name, std::string& target,
                        const std::vector<std::string>& names, const std::string& help);

}  // namespace kouryu

#endif  // KOURYU_DICT_CLI_VALUES_H_
