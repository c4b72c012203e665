// A raw query as pieces: words, phrases, operators, brackets, fields; full-width forms as ASCII.
#ifndef KOURYU_SEARCHER_QUERY_LEXER_H_
#define KOURYU_SEARCHER_QUERY_LEXER_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dict/schema/fields.h"

namespace kouryu {

struct Lexeme {
  enum class Kind { Word, Prefix, Phrase, Field, And, Or, Not, Open, Close };
  Kind kind = Kind::Word;
  std::string text;  // Word, Phrase, Field: the value; Prefix: without its *; operators: as typed
  std::optional<FieldId> field;  // Field
  bool goes_on = false;          // Word: right behind a quotation ("JICA"は何の略)
};

struct Lexemes {
  std::vector<Lexeme> list;
  bool unbalanced_quote = false;  // a quotation mark without its partner was read as a space
  bool only_symbols = false;      // something was typed, and it had no letter and no digit
};

/// `query` must be valid UTF-8. Words without a letter or digit are left out.
[[nodiscard]] Lexemes read_lexemes(std::string_view query);

/// True when `text` has a letter or a digit.
[[nodiscard]] bool has_letter(std::string_view text);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_QUERY_LEXER_H_
