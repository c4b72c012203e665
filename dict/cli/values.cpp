// Validators of CLI11 whose messages are ours: the message, a line feed, the hint.
#include "dict/cli/values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include "dict/base/guess.h"
#include "dict/base/locale.h"

namespace kouryu {
namespace {

/// Reads all of `text` as a number.
template <class Number>
bool read_number(std::string_view text, Number& number) {
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  return !text.empty() && read.ec == std::errc() && read.ptr == end;
}

std::string plain(double number) {
  std::array<char, 32> out{};
  const auto end = std::to_chars(out.data(), out.data() + out.size(), number).ptr;
  return {out.data(), end};
}

std::string out_of_range(const std::string& least, const std::string& most,
                         const std::string& typed) {
  return std::string(say("must be a number from ", "")) + least + say(" to ", " から ") + most +
         say(": ", " までの数で書いてください: ") + typed;
}

CLI::Validator checked(std::function<std::string(std::string&)> check) {
  return CLI::Validator(std::move(check), std::string());
}

}  // namespace

CLI::Validator whole_number(std::uint64_t least, std::uint64_t most) {
  return checked([least, most](std::string& text) {
    std::uint64_t number = 0;
    if (read_number(text, number) && number >= least && number <= most) return std::string();
    return out_of_range(std::to_string(least), std::to_string(most), text);
  });
}

CLI::Validator number_between(double least, double most) {
  return checked([least, most](std::string& text) {
    double number = 0;
    if (read_number(text, number) && number >= least && number <= most) return std::string();
    return out_of_range(plain(least), plain(most), text);
  });
}

CLI::Validator one_of(std::vector<std::string> names) {
  return checked([names = std::move(names)](std::string& text) {
    if (std::find(names.begin(), names.end(), text) != names.end()) return std::string();
    return say("unknown value: ", "使えない値です: ") + text + '\n' + possible_names(text, names);
  });
}

CLI::Validator size_in_bytes() {
  return checked([read = CLI::AsSizeValue(false)](std::string& text) {
    const std::string typed = text;
    std::string wrong;
    try {
      wrong = read(text);
    } catch (const CLI::Error& error) {
      wrong = error.what();
    }
    if (wrong.empty()) return wrong;
    return say("must be a size: ", "大きさが正しくありません: ") + typed + '\n' +
           say("such as 500KB, 100MB, 2GB", "500KB、100MB、2GB のように書きます");
  });
}

CLI::Option* add_choice(CLI::App& options, const std::string& name, std::string& target,
                        const std::vector<std::string>& names, const std::string& help) {
  std::string form;
  for (const std::string& one : names) form += (form.empty() ? "" : "|") + one;
  return options.add_option(name, target, help)
      ->check(one_of(names))
      ->type_name(form)
      ->capture_default_str();
}

}  // namespace kouryu
