// A line is compared with those right above and below it, no blank line between.
#include "indexer/blocks/list_lines.h"

#include <algorithm>
#include <array>
#include <string>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "indexer/lines/line_shape.h"

namespace kouryu {
namespace {

/// 九、 or (イ): a number that numbered_heading_level() leaves to lists.
bool opens_as_item(std::string_view text) {
  constexpr std::u32string_view kDigits = U"一二三四五六七八九十";
  std::size_t position = 0;
  char32_t c = text.empty() ? 0 : next_char(text, position);
  if (kDigits.find(c) != kDigits.npos) {
    while (position < text.size() && kDigits.find(c) != kDigits.npos) c = next_char(text, position);
    return c == U'、' || c == U'．';
  }
  if (c != U'(' && c != U'（') return false;
  if (position >= text.size() || !is_katakana(next_char(text, position))) return false;
  return position < text.size() && is_one_of(next_char(text, position), U")）");
}

/// 日程第 5 … and 日程第 6 …: letters that both open with.
std::size_t shared_letters(std::string_view first, std::string_view second) {
  std::size_t letters = 0;
  for (std::size_t position = 0, other = 0; position < first.size() && other < second.size();) {
    const char32_t c = next_char(first, position);
    if (c != next_char(second, other) || !is_letter_or_digit(c) || is_digit(c)) break;
    ++letters;
  }
  return letters;
}

bool are_alike(std::string_view text, std::string_view other) {
  constexpr std::size_t kFewestShared = 3;
  if (text == other || (opens_as_item(text) && opens_as_item(other))) return true;
  return shared_letters(text, other) >= kFewestShared &&
         text.find_first_of("0123456789") != text.npos;
}

}  // namespace

bool is_member(std::string_view text) {
  constexpr std::size_t kMostChars = 20;
  static constexpr std::array<std::string_view, 8> kRoles = {
      "区長", "副区長", "館長", "主幹", "副会長", "職員", "オブザーバー", "座長"};
  const std::size_t gap = text.rfind(' ');
  if (gap == text.npos || count_chars(text) > kMostChars) return false;
  const std::string_view role = text.substr(gap + 1);
  const std::string_view name = text.substr(0, gap);
  constexpr std::size_t kLongestName = 6;
  const bool person =
      ends_with_name(name) || (name.find(' ') == name.npos && count_chars(name) <= kLongestName);
  return person && (is_role(role) || std::find(kRoles.begin(), kRoles.end(), role) != kRoles.end());
}

bool is_roll(std::string_view text) {
  constexpr std::size_t kFewestMarks = 3;
  if (text.find("。") != text.npos) return false;
  std::size_t marks = 0;
  std::size_t roles = 0;
  each_char(text, [&](char32_t c, std::size_t) {
    if (is_one_of(c, U"、,，")) ++marks;
    if (is_one_of(c, U"長員事")) ++roles;
  });
  return marks >= kFewestMarks && roles >= kFewestMarks;
}

bool is_like_neighbour(const PiecePlace& place) {
  const bool above = place.above() != nullptr && !place.above()->title && !place.parted_above() &&
                     are_alike(place.text(), place.above()->line.text);
  const bool below = place.below() != nullptr && !place.parted_below() &&
                     are_alike(place.text(), place.below()->line.text);
  return above || below;
}

}  // namespace kouryu
