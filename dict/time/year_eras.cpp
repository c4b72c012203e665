// How eras are abbreviated, and what an abbreviation is not.
#include "dict/time/year_eras.h"

#include <algorithm>

#include "dict/base/utf8.h"

namespace kouryu {
namespace {

/// 昭59, 令元年: not 東大2年, 昭三 (a given name), 大元 (a dynasty).
bool is_kanji_form(const YearText& text, const Era& era, std::size_t i) {
  if (era.letter == 0 || text.peek(i) != era.name[0] || text.ends(i + 1)) return false;
  const char32_t before = text.before(i);
  if (is_kanji(before) || is_katakana(before)) return false;
  if (is_ascii_digit(text.peek(i + 1))) return true;
  return era.name[0] != U'大' &&
         text.any_goes_on(i + 1, {U"元年", U"元.", U"元・", U"元/", U"元-"});
}

/// H.16, H 16
bool is_pointed(const YearText& text, std::size_t i) {
  const bool sign = text.goes_on(i + 1, U".") || text.goes_on(i + 1, U" ");
  return sign && !text.ends(i + 2) &&
         (is_ascii_digit(text.peek(i + 2)) || text.peek(i + 2) == U'元');
}

bool is_letter_form(const YearText& text, const Era& era, std::size_t i) {
  if (era.letter == 0 || text.peek(i) != era.letter || text.ends(i + 1)) return false;
  const char32_t before = text.before(i);
  if (is_ascii_letter(before) || is_ascii_digit(before)) return false;
  // H28-R2年度 is a range; R2-D2, A/S60 and 3.H16 are none.
  const bool range = before == '-' && is_ascii_digit(text.before(i - 1));
  if (!range && (before == '-' || before == '.' || before == '_' || before == '#')) return false;
  if (before == '/' && !is_ascii_digit(text.before(i - 1))) return false;
  return is_ascii_digit(text.peek(i + 1)) || text.peek(i + 1) == U'元' || is_pointed(text, i);
}

}  // namespace

std::optional<EraName> era_name_at(const YearText& text, std::size_t i) {
  if (!may_begin_era(text.peek(i))) return std::nullopt;
  for (const Era& era : eras()) {
    if (text.has(i, era.name)) return EraName{&era, EraForm::Full, i + era.name.size()};
  }
  for (const Era& era : eras()) {
    if (is_letter_form(text, era, i)) {
      return EraName{&era, EraForm::Letter, i + (is_pointed(text, i) ? 2 : 1)};
    }
    if (is_kanji_form(text, era, i)) return EraName{&era, EraForm::Kanji, i + 1};
  }
  return std::nullopt;
}

bool is_behind_era(const YearText& text, std::size_t i) {
  if (text.stops(i)) return false;
  return std::any_of(eras().begin(), eras().end(), [&](const Era& era) {
    return i >= era.name.size() && text.has(i - era.name.size(), era.name);
  });
}

}  // namespace kouryu
