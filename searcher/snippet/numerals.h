// Kanji that write numbers: a number is one thing, for marks and for windows.
#ifndef KOURYU_SEARCHER_SNIPPET_NUMERALS_H_
#define KOURYU_SEARCHER_SNIPPET_NUMERALS_H_

#include <string_view>

namespace kouryu {

[[nodiscard]] inline bool is_kanji_numeral(char32_t c) {
  constexpr std::u32string_view kNumerals = U"〇一二三四五六七八九十百千万億";
  return kNumerals.find(c) != kNumerals.npos;
}

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_SNIPPET_NUMERALS_H_
