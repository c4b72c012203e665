// Counts on the pieces of the query, before MeCab and Xapian see it.
#include "searcher/server/query_limits.h"

#include <vector>

#include "dict/base/locale.h"
#include "dict/base/utf8.h"
#include "dict/tokens/analyzer.h"
#include "searcher/query/lexer.h"
#include "searcher/server/limits.h"
#include "searcher/server/message.h"

namespace kouryu::server {
namespace {

using Kind = Lexeme::Kind;

/// Words in a phrase. No more than characters, so that MeCab is asked for long ones only.
bool has_too_many_terms(const std::string& phrase) {
  if (count_chars(phrase) <= kMaxPhraseTerms) return false;
  thread_local Analyzer analyzer;
  return analyzer.analyze(phrase).tokens.size() > kMaxPhraseTerms;
}

/// How deep a piece stands: in brackets, and behind NOTs that have not met their operand.
class Nesting {
 public:
  void read(Kind kind) {
    if (kind == Kind::Not) {
      ++nots_;
    } else if (kind == Kind::Open) {
      open_.push_back(nots_ + 1);
      depth_ += nots_ + 1;
      nots_ = 0;
    } else if (kind == Kind::Close && !open_.empty()) {
      depth_ -= open_.back();
      open_.pop_back();
      nots_ = 0;
    } else {
      nots_ = 0;
    }
  }
  [[nodiscard]] std::size_t depth() const { return depth_ + nots_; }

 private:
  std::vector<std::size_t> open_;  // levels that each open bracket added
  std::size_t depth_ = 0;          // their sum
  std::size_t nots_ = 0;
};

void check_wildcard(const std::string& beginning) {
  if (count_chars(beginning) >= kMinWildcardChars) return;
  throw HttpError(
      400, "query_too_complex",
      say("write at least two characters before *", "* の前には2文字以上を書いてください"),
      "wildcard_characters");
}

}  // namespace

void throw_too_complex(const std::string& limit, std::size_t most) {
  throw HttpError(400, "query_too_complex",
                  say("the query passes a limit: ", "検索式が制限を超えています: ") + limit +
                      say(", at most ", "、最大 ") + std::to_string(most),
                  limit);
}

void check_query(const std::string& query, SearchMode mode) {
  if (query.size() > kMaxQueryTextBytes) throw_too_complex("query_bytes", kMaxQueryTextBytes);
  if (mode == SearchMode::Exact) return;
  std::size_t clauses = 0;
  std::size_t wildcards = 0;
  Nesting nesting;
  for (const Lexeme& piece : read_lexemes(query).list) {
    nesting.read(piece.kind);
    if (nesting.depth() > kMaxNesting) throw_too_complex("nesting", kMaxNesting);
    switch (piece.kind) {
      case Kind::Open:
      case Kind::Close:
      case Kind::Not:
      case Kind::And:
      case Kind::Or:
        continue;
      case Kind::Prefix:
        if (++wildcards > kMaxWildcards) throw_too_complex("wildcards", kMaxWildcards);
        check_wildcard(piece.text);
        break;
      case Kind::Phrase:
        if (has_too_many_terms(piece.text)) throw_too_complex("phrase_terms", kMaxPhraseTerms);
        break;
      case Kind::Word:
      case Kind::Field:
        break;
    }
    if (++clauses > kMaxClauses) throw_too_complex("clauses", kMaxClauses);
  }
}

}  // namespace kouryu::server
