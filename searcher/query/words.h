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

/// What it takes to read a word. `synonyms`: nullptr for none.
struct WordReader {
  Analyzer& analyzer;
  const Synonyms* synonyms;
};

/// The word with its alternatives; an And of two when a date stands at one end of it
/// (平成20年度シンポジウム).
[[nodiscard]] QueryNode read_word(const std::string& written, const WordReader& reader);

/// True for text that a person would say rather than list: 大連はどこですか.
[[nodiscard]] bool is_question(const AnalyzedText& text);

/// The runs of content tokens of a sentence, each as a word with its alternatives.
[[nodiscard]] std::vector<QueryNode> read_sentence(const AnalyzedText& text,
                                                   const WordReader& reader);

/// Adds what `node` (a Word with its terms) may also mean.
void add_alternatives(QueryNode& node, const WordReader& reader);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_QUERY_WORDS_H_
