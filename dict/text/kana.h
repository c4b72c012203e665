// Kana and Latin letters as keys of sounds: hiragana, katakana, romaji.
#ifndef KOURYU_DICT_TEXT_KANA_H_
#define KOURYU_DICT_TEXT_KANA_H_

#include <string>
#include <string_view>

namespace kouryu {

/// A Latin form as keys hold it: lower case, without diacritics, spaces, hyphens and apostrophes.
[[nodiscard]] std::string romaji_key(std::string_view text);

/// Katakana to hiragana and back; other characters stay.
[[nodiscard]] std::string to_hiragana(std::string_view text);
[[nodiscard]] std::string to_katakana(std::string_view text);

}  // namespace kouryu

#endif  // KOURYU_DICT_TEXT_KANA_H_
