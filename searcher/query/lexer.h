// A raw query as pieces: words, phrases, operators, brackets, fields; full-width forms as ASCII.
#ifndef KOURYU_SEARCHER_QUERY_LEXER_H_
#define KOURYU_SEARCHER_QUERY_LEXER_H_

#include <string>
#include <string_view>
#include <vector>

namespace kouryu {

struct Lexeme {
  enum class Kind { Word, Prefix, Phrase, Field, And, Or, Not, Open, Close };
  Kind kind = Kind::Word;
  std::string text;   // Word, Phrase, Field: the value; Prefix: without its *; operators: as typed
  std::string field;  // Field: the schema's name of it, or "title", "doc"
  bool goes_on = false;  // Word: right behind a quotation ("JICA"は何の略)
};

struct Lexemes {
  std::vector<Lexeme> list;
  bool unbalanced_quote = false;  // a quotation mark without its partner was read as a space
  bool only_symbols = false;      // something was typed, and it had no letter and no digit
};

/// `query` must be valid UTF-8. Words without a letter or digit are left out.
[[nodiscard]] Lexemes read_lexemes(std::string_view query);

/// The canonical name of a field as typed in a query (pref, 年, city …); empty when there is none.
[[nodiscard]] std::string_view query_field(std::string_view typed);

/// True when `text` has a letter or a digit.
[[nodiscard]] bool has_letter(std::string_view text);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_QUERY_LEXER_H_
