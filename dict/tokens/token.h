// A token: a word as MeCab cut it, with its place in the folded text.
#ifndef KOURYU_DICT_TOKENS_TOKEN_H_
#define KOURYU_DICT_TOKENS_TOKEN_H_

#include <cstdint>
#include <string_view>

#include "kouryu/text_range.h"

namespace kouryu {

/// What the part of speech means to us (ipadic's feature columns 0-3, reduced).
enum class TokenKind : std::uint8_t {
  Noun,          // 名詞 general, サ変接続, 形容動詞語幹, unknown words
  ProperName,    // 固有名詞 other than below
  Person,        // 固有名詞,人名 (surname or given name)
  Place,         // 固有名詞,地域
  Organisation,  // 固有名詞,組織
  Number,        // 名詞,数
  Suffix,        // 接尾
  Verb,
  Adjective,
  Adverb,
  Particle,  // 助詞, 助動詞
  Symbol,    // no letter and no digit in it, whatever MeCab says
  Other,
};

/// Views point into the folded text or into the Tokenizer's cache of features, and live as long as
/// both do.
struct Token {
  ByteRange range;           // in the folded text
  std::string_view base;     // dictionary form; the surface where the dictionary has none (then it
                             // points into the folded text and lives as long as that)
  std::string_view reading;  // katakana as ipadic gives it, may be empty; wrong for many places
  TokenKind kind = TokenKind::Other;
  bool content = false;    // enters the index as a word (POS filter)
  bool known = false;      // in the dictionary
  bool auxiliary = false;  // inflects the verb or adjective before it: 助動詞, れる, させる
};

}  // namespace kouryu

#endif  // KOURYU_DICT_TOKENS_TOKEN_H_
