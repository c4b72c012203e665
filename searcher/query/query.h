// A query as a tree: what the person typed, read once, without any Xapian.
//
// lexer.cpp knows the characters of the query language, parser.cpp its operators, alternatives.cpp
// what a word may also mean (2004年 -> 平成16年, Dalian -> 大連), filters.cpp the values of
// filters. searcher/rank turns the tree into a Xapian query; searcher/snippet marks its terms.
#ifndef KOURYU_SEARCHER_QUERY_QUERY_H_
#define KOURYU_SEARCHER_QUERY_QUERY_H_

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dict/recognize/years.h"
#include "dict/tokens/analyzer.h"
#include "kouryu/searcher.h"

namespace kouryu {

/// Another thing a word may mean; matches like the word itself, ranks a little below.
struct Alternative {
  enum class Kind { Substring, FacetValue };
  Kind kind = Kind::Substring;
  std::string field;               // of a FacetValue: "year", "city", "org" …
  std::string value;               // folded text (Substring) or canonical value (FacetValue)
  std::string note;                // for `interpreted`, e.g. "だいれん→大連"
  std::vector<std::string> terms;  // word terms of a Substring: all of them match as well
  double weight = 0.8;             // of its score, against the word as typed
  bool spelling = false;           // the same name, spelt otherwise: NOT takes it along
  std::vector<std::string> marks;  // folded strings to highlight where this matched
};

struct QueryNode {
  enum class Kind { Word, Phrase, Prefix, And, Or, Not, Filter };
  Kind kind = Kind::Word;
  // Word, Phrase, Prefix
  std::string written;             // as typed
  std::string folded;              // fold_text(written)
  std::vector<std::string> terms;  // word terms of the content tokens (Word)
  std::vector<Alternative> alternatives;
  // Filter inside the query (city:大連市): as in SearchRequest::filters
  std::string field;
  std::vector<std::string> values;  // canonical; years as digits, ranges as "2004..2010"
  // And, Or: any number (an Or of none matches nothing); Not: exactly one
  std::vector<QueryNode> children;
};

struct ParsedQuery {
  std::optional<QueryNode> root;  // absent: browse
  bool question = false;          // sentence-like: rank by OR
  std::string interpreted;
  std::vector<Warning> warnings;
  std::vector<std::pair<std::string, std::string>> unknown_values;  // as ResolvedFilters::unknown
  std::string bad_filter;  // a field:value that cannot be understood: the message of a BadQuery
};

inline constexpr std::size_t kMaxQueryBytes = std::size_t{8} * 1024;
inline constexpr std::size_t kMaxQueryNodes = 256;
inline constexpr std::size_t kMaxQueryDepth = 64;

/// Reads the query language; never throws for a query, however odd: what cannot be read as
/// operators is searched as plain words, with the warning "read_as_words". Depth and number of
/// nodes are capped (warning "query_cut").
[[nodiscard]] ParsedQuery parse_query(std::string_view query, SearchMode mode, Analyzer& analyzer);

/// Canonical filter values: 大连 -> 大連市, H16 -> 2004, クレア -> 自治体国際化協会. Field names as
/// in SearchRequest::filters. Throws Error (BadQuery) for a value that cannot be understood.
struct ResolvedFilters {
  /// field -> canonical values (OR). For "year" the values are years as digits; a range gives all
  /// of its years.
  std::map<std::string, std::vector<std::string>> values;
  /// Values of `values` that no table knows, by field: understood only where the index has them.
  std::vector<std::pair<std::string, std::string>> unknown;
};
/// Throws Error (BadQuery) for a value that cannot be understood.
[[nodiscard]] ResolvedFilters resolve_filters(
    const std::map<std::string, std::vector<std::string>>& filters, Analyzer& analyzer);
/// Between the keys of a value of "field" that must all be there.
inline constexpr const char* kTogether = "\x1e";

/// Throws the Error (BadQuery) of a filter value that cannot be understood.
[[noreturn]] void throw_bad_value(const std::string& field, const std::string& value);

/// Other spellings of a word that nothing contains: katakana variants (ビックデータ ->
/// ビッグデータ), place names one character away (北九洲市 -> 北九州市). Folded, likeliest first;
/// whether any of them stands in the index is the caller's to find out.
[[nodiscard]] std::vector<std::string> other_spellings(const QueryNode& word);

/// An alternative for `word` that is spelt `folded`, with its word terms.
[[nodiscard]] Alternative spelling_alternative(const QueryNode& word, const std::string& folded,
                                               Analyzer& analyzer);

/// How a tree is read, for people: `大連 AND (環境 OR 公害)`, with the notes of alternatives.
[[nodiscard]] std::string describe(const QueryNode& node);

/// The tree to the letter, for tests and `kouryu explain`:
/// And(Word(大連 [大連] ~大连), Not(Phrase(青森))).
[[nodiscard]] std::string print_tree(const QueryNode& node);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_QUERY_QUERY_H_
