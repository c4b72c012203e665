// A query as a tree: what the person typed, read once, without any Xapian.
//
// lexer.cpp knows the characters of the query language, parser.cpp its operators, parts.cpp how an
// unspaced string is cut into what a person means, alternatives.cpp what a word may also mean
// (Dalian -> 大連), spellings.cpp how else it may be written, slips.cpp what was meant, filters.cpp
// the values of filters. searcher/plan makes steps of it and asks them; searcher/snippet marks.
#ifndef KOURYU_SEARCHER_QUERY_QUERY_H_
#define KOURYU_SEARCHER_QUERY_QUERY_H_

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dict/lexicon/synonyms.h"
#include "dict/schema/fields.h"
#include "dict/time/years.h"
#include "dict/tokens/analyzer.h"
#include "kouryu/searcher.h"

namespace kouryu {

/// Another thing a word may mean; matches like the word itself, ranks a little below.
struct Alternative {
  enum class Kind { Substring, FacetValue };
  Kind kind = Kind::Substring;
  FieldId field = FieldId::Text;   // of a FacetValue: a facet, or the date
  std::string value;               // folded text (Substring) or canonical value (FacetValue)
  std::string how;                 // year, place, organisation, synonym, near, reading, spelling
  std::vector<std::string> terms;  // word terms of a Substring
  bool inflects = false;           // as QueryNode::inflects
  double weight = 0.8;             // of its score, against the word as typed
  bool spelling = false;           // the same name, spelt otherwise: NOT takes it along
  bool unproven = false;           // made by a rule: nothing unless the index has it
  std::vector<std::string> marks;  // folded strings to highlight where this matched
};

struct QueryNode {
  enum class Kind { Word, Phrase, Prefix, And, Or, Not, Filter };
  Kind kind = Kind::Word;
  // Word, Phrase, Prefix; And: the unspaced string that its children were cut from, or empty
  std::string written;             // as typed
  std::string folded;              // fold_text(written)
  std::vector<std::string> terms;  // word terms of the content tokens (Word)
  std::vector<Alternative> alternatives;
  bool inflects = false;  // Word: one verb or adjective, found in all its forms by its term
  bool in_parts = false;  // Word: asked by its parts (children) too, as the answer says
  bool asks = false;      // Word: 何年, どこ: what is wanted, in no answer
  bool place = false;     // Word: names a place
  bool date = false;      // Word: a year, month or day, however written: facets tell its passages
  bool literal = false;   // Word under NOT: only what it says, not what it may also mean
  // Filter inside the query (city:大連市): as in SearchRequest::filters
  FieldId field = FieldId::Text;
  std::vector<std::string> values;  // canonical; years as digits, ranges as "2004..2010"
  // And, Or: any number (an Or of none matches nothing); Not: exactly one; Word: the smaller words
  // it is made of, for when it stands nowhere whole; none when it is made of one
  std::vector<QueryNode> children;
};

struct ParsedQuery {
  std::optional<QueryNode> root;     // absent: browse
  bool question = false;             // sentence-like: ranked by the weights of questions
  bool operators = false;            // AND, OR, NOT, quotes, filters were typed: kept to the letter
  bool joined = false;               // AND or OR were typed
  std::vector<std::string> strings;  // folded: unspaced strings of which `root` has the parts
  std::string interpreted;
  std::vector<Warning> warnings;
  std::vector<std::pair<FieldId, std::string>> unknown_values;  // as ResolvedFilters::unknown
  std::vector<FieldId> all;  // filters on these fields narrow, whatever others there are on them
  std::string bad_filter;    // a field:value that cannot be understood: the message of a BadQuery
};

// The limits of a query; README.md publishes them. Past one of them the rest is left out or read
// as plain words, and the warning "query_cut" names the limit.
inline constexpr std::size_t kMaxQueryBytes = std::size_t{8} * 1024;
inline constexpr std::size_t kMaxQueryNodes = 256;  // words, phrases and filters
inline constexpr std::size_t kMaxQueryDepth = 64;   // brackets inside each other
inline constexpr std::size_t kMaxPrefixes = 4;      // word*
inline constexpr std::size_t kMinPrefixChars = 2;   // before the *

/// Reads the query language; never throws for a query, however odd: what cannot be read as
/// operators is searched as plain words, with the warning "read_as_words". `synonyms`: what words
/// are widened by; nullptr for none.
[[nodiscard]] ParsedQuery parse_query(std::string_view query, SearchMode mode, Analyzer& analyzer,
                                      const Synonyms* synonyms = &Synonyms::builtin());

/// Canonical values of a filter; any of them will do. With SearchRequest::all there are groups, one
/// for each value that was typed: a passage must have one of each.
struct FilterValues : std::vector<std::string> {
  using std::vector<std::string>::vector;
  using std::vector<std::string>::operator=;

