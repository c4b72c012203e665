// Which words two lines share, by their pairs of letters.
#ifndef KOURYU_INDEXER_BLOCKS_LETTER_PAIRS_H_
#define KOURYU_INDEXER_BLOCKS_LETTER_PAIRS_H_

#include <string>
#include <string_view>
#include <unordered_set>

namespace kouryu {

using LetterPairs = std::unordered_set<std::string>;

/// Pairs of neighbouring letters that are not both hiragana or both Latin.
[[nodiscard]] LetterPairs letter_pairs(std::string_view folded);

/// Nearly all of `shorter` is in `longer`, which says little more.
[[nodiscard]] bool is_short_form(const LetterPairs& shorter, const LetterPairs& longer);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_LETTER_PAIRS_H_
