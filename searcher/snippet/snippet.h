// Exact highlighting and the choice of what to show. Pure: text and terms in, snippet out.
#ifndef KOURYU_SEARCHER_SNIPPET_SNIPPET_H_
#define KOURYU_SEARCHER_SNIPPET_SNIPPET_H_

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dict/schema/fields.h"
#include "dict/tokens/analyzer.h"
#include "kouryu/searcher.h"

namespace kouryu {

/// One word of a query and the ways in which it can match. All strings folded.
struct MarkWord {
  std::vector<std::string> substrings;  // the word wherever it stands in the folded text
  std::vector<std::string> prefixes;    // word*: tokens that begin so
  std::set<std::string> terms;          // tokens with this term, with the auxiliaries behind them
  std::vector<std::string> term_prefixes;  // tokens whose term begins so, with theirs
  std::vector<std::string> dates;          // mentions with such a date term: all their characters
  std::vector<int> years;                  // mentions of these years: the year's own characters
  /// A place's facet value, as (field, value): where the passage's evidence has it, and nothing
  /// else of the word stands there (大連市 asked, 大連 written).
  std::vector<std::pair<FieldId, std::string>> facets;
  /// The parts of a word that is searched by its parts: marked only where nothing above stands in
  /// the passage.
  std::vector<std::string> part_substrings;
  std::set<std::string> part_terms;
  /// A place inside a longer number (30周年 in 130周年) is marked only where no other is.
  bool whole_numbers = false;
  double weight = 1;  // how rare it is
};
using MarkTerms = std::vector<MarkWord>;

/// A place that matches.
struct Mark {
  ByteRange range;              // in the cleaned text
  std::set<std::size_t> words;  // which of the query's: indexes into MarkTerms
  std::set<std::size_t> parts;  // which of their parts, counted over all words
};

/// All places in `text` (cleaned passage text) that match, as sorted, non-touching byte ranges of
/// `text`, whole grapheme clusters.
[[nodiscard]] std::vector<Mark> find_marks(std::string_view text, const AnalyzedText& analyzed,
                                           const MarkTerms& terms);

/// The year's own characters in a mention of time: 令和元年9月 gives 令和元年, 2004.7.14 gives
/// 2004, 平成19~21年度 all of it. Ranges in bytes of `mention`, which is folded.
[[nodiscard]] std::vector<ByteRange> year_parts(std::string_view mention);

/// At most `max_chars` code points of `text` with as many of the query's words as can be shown,
/// then the rarest: one window, or several where words stand too far from each other for one. A
/// window begins and ends at a sentence or clause where one is near, never inside a mark, a number,
/// a katakana or Latin word or a grapheme (unless that alone is longer). Line feeds and white-space
/// runs become one space. "…" stands where text is left out (not counted). `weights`: of the words.
[[nodiscard]] Snippet make_snippet(std::string_view text, const std::vector<Mark>& marks,
                                   const std::vector<double>& weights, std::size_t max_chars);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_SNIPPET_SNIPPET_H_
