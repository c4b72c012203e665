// Kana to keys by the table of the fifty sounds; romaji to keys by rewriting Hepburn to Kunrei.
#include "dict/lexicon/sound_key.h"

#include <algorithm>
#include <array>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/text/kana.h"

namespace kouryu {
namespace {

/// ぁ (U+3041) to ゔ (U+3094), in the order of Unicode; small kana as their large ones.
constexpr std::array<std::string_view, 84> kSounds = {
    "a",  "a",  "i",  "i",  "u",  "u",  "e",  "e",  "o",  "o",  "ka", "ga", "ki", "gi",
    "ku", "gu", "ke", "ge", "ko", "go", "sa", "za", "si", "zi", "su", "zu", "se", "ze",
    "so", "zo", "ta", "da", "ti", "zi", "",   "tu", "zu", "te", "de", "to", "do", "na",
    "ni", "nu", "ne", "no", "ha", "ba", "pa", "hi", "bi", "pi", "hu", "bu", "pu", "he",
    "be", "pe", "ho", "bo", "po", "ma", "mi", "mu", "me", "mo", "ya", "ya", "yu", "yu",
    "yo", "yo", "ra", "ri", "ru", "re", "ro", "wa", "wa", "i",  "e",  "o",  "n",  "vu"};
constexpr char32_t kFirst = U'ぁ';
constexpr char32_t kLast = U'ゔ';

bool is_vowel(char c) { return std::string_view("aiueo").find(c) != std::string_view::npos; }

bool is_small_vowel(char32_t c) {
  return c == U'ぁ' || c == U'ぃ' || c == U'ぅ' || c == U'ぇ' || c == U'ぉ';
}

/// `key` ends with the sound of `base`; a small vowel joins it (ティ ti, シェ sye, ウィ wi, ファ
/// hua).
void add_small_vowel(std::string& key, char32_t base, char vowel) {
  switch (base) {
    case U'て':
    case U'で':
    case U'と':
    case U'ど':
    case U'ゔ':
      key.back() = vowel;
      return;
    case U'し':
    case U'じ':
    case U'ち':
    case U'い':
      key.back() = 'y';
      break;
    case U'う':
      key.back() = 'w';
      break;
    default:
      break;
  }
  key += vowel;
}

/// Every kana as it is written; empty when there is anything else.
std::string key_of_kana(std::string_view kana) {
  std::string key;
  const std::string hiragana = to_hiragana(kana);
  bool doubled = false;  // after っ
  char32_t before = 0;
  for (std::size_t at = 0; at < hiragana.size();) {
    const char32_t c = next_char(hiragana, at);
    if (c == U'ー') {
      // Long: the vowel before it again.
      if (!key.empty() && is_vowel(key.back())) key += key.back();
      continue;
    }
    if (c == U'・') continue;
    if (c < kFirst || c > kLast) return {};
    if (c == U'っ') {
      doubled = true;
      continue;
    }
    const std::string_view sound = kSounds[c - kFirst];
    const bool small_y = c == U'ゃ' || c == U'ゅ' || c == U'ょ';
    if (small_y && !key.empty() && is_vowel(key.back())) {
      key.pop_back();
      key += sound;
    } else if (is_small_vowel(c) && !key.empty() && is_vowel(key.back())) {
      add_small_vowel(key, before, sound.back());
    } else {
      if (doubled && !is_vowel(sound[0])) key += sound[0];
      key += sound;
    }
    doubled = false;
    before = c;
  }
  return key;
}

/// Every long vowel once: ou, oo, uu, aa, ii, ee.
std::string without_long_vowels(std::string_view key) {
  std::string out;
  for (const char c : key) {
    const bool lengthens =
        !out.empty() && is_vowel(c) && (out.back() == c || (out.back() == 'o' && c == 'u'));
    if (!lengthens) out += c;
  }
  return out;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
}

/// Romaji whose last sound is whole, as kana would give it.
std::string kunrei(std::string romaji) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 38> kRewrites = {{
      {"cch", "tch"}, {"shi", "si"}, {"sha", "sya"}, {"shu", "syu"}, {"sho", "syo"},
      {"she", "sye"}, {"chi", "ti"}, {"cha", "tya"}, {"chu", "tyu"}, {"cho", "tyo"},
      {"che", "tye"}, {"tsu", "tu"}, {"tsa", "tua"}, {"tse", "tue"}, {"tso", "tuo"},
      {"dzu", "zu"},  {"ji", "zi"},  {"jya", "zya"}, {"jyu", "zyu"}, {"jyo", "zyo"},
      {"ja", "zya"},  {"ju", "zyu"}, {"jo", "zyo"},  {"je", "zye"},  {"fu", "hu"},
      {"fa", "hua"},  {"fi", "hui"}, {"fe", "hue"},  {"fo", "huo"},  {"la", "ra"},
      {"li", "ri"},   {"lu", "ru"},  {"le", "re"},   {"lo", "ro"},   {"mb", "nb"},
      {"mp", "np"},   {"mm", "nm"},  {"dya", "zya"},
  }};
  for (const auto& [from, to] : kRewrites) replace_all(romaji, from, to);
  // しんぶん as sinnbunn; before a vowel nn may also be ん and な: konna, konnichi.
  std::string out;
  for (std::size_t i = 0; i < romaji.size(); ++i) {
    const bool twice = romaji[i] == 'n' && i + 1 < romaji.size() && romaji[i + 1] == 'n';
    const bool vowel_follows =
        i + 2 < romaji.size() && (is_vowel(romaji[i + 2]) || romaji[i + 2] == 'y');
    if (twice && !vowel_follows) continue;
    // Ohno, Ohta: おおの, おおた.
    const bool long_o = romaji[i] == 'h' && i > 0 && romaji[i - 1] == 'o' &&
                        i + 1 < romaji.size() && !is_vowel(romaji[i + 1]) && romaji[i + 1] != 'y';
    out += long_o ? 'o' : romaji[i];
  }
  return out;
}

/// What an unfinished sound at the end may become.
std::vector<std::string> unfinished_romaji(const std::string& romaji) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kEnds = {{
      {"cch", "tti tty"},
      {"sh", "si sy"},
      {"ch", "ti ty"},
      {"ts", "tu"},
      {"cc", "tt"},
      {"tc", "tt"},
      {"c", "ti ty"},
      {"f", "hu hy"},
      {"j", "zi zy"},
  }};
  for (const auto& [end, becomes] : kEnds) {
    if (!romaji.ends_with(end)) continue;
    const std::string whole = kunrei(romaji.substr(0, romaji.size() - end.size()));
    std::vector<std::string> out;
    for (std::size_t begin = 0; begin < becomes.size();) {
      const std::size_t cut = std::min(becomes.find(' ', begin), becomes.size());
      out.push_back(whole + std::string(becomes.substr(begin, cut - begin)));
      begin = cut + 1;
    }
    return out;
  }
  return {kunrei(romaji)};
}