  std::vector<std::vector<std::string>> groups;
};

/// Canonical filter values: 大连 -> 大連市, H16 -> 2004, クレア -> 自治体国際化協会. Field names as
/// in SearchRequest::filters. Throws Error (BadQuery) for a value that cannot be understood.
struct ResolvedFilters {
  /// field -> canonical values. Of a year the values are digits; a range gives all of its years.
  std::map<FieldId, FilterValues> values;
  /// Values of `values` that no table knows, by field: understood only where the index has them.
  std::vector<std::pair<FieldId, std::string>> unknown;
};
/// Throws Error (BadQuery) for a value that cannot be understood. `all`: fields whose values must
/// all be there.
[[nodiscard]] ResolvedFilters resolve_filters(
    const std::map<std::string, std::vector<std::string>>& filters, Analyzer& analyzer,
    const std::vector<FieldId>& all = {});
/// The filters of these names. Throws Error (BadQuery) for one that is none.
[[nodiscard]] std::vector<FieldId> filters_named(const std::vector<std::string>& names);
/// The same of one filter, which is not title.
void resolve_filter(FieldId field, const std::vector<std::string>& values, Analyzer& analyzer,
                    ResolvedFilters& resolved, bool all = false);
/// Between the keys of a value of "field" that must all be there.
inline constexpr const char* kTogether = "\x1e";

/// Throws the Error (BadQuery) of a filter value that cannot be understood.
[[noreturn]] void throw_bad_value(FieldId field, const std::string& value);

/// Other ways to write a word that mean the same: digits in groups (12573 -> 12,573), katakana
/// (ヴァイオリン -> バイオリン), kanji that names exchange (斉藤 -> 斎藤). Folded, at most 40;
/// whether any of them stands in the index is the caller's to find out.
[[nodiscard]] std::vector<std::string> other_spellings(std::string_view folded);

/// Words that a slip has all but surely turned into `folded`, likeliest first: near sounds of five
/// katakana and more (ビックデータ), names of places with a kanji that looks alike (北九洲市). At
/// most 200, folded; whether the index has any is the caller's to find out.
[[nodiscard]] std::vector<std::string> likely_slips(std::string_view folded);

/// The same for kanji that look alike: 自冶体 -> 自治体.
[[nodiscard]] std::vector<std::string> look_alikes(std::string_view folded);

/// Every word one edit away (two letters exchanged, one left out, changed, added) of a word of 4 to
/// 16 letters in one of Latin, hiragana, katakana; nothing for others. At most 3,000, folded.
[[nodiscard]] std::vector<std::string> one_edit_away(std::string_view folded);

/// An alternative that is spelt `folded`, with its word terms.
[[nodiscard]] Alternative spelling_alternative(const std::string& folded, Analyzer& analyzer);

/// True for nodes that stand for words to be found: Word, Prefix and what is made of them.
[[nodiscard]] bool is_plain(const QueryNode& node);

/// The words and prefixes of a plain tree, in their order; brackets and strings taken apart.
[[nodiscard]] std::vector<QueryNode> parts_of(const QueryNode& root);

/// True when both ask for the same, as parts of one query.
[[nodiscard]] inline bool same_part(const QueryNode& a, const QueryNode& b) {
  return a.kind == b.kind && a.folded == b.folded;
}

/// How a tree is read, for people: `大連 AND (環境 OR 公害)`, with the notes of alternatives.
[[nodiscard]] std::string describe(const QueryNode& node);

/// The tree to the letter, for tests and `kouryu explain`:
/// And(Word(大連 [大連] ~大连), Not(Phrase(青森))).
[[nodiscard]] std::string print_tree(const QueryNode& node);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_QUERY_QUERY_H_
