// Folding: the one spelling under which text and query meet. NFKC, case, variant characters, space.
//
// fold() is what exact search compares, what MeCab reads, what bigrams and recognisers see:
// NFKC_Casefold; then variant characters one to one (连 -> 連, 國 -> 国, 髙 -> 高, ⻑ -> 長, 〜 ->
// ~, – -> -, ö -> o; the table is dict/lexicon/data/variants.tsv) with variation selectors dropped,
// and the marks behind a Latin letter that NFKC composes with none; then white space removed, but
// for a run between two Latin letters or digits, which becomes one space. Punctuation is kept.
// Nothing else depends on what stands beside a character, so that a cut of a folded text is folded:
// ー for a dash, か for ヶ are alternatives of words. Letters of their own stay (æ ı þ; ß is ss).
// A line feed, and the tab between cells, is white space too; where one stood is kept apart as a
// `break`, because no word, name or date may be read across it. The ends of an enclosed number
// (③2011年) are breaks as well.
#ifndef KOURYU_DICT_TEXT_NORMALIZER_H_
#define KOURYU_DICT_TEXT_NORMALIZER_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dict/text/offset_map.h"

namespace kouryu {

struct FoldedText {
  std::string text;                 // folded, UTF-8
  OffsetMap map;                    // folded -> the text given to fold()
  std::vector<std::size_t> breaks;  // ascending byte positions in `text`: see above
};

/// Folds `text` (valid UTF-8), keeping the map. Thread-safe.
[[nodiscard]] FoldedText fold(std::string_view text);

/// The same folded text without map and breaks: for queries, keys and verification. Idempotent:
/// fold_text(fold_text(x)) == fold_text(x).
[[nodiscard]] std::string fold_text(std::string_view text);

/// As fold_text(), but Latin letters keep their marks: Québec -> québec. For telling which of the
/// passages that fold alike is spelt as a query with marks is.
[[nodiscard]] std::string fold_keeping_latin_marks(std::string_view text);

/// The character variants.tsv folds `c` to, or `c`.
[[nodiscard]] char32_t fold_variant(char32_t c);

/// NFKC with variant kanji folded but case, signs, marks and white space kept: the canonical
/// spelling of names in facets (烟台市 -> 煙台市, ＴＯＴＯ -> TOTO, Malmö -> Malmö).
[[nodiscard]] std::string canonical_spelling(std::string_view text);

/// NFC: か and ゙ are が. Bytes that are no UTF-8 become U+FFFD. Thread-safe.
[[nodiscard]] std::string composed(std::string_view text);

}  // namespace kouryu

#endif  // KOURYU_DICT_TEXT_NORMALIZER_H_
