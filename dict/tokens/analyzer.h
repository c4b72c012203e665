// The ONE rule that turns text into terms, called by the indexer on passages and by the searcher on
// queries, and the fingerprint that says with which rule an index was built.
#ifndef KOURYU_DICT_TOKENS_ANALYZER_H_
#define KOURYU_DICT_TOKENS_ANALYZER_H_

#include <string>
#include <string_view>
#include <vector>

#include "dict/text/normalizer.h"
#include "dict/tokens/token.h"
#include "dict/tokens/tokenizer.h"

namespace kouryu {

/// A passage or query after analysis. Tokens' views point into `folded.text` and into the Analyzer
/// that made them: it may be moved, not copied, not changed, and not outlive the Analyzer.
struct AnalyzedText {
  FoldedText folded;
  std::vector<Token> tokens;

  AnalyzedText() = default;
  AnalyzedText(AnalyzedText&&) = default;
  AnalyzedText& operator=(AnalyzedText&&) = default;
  AnalyzedText(const AnalyzedText&) = delete;
  AnalyzedText& operator=(const AnalyzedText&) = delete;
};

/// One per thread (it owns a Tokenizer).
class Analyzer {
 public:
  [[nodiscard]] AnalyzedText analyze(std::string_view text);

  /// The same, but with the tokens only of sentences where one of `beginnings` stands. An empty
  /// beginning stands everywhere.
  [[nodiscard]] AnalyzedText analyze_near(std::string_view text,
                                          const std::vector<std::string>& beginnings);

 private:
  Tokenizer tokenizer_;
};

/// Word terms (without prefix) of the content tokens, in text order, repeats included. A term is at
/// most 120 bytes (cut at a character).
[[nodiscard]] std::vector<std::string> word_terms(const AnalyzedText& text);

/// The term of one content token.
[[nodiscard]] std::string word_term(const Token& token);

/// What every form of a term begins with in a text: 呼び寄せる -> 呼び, する -> nothing. A verb or
/// adjective changes at most its last two characters, in hiragana.
[[nodiscard]] std::string_view fixed_beginning(std::string_view term);

/// Dictionaries + folding tables + rules version, e.g. "1-3f9a…". An index with another
/// fingerprint must be rebuilt.
[[nodiscard]] const std::string& analyzer_fingerprint();

}  // namespace kouryu

#endif  // KOURYU_DICT_TOKENS_ANALYZER_H_
