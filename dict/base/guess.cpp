// The distance of Damerau and Levenshtein in which no letter is changed twice.
#include "dict/base/guess.h"

#include <algorithm>
#include <array>

#include "dict/base/locale.h"

namespace kouryu {
namespace {

constexpr std::size_t kLongest = kFarApart - 1;
constexpr std::size_t kLeastPrefix = 2;
constexpr std::size_t kLongName = 6;  // letters in which two slips still tell the name

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool same(char a, char b) { return lower(a) == lower(b); }

bool begins(std::string_view typed, std::string_view name) {
  return typed.size() >= kLeastPrefix && typed.size() <= name.size() &&
         std::equal(typed.begin(), typed.end(), name.begin(), same);
}

}  // namespace

std::size_t slips_between(std::string_view typed, std::string_view name) {
  if (typed.size() > kLongest || name.size() > kLongest) return kFarApart;
  using Row = std::array<std::size_t, kLongest + 1>;
  Row before{};  // the row above `above`
  Row above{};
  Row row{};
  for (std::size_t j = 0; j <= name.size(); ++j) above.at(j) = j;
  for (std::size_t i = 1; i <= typed.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= name.size(); ++j) {
      const std::size_t changed = same(typed[i - 1], name[j - 1]) ? 0 : 1;
      std::size_t least = std::min({above.at(j) + 1, row.at(j - 1) + 1, above.at(j - 1) + changed});
      const bool swapped =
          i > 1 && j > 1 && same(typed[i - 1], name[j - 2]) && same(typed[i - 2], name[j - 1]);
      if (swapped) least = std::min(least, before.at(j - 2) + 1);
      row.at(j) = least;
    }
    before = above;
    above = row;
  }
  return above.at(name.size());
}

std::vector<std::string> guesses(std::string_view typed, const std::vector<std::string>& names) {
  std::vector<std::string> out;
  for (const std::string& name : names) {
    if (begins(typed, name)) out.push_back(name);
  }
  if (!out.empty()) return out;
  std::size_t least = typed.size() >= kLongName ? 2 : 1;
  for (const std::string& name : names) {
    const std::size_t slips = slips_between(typed, name);
    if (slips > least || slips >= name.size()) continue;
    if (slips < least) out.clear();
    least = slips;
    out.push_back(name);
  }
  return out;
}

std::string did_you_mean(std::string_view typed, const std::vector<std::string>& names,
                         std::string_view mark) {
  std::string out;
  for (const std::string& name : guesses(typed, names)) {
    out += (out.empty() ? say("Did you mean: ", "もしかして: ") : std::string(", "));
    out.append(mark).append(name);
  }
  return out;
}

std::string possible_names(std::string_view typed, const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) {
    out.append(out.empty() ? say("possible are: ", "使える値: ") : ", ").append(name);
  }
  const std::string guess = did_you_mean(typed, names);
  return guess.empty() ? out : guess + " (" + out + ')';
}

}  // namespace kouryu
