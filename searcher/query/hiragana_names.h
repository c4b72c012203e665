// Words of hiragana in an unspaced string, which MeCab may cut (にいがた: に/い/がた).
#ifndef KOURYU_SEARCHER_QUERY_HIRAGANA_NAMES_H_
#define KOURYU_SEARCHER_QUERY_HIRAGANA_NAMES_H_

#include <cstddef>
#include <set>
#include <vector>

#include "dict/tokens/analyzer.h"
#include "kouryu/text_range.h"

namespace kouryu {

/// Words of hiragana that a table or MeCab's dictionary has, and where they stand beside particles
/// that MeCab may join to them (みなとの町: みな/との). `breaks`: where no token may cross.
struct HiraganaNames {
  std::vector<ByteRange> names;
  std::set<std::size_t> breaks;
};

/// Ranges of the folded text. `goes_on`: another word stands right before the string.
[[nodiscard]] HiraganaNames find_hiragana_names(const AnalyzedText& text, Analyzer& analyzer,
                                                bool goes_on);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_QUERY_HIRAGANA_NAMES_H_
