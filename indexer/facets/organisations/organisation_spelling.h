// In which scripts a word of an organisation's name is written.
#ifndef KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_SPELLING_H_
#define KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_SPELLING_H_

#include <cstddef>
#include <string_view>

#include "dict/base/utf8.h"

namespace kouryu {

/// Whether every character is a kanji, katakana, Latin letter or digit, or a mark of names; ・ and
/// = join katakana (ウェスティングハウス・エア・ブレーキ).
[[nodiscard]] inline bool is_name_spelling(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const bool inside = at > 0;
    const char32_t c = next_char(word, at);
    if (inside && (c == U'・' || c == U'=')) continue;
    if (!is_kanji(c) && !is_katakana(c) && !is_latin(c) && !is_digit(c) && c != U'&' &&
        c != U'\'' && c != U'ヶ') {
      return false;
    }
  }
  return true;
}

[[nodiscard]] inline bool is_katakana_run(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    if (!is_katakana(next_char(word, at))) return false;
  }
  return true;
}

[[nodiscard]] inline bool is_katakana_start(std::string_view word) {
  std::size_t at = 0;
  return !word.empty() && is_katakana(next_char(word, at));
}

[[nodiscard]] inline bool is_kanji_start(std::string_view word) {
  std::size_t at = 0;
  return !word.empty() && is_kanji(next_char(word, at));
}

[[nodiscard]] inline bool is_hiragana_run(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    if (!is_hiragana(next_char(word, at))) return false;
  }
  return true;
}

[[nodiscard]] inline bool is_kana(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_char(word, at);
    if (!is_hiragana(c) && !is_katakana(c) && c != U'・') return false;
  }
  return true;
}

}  // namespace kouryu

#endif  // KOURYU_INDEXER_FACETS_ORGANISATIONS_ORGANISATION_SPELLING_H_
