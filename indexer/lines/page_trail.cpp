// Steps are parted by signs, or by blanks where the first names the site's top.
#include "indexer/lines/page_trail.h"

#include <algorithm>
#include <array>
#include <span>

#include "dict/base/utf8.h"

namespace kouryu {
namespace {

constexpr std::size_t kLongestTrail = 160;  // characters
constexpr std::size_t kLongestLink = 24;    // characters

constexpr std::string_view kSlash = " / ";
constexpr std::array<std::string_view, 8> kSigns = {">", "＞", "»", "›", "≫", "→", "<<<", kSlash};

constexpr std::string_view kBack = " <<< ";

/// 友好の船 <<< 話題 <<< ホーム: the way back, the page first.
bool leads_back(std::string_view text) {
  const std::size_t first = text.find(kBack);
  return first != std::string_view::npos && first > 0 &&
         text.find(kBack, first + kBack.size()) != std::string_view::npos;
}

std::string_view without_blanks(std::string_view text) {
  for (std::size_t next = 0; !text.empty(); text.remove_prefix(next), next = 0) {
    if (!is_space(next_char(text, next))) break;
  }
  while (!text.empty()) {
    std::size_t before = text.size();
    if (!is_space(previous_char(text, before))) break;
    text = text.substr(0, before);
  }
  return text;
}

/// What stands between `signs`, at least one; empty pieces too.
std::vector<std::string_view> parted(std::string_view text,
                                     std::span<const std::string_view> signs) {
  std::vector<std::string_view> out;
  for (bool more = true; more;) {
    std::size_t end = text.size();
    std::size_t behind = text.size();
    for (const std::string_view sign : signs) {
      const std::size_t at = text.find(sign);
      if (at >= end) continue;
      end = at;
      behind = at + sign.size();
    }
    more = end < text.size();
    out.push_back(without_blanks(text.substr(0, end)));
    text.remove_prefix(behind);
  }
  return out;
}

/// HOME 観光 友好都市: steps parted by blanks.
bool leads_by_blanks(std::string_view text) {
  constexpr std::size_t kLongest = 40;  // characters
  static constexpr std::array<std::string_view, 6> kHomes = {"HOME ", "Home ",   "TOP ",
                                                             "Top ",  "ホーム ", "トップ "};
  const bool signs = std::any_of(kSigns.begin(), kSigns.end(), [&](std::string_view sign) {
    return text.find(sign) != std::string_view::npos;
  });
  return !signs && count_chars(text) <= kLongest &&
         std::count(text.begin(), text.end(), ' ') >= 2 &&
         std::any_of(kHomes.begin(), kHomes.end(),
                     [&](std::string_view home) { return text.starts_with(home); });
}

/// Of 現在の位置：ホーム > くらし, the way alone.
std::string_view without_trail_label(std::string_view text) {
  static constexpr std::array<std::string_view, 8> kLabels = {
      "現在の位置", "現在位置", "現在地",       "現在のページ",
      "ここの位置", "パンくず", "You are here", "あなたは今ここ"};
  for (const std::string_view label : kLabels) {
    if (!text.starts_with(label)) continue;
    std::string_view rest = text.substr(label.size());
    while (!rest.empty()) {
      std::size_t next = 0;
      if (is_letter_or_digit(next_char(rest, next))) break;
      rest.remove_prefix(next);
    }
    return rest;
  }
  return text;
}

/// ホーム > くらし > 国際交流: two signs and more between short names.
bool is_trail(std::string_view labelled) {
  const std::string_view text = without_trail_label(labelled);
  std::size_t signs = 0;
  for (const std::string_view sign : kSigns) {
    if (sign == kSlash) continue;  // parts names of lists too
    std::size_t count = 0;
    for (std::size_t at = text.find(sign); at != std::string_view::npos;
         at = text.find(sign, at + sign.size())) {
      ++count;
    }
    signs = std::max(signs, count);
  }
  static constexpr std::array<std::string_view, 8> kHome = {"ホーム", "トップ", "HOME", "Home",
                                                            "TOP",    "Top",    "首页", "홈"};
  const bool from_home = std::any_of(kHome.begin(), kHome.end(),
                                     [&](std::string_view home) { return text.starts_with(home); });
  // Names with blanks around the signs are steps, two signs are enough then.
  const bool apart =
      text.find(" > ") != std::string_view::npos || text.find(" ＞ ") != std::string_view::npos;
  const bool home_slash = from_home && text.find(kSlash) != std::string_view::npos;
  return (signs >= 1 && from_home) || home_slash || leads_back(text) || leads_by_blanks(text) ||
         (signs >= (apart ? 2U : 3U) && count_chars(text) <= signs * 20);
}

}  // namespace

bool leads_from_home(std::string_view text) {
  constexpr std::string_view kHome = "HOME";
  if (!text.starts_with(kHome) || count_chars(text) > kLongestLink) return false;
  std::size_t position = kHome.size();
  return position < text.size() && is_kanji(next_char(text, position));
}

std::vector<std::string_view> trail_steps(std::string_view text) {
  if (count_chars(text) > kLongestTrail || !is_trail(text)) return {};
  text = without_trail_label(text);
  if (leads_back(text)) {
    std::vector<std::string_view> steps = parted(text, {&kBack, 1});
    std::reverse(steps.begin(), steps.end());
    return steps;
  }
  constexpr std::string_view kBlank = " ";
  return leads_by_blanks(text) ? parted(text, {&kBlank, 1}) : parted(text, kSigns);
}

std::string_view last_step(std::string_view text) {
  const std::vector<std::string_view> steps = trail_steps(text);
  return steps.empty() ? std::string_view() : steps.back();
}

}  // namespace kouryu