/// A small kana may follow: き and きゃ, う and ウィ, て and ティ.
std::vector<std::string> unfinished_kana(const std::string& key) {
  std::vector<std::string> out = {key};
  if (key.empty()) return out;
  const auto with_end = [&](std::size_t drop, std::string_view end) {
    out.push_back(key.substr(0, key.size() - drop) + std::string(end));
  };
  if (is_vowel(key.back())) with_end(1, "y");
  if (key.back() == 'u') with_end(1, "w");
  if (key.ends_with("te") || key.ends_with("de")) with_end(1, "i");
  if (key.ends_with("to") || key.ends_with("do")) with_end(1, "u");
  if (key.ends_with("vu")) with_end(1, "");
  return out;
}

bool is_kana(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_char(text, at);
    if (!is_hiragana(c) && !is_katakana(c)) return false;
  }
  return !text.empty();
}

}  // namespace

std::string long_sound_key(std::string_view kana) { return key_of_kana(kana); }

std::string sound_key(std::string_view kana) { return without_long_vowels(key_of_kana(kana)); }

TypedSound typed_sound(std::string_view typed) {
  TypedSound out;
  const bool kana = is_kana(typed);
  if (kana) {
    const std::string key = key_of_kana(typed);
    if (!key.empty()) out.long_beginnings = unfinished_kana(key);
  } else if (const std::string romaji = romaji_key(typed); !romaji.empty()) {
    out.long_beginnings = unfinished_romaji(romaji);
  }
  for (const std::string& key : out.long_beginnings) {
    out.beginnings.push_back(without_long_vowels(key));
  }
  return out;
}

}  // namespace kouryu
