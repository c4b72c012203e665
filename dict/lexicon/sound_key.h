// One spelling for what sounds alike: kana and every way to type kana in Latin letters.
//
// A key is close to Kunrei romaji: し and shi give "si", しゃ "sya", ん "n", ファ "hua"; っ doubles
// what follows; long vowels count once (とうきょう, toukyou, tōkyō and Tokyo give "tokyo"). So what
// begins a word's sound begins its key.
#ifndef KOURYU_DICT_LEXICON_SOUND_KEY_H_
#define KOURYU_DICT_LEXICON_SOUND_KEY_H_

#include <string>
#include <string_view>
#include <vector>

namespace kouryu {

/// The key of hiragana or katakana; empty when `kana` holds anything else.
[[nodiscard]] std::string sound_key(std::string_view kana);

/// The same with every vowel as it is written: とうきょう gives "toukyou".
[[nodiscard]] std::string long_sound_key(std::string_view kana);

/// What was typed of a word, perhaps up to the middle of a sound: kitaky, dali, でぃ.
struct TypedSound {
  /// The word's key begins with one of these; none when this is neither kana nor romaji.
  std::vector<std::string> beginnings;
  /// The same for its long key, where Latin letters tell vowels apart (tou is no と).
  std::vector<std::string> long_beginnings;
};

/// `typed`: folded. Latin letters may be Hepburn, Kunrei or as typed into an input method, with or
/// without marks on long vowels.
[[nodiscard]] TypedSound typed_sound(std::string_view typed);

}  // namespace kouryu

#endif  // KOURYU_DICT_LEXICON_SOUND_KEY_H_
