// Tells the year in a mention of time from its month and day.
#include <algorithm>

#include "dict/base/utf8.h"
#include "searcher/snippet/snippet.h"

namespace kouryu {
namespace {

bool is_number(char32_t c) {
  static constexpr std::u32string_view kNumerals = U"〇一二三四五六七八九十";
  return is_ascii_digit(c) || kNumerals.find(c) != std::u32string_view::npos;
}
bool is_letter(char32_t c) { return c >= U'a' && c <= U'z'; }

bool is_range_sign(char32_t c) {
  static constexpr std::u32string_view kSigns = U"~〜～-–—―−";
  return kSigns.find(c) != std::u32string_view::npos;
}

/// A part in characters.
struct Part {
  std::size_t begin;
  std::size_t end;
};

/// Behind "7月", "14日" at `at`; `at` where there is neither.
std::size_t behind_month_or_day(const std::u32string& text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && (is_number(text[end]) || text[end] == U' ')) ++end;
  const bool unit = end > at && end < text.size() && (text[end] == U'月' || text[end] == U'日');
  return unit ? end + 1 : at;
}

std::size_t behind_range_sign(const std::u32string& text, std::size_t at) {
  if (at < text.size() && is_range_sign(text[at])) return at + 1;
  return text.compare(at, 2, U"から") == 0 ? at + 2 : at;
}

/// Behind "(平成25年)" or what is left of it, ")".
std::size_t behind_bracket(const std::u32string& text, std::size_t at) {
  if (at >= text.size() || (text[at] != U'(' && text[at] != U')')) return at;
  const std::size_t close = text.find(U')', at);
  return close == std::u32string::npos ? at : close + 1;
}

/// Every stretch that ends with 年 or 年度; a range of years without months is one.
std::vector<Part> parts_with_unit(const std::u32string& text) {
  std::vector<Part> parts;
  std::size_t begin = 0;
  bool joined = false;  // only a range sign since the last part
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != U'年') {
      ++at;
      continue;
    }
    ++at;
    if (at < text.size() && text[at] == U'度') ++at;
    at = behind_bracket(text, at);
    if (joined) {
      parts.back().end = at;
    } else {
      parts.push_back({begin, at});
    }
    const std::size_t end = at;
    for (std::size_t next = behind_month_or_day(text, at); next != at;) {
      at = next;
      next = behind_month_or_day(text, at);
    }
    joined = at == end;
    at = behind_range_sign(text, at);
    begin = at;
  }
  return parts;
}

/// 2004.7.14, h16/7/14: up to the first sign; English dates: four digits.
std::vector<Part> parts_without_unit(const std::u32string& text) {
  std::vector<Part> parts;
  std::size_t letters = 0;
  for (const char32_t c : text) letters += is_letter(c) ? 1 : 0;
  const bool english = letters > 2;
  bool fresh = true;  // no year since the last range sign
  for (std::size_t at = 0; at < text.size();) {
    const bool letter = is_letter(text[at]) && at + 1 < text.size() && is_ascii_digit(text[at + 1]);
    if (!is_ascii_digit(text[at]) && !letter) {
      fresh = fresh || is_range_sign(text[at]);
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
    const bool four = end - at == 4;
    if (english ? four : fresh && (four || letter)) parts.push_back({at, end});
    // 2004-7-14: the signs inside a date are no range.
    fresh = false;
    at = end;
    const char32_t sign = at < text.size() ? text[at] : 0;
    while (!english && at + 1 < text.size() && text[at] == sign &&
           (sign == U'-' || sign == U'.' || sign == U'/') && is_ascii_digit(text[at + 1])) {
      for (++at; at < text.size() && is_ascii_digit(text[at]);) ++at;
    }
  }
  return parts;
}

}  // namespace

std::vector<ByteRange> year_parts(std::string_view mention) {
  const std::u32string text = to_utf32(mention);
  std::vector<Part> parts = parts_with_unit(text);
  if (parts.empty()) parts = parts_without_unit(text);
  if (parts.empty()) parts.push_back({0, text.size()});
  std::vector<ByteRange> out;
  out.reserve(parts.size());
  for (const Part& part : parts) {
    out.push_back({byte_of_char(mention, part.begin), byte_of_char(mention, part.end)});
  }
  return out;
}

}  // namespace kouryu
