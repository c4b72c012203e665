// The grammar: OR binds least, then AND (or nothing), then NOT and -. Never fails: what is no
// sentence of it is read as plain words.
#include <algorithm>
#include <optional>
#include <utility>

#include "dict/base/deadline.h"
#include "dict/base/locale.h"
#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"
#include "searcher/query/lexer.h"
#include "searcher/query/query.h"
#include "searcher/query/words.h"

namespace kouryu {
namespace {

using Kind = QueryNode::Kind;

enum class Trouble { None, Grammar, Depth };

/// Cuts at a character boundary.
std::string_view first_bytes(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

QueryNode joined(Kind kind, std::vector<QueryNode> children) {
  if (children.size() == 1) return std::move(children[0]);
  QueryNode node;
  node.kind = kind;
  node.children = std::move(children);
  return node;
}

void warn(ParsedQuery& out, const char* code, const char* message) {
  for (const Warning& warning : out.warnings) {
    if (warning.code == code) return;
  }
  out.warnings.push_back({code, message});
}

class Parser {
 public:
  Parser(const std::vector<Lexeme>& lexemes, const WordReader& reader, ParsedQuery& out)
      : lexemes_(lexemes), reader_(reader), out_(out) {}

  /// The whole as one tree; nothing when the operators are odd.
  std::optional<QueryNode> parse() {
    auto node = parse_or(0);
    if (node && position_ < lexemes_.size()) fail(Trouble::Grammar);
    if (trouble_ != Trouble::None) return std::nullopt;
    return node;
  }

  /// Every piece as a word, operators too; brackets are spaces.
  std::optional<QueryNode> parse_plain() {
    std::vector<QueryNode> words;
    for (const Lexeme& lexeme : lexemes_) {
      if (lexeme.kind == Lexeme::Kind::Open || lexeme.kind == Lexeme::Kind::Close) continue;
      if (!has_letter(lexeme.text)) continue;
      if (!room()) break;
      words.push_back(read_leaf(lexeme));
    }
    if (words.empty()) return std::nullopt;
    return joined(Kind::And, std::move(words));
  }

  [[nodiscard]] Trouble trouble() const { return trouble_; }
  [[nodiscard]] bool cut() const { return cut_; }

 private:
  void fail(Trouble trouble) {
    if (trouble_ == Trouble::None) trouble_ = trouble;
  }
  bool room() {
    if (++nodes_ <= kMaxQueryNodes) return true;
    cut_ = true;
    return false;
  }
  [[nodiscard]] bool at(Lexeme::Kind kind) const {
    return position_ < lexemes_.size() && lexemes_[position_].kind == kind;
  }

  std::optional<QueryNode> parse_or(std::size_t depth) {
    std::vector<QueryNode> children;
    do {
      auto child = parse_and(depth);
      if (trouble_ != Trouble::None) return std::nullopt;
      if (child) children.push_back(std::move(*child));
    } while (take(Lexeme::Kind::Or));
    if (children.empty()) return std::nullopt;
    return joined(Kind::Or, std::move(children));
  }

  std::optional<QueryNode> parse_and(std::size_t depth) {
    std::vector<QueryNode> children;
    bool first = true;
    for (;;) {
      check_deadline();
      const bool more = position_ < lexemes_.size() && !at(Lexeme::Kind::Or) &&
                        !at(Lexeme::Kind::Close) && !at(Lexeme::Kind::And);
      if (!more) {
        // AND and OR need something at both sides.
        if (first) fail(Trouble::Grammar);
        break;
      }
      auto child = parse_unary(depth);
      if (trouble_ != Trouble::None) return std::nullopt;
      if (child) children.push_back(std::move(*child));
      first = take(Lexeme::Kind::And);
    }
    if (trouble_ != Trouble::None || children.empty()) return std::nullopt;
    return joined(Kind::And, std::move(children));
  }

  std::optional<QueryNode> parse_unary(std::size_t depth) {
    if (depth > kMaxQueryDepth) {
      fail(Trouble::Depth);
      return std::nullopt;
    }
    if (take(Lexeme::Kind::Not)) {
      ++negations_;
      auto child = parse_unary(depth + 1);
      --negations_;
      if (!child) return std::nullopt;
      QueryNode node;
      node.kind = Kind::Not;
      node.children.push_back(std::move(*child));
      return node;
    }
    if (take(Lexeme::Kind::Open)) {
      auto inner = parse_or(depth + 1);
      if (trouble_ == Trouble::None && !take(Lexeme::Kind::Close)) fail(Trouble::Grammar);
      return inner;
    }
    if (position_ >= lexemes_.size() || at(Lexeme::Kind::Close) || at(Lexeme::Kind::And) ||
        at(Lexeme::Kind::Or)) {
      fail(Trouble::Grammar);
      return std::nullopt;
    }
    const Lexeme& lexeme = lexemes_[position_++];
    if (!room()) return std::nullopt;
    return read_leaf(lexeme);
  }

  bool take(Lexeme::Kind kind) {
    if (!at(kind)) return false;
    ++position_;
    return true;
  }

  QueryNode read_leaf(const Lexeme& lexeme) {
    switch (lexeme.kind) {
      case Lexeme::Kind::Phrase:
        return phrase(lexeme.text);
      case Lexeme::Kind::Prefix: {
        if (!may_be_prefix(lexeme.text)) return word(lexeme);
        QueryNode node;
        node.kind = Kind::Prefix;
        node.written = lexeme.text;
        node.folded = fold_text(lexeme.text);
        return node;
      }
      case Lexeme::Kind::Field:
        return filter(lexeme);
      default:
        return word(lexeme);
    }
  }

  /// What is not wanted is meant as it was typed: whole, in any spelling, but not what it may also
  /// mean (NOT 青年 leaves the passages with 若者).
  QueryNode word(const Lexeme& lexeme) {
    if (negations_ % 2 == 0) return within_room(read_string(lexeme.text, reader_, lexeme.goes_on));
    QueryNode node = read_word(lexeme.text, reader_);
    node.literal = std::erase_if(node.alternatives,
                                 [](const Alternative& other) { return !other.spelling; }) > 0;
    return node;
  }

  /// False, with a warning, for a beginning that too many words have, and for one too many.
  bool may_be_prefix(const std::string& text) {
    if (count_chars(fold_text(text)) < kMinPrefixChars) {
      warn(out_, "query_cut",
           say("fewer than two characters before *: read as a word",
               "* の前が2文字に満たないため、普通の語として読みました"));
      return false;
    }
    if (prefixes_ == kMaxPrefixes) {
      warn(out_, "query_cut",
           say("more than four words with *: the others were read as words",
               "* のある語が4つを超えるため、残りは普通の語として読みました"));
      return false;
    }
    ++prefixes_;
    return true;
  }

  /// The parts of a string count as nodes, too.
  QueryNode within_room(QueryNode node) {
    for (std::size_t i = 1; node.kind == Kind::And && i < node.children.size(); ++i) {
      if (!room()) node.children.resize(i);
    }
    return node;
  }

  static QueryNode phrase(const std::string& text) {
    QueryNode node;
    node.kind = Kind::Phrase;
    node.written = text;
    node.folded = fold_text(text);
    return node;
  }

  QueryNode filter(const Lexeme& lexeme) {
    QueryNode node;
    node.kind = Kind::Filter;
    node.field = *lexeme.field;
    node.written = lexeme.text;
    if (node.field == FieldId::Title) {
      node.values = plain_word(lexeme.text, reader_.analyzer).terms;
      return node;
    }
    try {
      ResolvedFilters resolved;
      resolve_filter(node.field, {lexeme.text}, reader_.analyzer, resolved);
      node.values = std::move(resolved.values[node.field]);
      out_.unknown_values.insert(out_.unknown_values.end(), resolved.unknown.begin(),
                                 resolved.unknown.end());
    } catch (const Error& error) {
      if (out_.bad_filter.empty()) out_.bad_filter = error.what();
    }
    return node;
  }

  const std::vector<Lexeme>& lexemes_;
  const WordReader& reader_;
  ParsedQuery& out_;
  std::size_t position_ = 0;
  std::size_t nodes_ = 0;
  std::size_t prefixes_ = 0;
  std::size_t negations_ = 0;  // NOTs around what is read now
  bool cut_ = false;
  Trouble trouble_ = Trouble::None;
};

/// True when particles join words: a sentence or a part of one.
bool is_cut(const QueryNode& node) {
  if (node.kind != Kind::And) return false;
  return (!node.folded.empty() && node.children.size() > 1) ||
         std::any_of(node.children.begin(), node.children.end(), is_cut);
}

void warn_of_parts(ParsedQuery& out) {
  warn(out, "query_cut",
       say("the query has too many parts: the last ones were left out",
           "検索式の項が多すぎるため、後ろの項を除きました"));
}

QueryNode nothing() {
  QueryNode node;
  node.kind = Kind::Or;
  return node;
}

/// What keeps a query to the letter.
bool is_operator(const Lexeme& lexeme) {
  switch (lexeme.kind) {
    case Lexeme::Kind::And:
    case Lexeme::Kind::Or:
    case Lexeme::Kind::Not:
    case Lexeme::Kind::Phrase:
    case Lexeme::Kind::Field:
      return true;
    default:
      return false;
  }
}

/// True when one of the words is said rather than listed.
bool sounds_like_question(const std::vector<Lexeme>& lexemes, Analyzer& analyzer) {
  return std::any_of(lexemes.begin(), lexemes.end(), [&](const Lexeme& lexeme) {
    return lexeme.kind == Lexeme::Kind::Word && is_question(analyzer.analyze(lexeme.text));
  });
}

}  // namespace

ParsedQuery parse_query(std::string_view query, SearchMode mode, Analyzer& analyzer,
                        const Synonyms* synonyms) {
  const WordReader reader{analyzer, synonyms};
  ParsedQuery out;
  const std::string repaired = repair_utf8(first_bytes(query, kMaxQueryBytes));
  if (query.size() > kMaxQueryBytes) {
    warn(out, "query_cut",
         say("the query is longer than 8 KiB: only its beginning was searched",
             "検索式が 8 KiB を超えるため、先頭だけを検索しました"));
  }
  if (mode == SearchMode::Exact) {
    QueryNode node;
    node.kind = Kind::Phrase;
    node.written = repaired;
    node.folded = fold_text(repaired);
    if (!node.folded.empty()) {
      out.interpreted = describe(node);
      out.root = std::move(node);
    }
    return out;
  }
  const Lexemes lexemes = read_lexemes(repaired);
  if (lexemes.only_symbols) {
    out.root = nothing();
    warn(out, "no_words",
         say("the query has no letter and no digit: nothing can match",
             "検索式に文字も数字もないため、一致するものはありません"));
    return out;
  }
  if (lexemes.list.empty()) return out;
  if (lexemes.unbalanced_quote) {
    warn(out, "read_as_words",
         say("a quotation mark has no partner: it was read as a space",
             "引用符が閉じていないため、空白として読みました"));
  }
  Parser parser(lexemes.list, reader, out);
  out.root = parser.parse();
  out.operators = std::any_of(lexemes.list.begin(), lexemes.list.end(), is_operator);
  out.joined = std::any_of(lexemes.list.begin(), lexemes.list.end(), [](const Lexeme& lexeme) {
    return lexeme.kind == Lexeme::Kind::And || lexeme.kind == Lexeme::Kind::Or;
  });
  bool cut = parser.cut();
  if (!out.root && parser.trouble() != Trouble::None) {
    warn(out, "read_as_words",
         say("the operators make no sense: all was read as plain words",
             "演算子として読めないため、すべて普通の語として検索しました"));
    if (parser.trouble() == Trouble::Depth) {
      warn(out, "query_cut",
           say("brackets are nested too deeply: they were left out",
               "括弧の入れ子が深すぎるため、括弧を除きました"));
    }
    Parser again(lexemes.list, reader, out);
    out.root = again.parse_plain();
    out.operators = out.root && !is_plain(*out.root);
    out.joined = false;
    cut = again.cut();
  }
  if (cut) warn_of_parts(out);
  if (!out.root) out.root = nothing();
  out.question =
      !out.operators && (sounds_like_question(lexemes.list, analyzer) || is_cut(*out.root));
  out.interpreted = describe(*out.root);
  return out;
}

}  // namespace kouryu
