// Numbers that lines open with: of headings, of lists, of questions and answers.
#include <algorithm>
#include <string>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "indexer/lines/line_shape.h"

namespace kouryu {
namespace {

bool is_circled(char32_t c) { return (c >= 0x2460 && c <= 0x249B) || (c >= 0x3251 && c <= 0x32BF); }

bool is_roman(char32_t c) { return c >= 0x2160 && c <= 0x217F; }

}  // namespace

bool is_numbered(std::string_view text) {
  const char32_t c = opening_char(text);
  if (is_circled(c)) return true;
  const std::string folded = fold_text(text.substr(0, std::min<std::size_t>(text.size(), 48)));
  const std::size_t open = folded.starts_with("(") ? 1 : 0;
  const std::size_t end = folded.find_first_not_of("0123456789", open);
  if (end == std::string::npos || end == open || end > open + 2) return false;
  const std::string_view rest = std::string_view(folded).substr(end);
  if (rest.starts_with(")")) return true;
  return open == 0 && rest.starts_with(".") && !is_digit(opening_char(rest.substr(1)));
}

namespace {

/// II 調査の結果, IV. まとめ: a number in Latin letters, and no Latin word behind it.
bool opens_with_latin_roman(std::string_view text) {
  const std::size_t end = text.find_first_not_of("IVX");
  if (end == 0 || end > 4 || end == std::string_view::npos) return false;
  std::size_t position = end;
  const char32_t mark = next_char(text, position);
  if (!is_space(mark) && !is_one_of(mark, U".．、")) return false;
  while (position < text.size()) {
    const char32_t c = next_char(text, position);
    if (!is_space(c)) return is_letter_or_digit(c) && c >= 0x80 && !is_latin(c);
  }
  return false;
}

/// [1] 鬼の面, 【2】ことば: a number alone in square brackets, and words behind it.
bool opens_with_bracketed_number(std::string_view text) {
  std::size_t position = 0;
  if (text.empty() || !is_one_of(next_char(text, position), U"[［【〔")) return false;
  std::size_t digits = 0;
  char32_t c = 0;
  while (position < text.size() && is_digit(c = next_char(text, position))) ++digits;
  if (digits == 0 || digits > 2 || !is_one_of(c, U"]］】〕")) return false;
  while (position < text.size() && is_space(c = next_char(text, position))) continue;
  return is_letter_or_digit(c) || is_one_of(c, U"「『（(");
}

}  // namespace

HeadingLevel numbered_heading_level(std::string_view text) {
  const char32_t c = opening_char(text);
  if (is_roman(c) || opens_with_latin_roman(text) || opens_with_bracketed_number(text)) {
    return kRoman;
  }
  if (is_circled(c)) return kCircled;
  std::size_t position = 0;
  std::size_t digits = 0;
  const bool bracket = c == U'(' || c == U'（';
  if (bracket) next_char(text, position);
  const bool ordinal = text.starts_with("第");
  if (ordinal) position = std::string_view("第").size();
  while (position < text.size()) {
    std::size_t ahead = position;
    const char32_t d = next_char(text, ahead);
    if (!is_digit(d) && !(ordinal && is_one_of(d, U"一二三四五六七八九十"))) break;
    ++digits;
    position = ahead;
  }
  if (digits == 0 || digits > 2 || position >= text.size()) return kNoHeading;
  std::size_t ahead = position;
  const char32_t after = next_char(text, ahead);
  if (ordinal) {
    if (is_one_of(after, U"部編")) return kPart;
    if (after == U'章') return kChapter;
    return after == U'節' ? kSection : kNoHeading;
  }
  if (bracket) return after == U')' || after == U'）' ? kBracketed : kNoHeading;
  if (is_one_of(after, U".．、")) {
    std::size_t beyond = ahead;
    return beyond < text.size() && is_digit(next_char(text, beyond)) ? kNoHeading : kPlain;
  }
  // A number and a space: 「１ 提携年月日」, not 「1 回」 or 「4 月」 of a wrapped sentence.
  if (!is_space(after)) return kNoHeading;
  while (ahead < text.size() && is_space(after)) {
    std::size_t beyond = ahead;
    const char32_t next = next_char(text, beyond);
    if (!is_space(next)) {
      const std::string_view behind = text.substr(beyond);
      const bool day = next == U'日' && (behind.starts_with("時") || behind.starts_with("程"));
      constexpr std::u32string_view kUnits = U"回月日年つ人件社名か所カヶヵ周円万億時分％%位度歳";
      return is_one_of(next, kUnits) && !day ? kNoHeading : kPlain;
    }
    ahead = beyond;
  }
  return kNoHeading;
}
namespace {

/// A letter of questions or answers, its number, and what parts it from the text.
bool opens_with_letter(std::string_view text, std::u32string_view letters) {
  std::size_t position = 0;
  if (text.empty() || !is_one_of(next_char(text, position), letters)) return false;
  std::size_t digits = 0;
  while (position < text.size()) {
    std::size_t ahead = position;
    const char32_t c = next_char(text, ahead);
    if (!is_digit(c)) return is_space(c) || is_one_of(c, U".．:：、)）");
    position = ahead;
    if (++digits > 3) return false;
  }
  return false;
}

}  // namespace

bool opens_question(std::string_view text) { return opens_with_letter(text, U"QＱ問"); }

bool opens_answer(std::string_view text) { return opens_with_letter(text, U"AＡ答"); }
}  // namespace kouryu
