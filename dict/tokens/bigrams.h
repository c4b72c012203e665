// Character pairs of folded text, by which a passage is found by any string of letters inside it.
//
// A run is a stretch of letters and digits of any script; pairs never cross its ends. Each run also
// gives its last character alone, so that one character is found by the prefix of its terms. A dash
// between katakana, which stands for ー (セ-ルス), makes a pair with what is before it: words so
// written are told from all that only have their parts.
#ifndef KOURYU_DICT_TOKENS_BIGRAMS_H_
#define KOURYU_DICT_TOKENS_BIGRAMS_H_

#include <string>
#include <string_view>
#include <vector>

namespace kouryu {

/// Calls `visit(std::string_view)` for each pair and end-of-run character of `folded`, in text
/// order, repeats included.
template <class Visit>
void for_each_bigram(std::string_view folded, Visit&& visit);

/// What a passage is found by, sorted, each once. The last character of a run is left out where a
/// pair of the passage begins with it: its prefix finds the passage already. Views into `folded`.
[[nodiscard]] std::vector<std::string_view> passage_bigrams(std::string_view folded);

/// What a passage must have to contain a folded string. Text lacking any of them cannot contain it.
struct SubstringNeeds {
  std::vector<std::string> bigrams;   // sorted, unique: all must be there
  std::vector<std::string> prefixes;  // single characters: a bigram or run end beginning with each
  bool exact = false;  // having these means containing the string: no verification needed
};
[[nodiscard]] SubstringNeeds substring_needs(std::string_view folded);

}  // namespace kouryu

#include "dict/tokens/bigrams_inl.h"

#endif  // KOURYU_DICT_TOKENS_BIGRAMS_H_
