// From a written word to nodes of the query tree: terms, and what else the word may mean.
#ifndef KOURYU_SEARCHER_QUERY_WORDS_H_
#define KOURYU_SEARCHER_QUERY_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/query.h"

namespace kouryu {

/// A Word with its terms and no alternatives.
[[nodiscard]] QueryNode plain_word(const std::string& written, Analyzer& analyzer);

/// The same of the tokens [first, last) of `text`.
[[nodiscard]] QueryNode word_of_tokens(const std::string& written, const AnalyzedText& text,
                                       std::size_t first, std::size_t last);

/// True for what a verb ends with: an auxiliary (た, られる), て, で, ば.
[[nodiscard]] bool is_ending(const Token& token, std::string_view folded);

/// What it takes to read a word. `synonyms`: nullptr for none.
struct WordReader {
  Analyzer& analyzer;
  const Synonyms* synonyms;
};

/// True when a table of places has `folded`, by name or reading.
[[nodiscard]] bool names_place(const std::string& folded);

/// The whole of `written` as one Word with its alternatives, whatever particles it has.
[[nodiscard]] QueryNode read_word(const std::string& written, const WordReader& reader);

/// An unspaced string as what a person means by it: one Word, or an And of its parts, which were
/// cut at particles, dates and verbs (岐阜県と江西省の交流: 岐阜県, 江西省, 交流). Names and
/// compounds stay whole. No particle is a part; what asks (何年, どこ) is one, marked so. The And
/// carries the string; every text that contains the string has all its parts. `goes_on`: it begins
/// behind a word, so that its first token may be a particle. parts.cpp.
[[nodiscard]] QueryNode read_string(const std::string& written, const WordReader& reader,
                                    bool goes_on = false);

/// True for text that a person would say rather than list: 大連はどこですか.
[[nodiscard]] bool is_question(const AnalyzedText& text);

/// Adds what `node` (a Word with its terms) may also mean.
void add_alternatives(QueryNode& node, const WordReader& reader);

/// Adds the years and dates that `node`, a date, stands for, and their other names.
void add_years(QueryNode& node, const YearMention& mention, const WordReader& reader);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_QUERY_WORDS_H_
