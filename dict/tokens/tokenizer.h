// Cuts folded text into tokens with MeCab (ipadic-utf8 by explicit folder + our user dictionary).
//
// MeCab gives nothing, silently, on huge input; so text is fed in pieces: cut at breaks and
// sentence ends, at most 3,000 bytes, at most 64 characters of one class in a row; every byte is
// asserted to be covered by tokens (white space aside).
#ifndef KOURYU_DICT_TOKENS_TOKENIZER_H_
#define KOURYU_DICT_TOKENS_TOKENIZER_H_

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dict/text/normalizer.h"
#include "dict/tokens/token.h"

namespace kouryu {

/// One per thread: it owns a MeCab tagger and lattice; the model behind them is shared by all.
/// Throws Error (Io) when the dictionary cannot be opened.
class Tokenizer {
 public:
  Tokenizer();
  ~Tokenizer();
  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;

  /// Tokens of `text` in order, without gaps but for spaces. No token crosses a break.
  [[nodiscard]] std::vector<Token> tokenize(const FoldedText& text);

  /// The same tokens, but only those of sentences (pieces of the text) that `wanted` says yes to.
  [[nodiscard]] std::vector<Token> tokenize(const FoldedText& text,
                                            const std::function<bool(std::string_view)>& wanted);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// Identifies the dictionaries in use (sizes and hashes of their files), for the index fingerprint.
[[nodiscard]] std::string dictionary_fingerprint();

}  // namespace kouryu

#endif  // KOURYU_DICT_TOKENS_TOKENIZER_H_
