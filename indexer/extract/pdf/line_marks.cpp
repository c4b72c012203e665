// Pure tests on the first and last characters.
#include "indexer/extract/pdf/line_marks.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "dict/base/utf8.h"
#include "indexer/extract/pdf/pieces.h"

namespace kouryu {
namespace {

constexpr std::u32string_view kBullets = U"・･●◎■□◆◇▲▼▽★☆※→⇒➡►▶▪▫•‣◦✓✔❖➢◉◯＊";
constexpr std::u32string_view kBulletsUnlessRepeated = U"○〇";  // ○○市 is a name left open
constexpr std::u32string_view kMarksBeforeSpace = U"-*+–—―－";
constexpr std::u32string_view kUnits = U"条章節編部款項目号";
constexpr std::u32string_view kCounters =
    U"年月日時分人名件回個か箇歳円号条項章節編部款目点つ％%台本校";

constexpr std::size_t kLabelBytes = 36;
constexpr std::size_t kBracketBytes = 24;

bool is_in(char32_t c, std::u32string_view set) { return set.find(c) != set.npos; }

/// The first characters of a text; behind them 0.
struct Head {
  std::array<char32_t, 12> chars{};
  explicit Head(std::string_view text) {
    std::size_t position = 0;
    for (std::size_t i = 0; i + 1 < chars.size() && position < text.size(); ++i) {
      chars[i] = next_char(text, position);
    }
  }
  char32_t operator[](std::size_t i) const { return i < chars.size() ? chars[i] : 0; }
  [[nodiscard]] std::size_t digits(std::size_t from) const {
    std::size_t end = from;
    while (is_digit((*this)[end]) || is_kanji_numeral((*this)[end])) ++end;
    return end - from;
  }
};

bool is_gap(char32_t c) { return c == U' ' || c == U'\u3000'; }

bool opens_ordinal(const Head& head) {
  if (head[0] != U'第') return false;
  const std::size_t digits = head.digits(1);
  const std::size_t unit = 1 + digits;
  if (digits == 0) return false;
  if (is_gap(head[unit])) {  // 第３ 基本方針
    const char32_t behind = head[unit + 1];
    return is_wide(behind) && !is_digit(behind) && !is_kanji_numeral(behind) &&
           !is_in(behind, kCounters);
  }
  if (!is_in(head[unit], kUnits)) return false;
  std::size_t next = unit + 1;
  if (head[next] == U'の') next += 1 + head.digits(next + 1);  // 第3条の2
  const char32_t after = head[next];
  return after == 0 || is_gap(after) || after == U'（' || after == U'(';
}

bool opens_number(const Head& head) {
  if ((head[0] >= 0x2460 && head[0] <= 0x249B) || (head[0] >= 0x2776 && head[0] <= 0x2793) ||
      (head[0] >= 0x3251 && head[0] <= 0x32BF)) {
    return true;
  }
  const bool bracket = head[0] == U'(' || head[0] == U'（';
  const std::size_t from = bracket ? 1 : 0;
  std::size_t end = from;
  while (is_digit(head[end]) || (bracket && is_kanji_numeral(head[end]))) ++end;
  if (bracket && end == from && is_katakana(head[end])) ++end;
  const std::size_t digits = end - from;
  if (digits > 0 && digits <= 2) {
    const char32_t c = head[end];
    if (c == U')' || c == U'）') return true;
    if (bracket) return false;
    if (c == U'\u3000') return true;
    // ２ 基本方針: set as wide as a letter, so that the space behind it was put there.
    if (c == U' ' && head[from] >= 0x80) {
      const char32_t behind = head[end + 1];
      return is_wide(behind) && !is_digit(behind) && !is_in(behind, kCounters);
    }
    const bool dot = c == U'.' || c == U'．';
    return dot && !is_digit(head[end + 1]);
  }
  // ア　, a) and the like.
  const bool letter = is_katakana(head[0]) || (is_latin(head[0]) && head[0] != U'ー');
  return letter && (head[1] == U'\u3000' || head[1] == U')' || head[1] == U'）');
}

}  // namespace

bool opens_item(std::string_view text) {
  const Head head(text);
  if (is_in(head[0], kBullets)) return !(is_in(head[0], U"▲▼") && is_digit(head[1]));
  if (is_in(head[0], kBulletsUnlessRepeated)) {
    return head[1] != head[0] && !is_digit(head[1]) && !is_kanji_numeral(head[1]);
  }
  if (is_in(head[0], kMarksBeforeSpace) && is_gap(head[1])) return true;
  if (head[0] == U'【' || head[0] == U'〈' || head[0] == U'≪') return true;
  if (head[0] == U'注' && (is_digit(head[1]) || is_in(head[1], U")）：:　 "))) return true;
  return opens_ordinal(head) || opens_number(head);
}

bool has_wide_space(std::string_view text) {
  int columns = 0;
  bool found = false;
  each_char(text, [&](char32_t c, std::size_t) {
    if (c == U'\u3000') {
      columns += 2;
    } else if (is_space(c)) {
      ++columns;
    } else {
      found = found || columns >= 4;
      columns = 0;
    }
  });
  return found;
}

bool is_amount(std::string_view text) {
  bool digit = false;
  bool other = false;
  std::size_t chars = 0;
  each_char(text, [&](char32_t c, std::size_t) {
    digit = digit || is_digit(c);
    other = other || (!is_digit(c) && !is_space(c) && !is_in(c, U",，.．△▲-－―ー%％円千()（）"));
    ++chars;
  });
  return !other && (digit || chars <= 2);
}

bool is_labelled(std::string_view text) {
  const std::size_t colon = std::min(text.find("："), text.find(':'));
  const bool bracket = text.starts_with("（") || text.starts_with("(") || text.starts_with("［");
  const std::size_t close = std::min({text.find("）"), text.find(')'), text.find("］")});
  return (colon != text.npos && colon <= kLabelBytes) || (bracket && close <= kBracketBytes);
}

char32_t first_char(std::string_view text) {
  std::size_t position = 0;
  return text.empty() ? 0 : next_char(text, position);
}

char32_t last_char(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && (static_cast<unsigned char>(text[--begin]) & 0xC0U) == 0x80U) {
  }
  return first_char(text.substr(begin));
}

}  // namespace kouryu
