// The table of eras and what is computed from it.
#include "dict/time/eras.h"

#include <algorithm>
#include <array>

#include "dict/base/char_set.h"
#include "dict/base/utf8.h"

namespace kouryu {
namespace {

#include "dict/time/eras.inc"

/// The names in UTF-8, in the order of the table.
const std::vector<std::string>& names() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> made;
    for (const Era& era : kEras) made.push_back(to_utf8(era.name));
    return made;
  }();
  return all;
}

}  // namespace

std::span<const Era> eras() { return kEras; }

const Era& era_of_day(int day) {
  const auto era = std::find_if(kEras.begin(), kEras.end(),
                                [&](const Era& some) { return some.first_day <= day; });
  return era == kEras.end() ? kEras.back() : *era;
}

std::size_t era_name_size(std::string_view text) {
  for (const std::string& name : names()) {
    if (text.starts_with(name)) return name.size();
  }
  return 0;
}

bool ends_with_era(std::string_view text) {
  return std::any_of(names().begin(), names().end(),
                     [&](const std::string& name) { return text.ends_with(name); });
}

std::size_t era_letter_size(std::string_view text) {
  constexpr char32_t kToFolded = 'a' - 'A';
  if (text.empty() || text[0] < 'A' || text[0] > 'Z') return 0;
  const char32_t letter = static_cast<unsigned char>(text[0]) + kToFolded;
  return std::any_of(kEras.begin(), kEras.end(),
                     [&](const Era& era) { return era.letter == letter; })
             ? 1
             : 0;
}

std::vector<std::string> era_years(int year) {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < kEras.size(); ++i) {
    const int number = year - kEras[i].offset;
    if (number < 1 || number > kEras[i].last) continue;
    if (number == 1) all.push_back(names()[i] + "元年");
    all.push_back(names()[i] + std::to_string(number) + "年");
  }
  return all;
}

bool may_begin_era(char32_t c) {
  static const CharSet begins = [] {
    CharSet all;
    for (const Era& era : kEras) {
      all.insert(era.name[0]);
      if (era.letter != 0) all.insert(era.letter);
    }
    return all;
  }();
  return begins.may_contain(c);
}

}  // namespace kouryu
