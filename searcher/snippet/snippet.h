// Exact highlighting and the choice of the window to show. Pure: text and terms in, snippet out.
#ifndef KOURYU_SEARCHER_SNIPPET_SNIPPET_H_
#define KOURYU_SEARCHER_SNIPPET_SNIPPET_H_

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dict/tokens/analyzer.h"
#include "kouryu/searcher.h"

namespace kouryu {

/// What may be marked. All strings folded.
struct MarkTerms {
  std::vector<std::string> substrings;    // marked wherever they stand in the folded text
  std::set<std::string> words;            // word terms: tokens with this term are marked
  std::vector<std::string> prefixes;      // word*: tokens beginning so are marked
  std::vector<std::vector<int>> years;    // year alternatives: mentions of these years are marked
  std::map<std::string, double> weights;  // substring or word -> idf; 1 where absent
};

/// A place that matches.
struct Mark {
  ByteRange range;                 // in the cleaned text
  std::vector<std::string> terms;  // which substrings and words, sorted
};

/// All places in `text` (cleaned passage text) that match, as sorted, non-touching byte ranges of
/// `text`, whole grapheme clusters. A word that lies inside a marked substring adds nothing.
[[nodiscard]] std::vector<Mark> find_marks(std::string_view text, const AnalyzedText& analyzed,
                                           const MarkTerms& terms);

/// The window of at most `max_chars` code points with the most distinct terms, then the highest
/// weight; begins at a sentence or clause where one is near, never inside a grapheme. Line feeds
/// and white-space runs become one space. "…" is added where text is left out (not counted).
[[nodiscard]] Snippet make_snippet(std::string_view text, const std::vector<Mark>& marks,
                                   const std::map<std::string, double>& weights,
                                   std::size_t max_chars);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_SNIPPET_SNIPPET_H_
