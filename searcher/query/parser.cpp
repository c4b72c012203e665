// The grammar: OR binds least, then AND (or nothing), then NOT and -. Never fails: what is no
// sentence of it is read as plain words.
#include <algorithm>
#include <optional>
#include <utility>

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
      auto child = parse_unary(depth + 1);
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
        if (!may_be_prefix(lexeme.text)) return read_word(lexeme.text, reader_);
        QueryNode node;
        node.kind = Kind::Prefix;
        node.written = lexeme.text;
        node.folded = fold_text(lexeme.text);
        return node;
      }
      case Lexeme::Kind::Field:
        return filter(lexeme);
      default:
        return read_word(lexeme.text, reader_);
    }
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
    node.field = lexeme.field;
    node.written = lexeme.text;
    if (lexeme.field == "title") {
      node.values = plain_word(lexeme.text, reader_.analyzer).terms;
      return node;
    }
    try {
      ResolvedFilters resolved = resolve_filters({{lexeme.field, {lexeme.text}}}, reader_.analyzer);
      node.values = std::move(resolved.values[lexeme.field]);
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
  bool cut_ = false;
  Trouble trouble_ = Trouble::None;
};

QueryNode nothing() {
  QueryNode node;
  node.kind = Kind::Or;
  return node;
}

/// True for queries that may be sentences: they use no operator and no western quotation mark.
/// 「」 and brackets belong to the language, and stand in many a question.
bool may_be_sentence(std::string_view query, const std::vector<Lexeme>& lexemes) {
  for (const std::string_view mark : {"\"", "＂", "“", "”"}) {
    if (query.find(mark) != std::string_view::npos) return false;
  }
  return std::all_of(lexemes.begin(), lexemes.end(), [](const Lexeme& l) {
    return l.kind == Lexeme::Kind::Word || l.kind == Lexeme::Kind::Phrase ||
           l.kind == Lexeme::Kind::Open || l.kind == Lexeme::Kind::Close;
  });
}

/// The pieces between white space.
std::vector<std::string> split_at_space(std::string_view text) {
  std::vector<std::string> pieces;
  std::size_t begin = 0;
  for (std::size_t position = 0; position <= text.size();) {
    const std::size_t at = position;
    const bool end = at == text.size();
    if (end || is_space(next_char(text, position))) {
      if (at > begin) pieces.emplace_back(text.substr(begin, at - begin));
      if (end) break;
      begin = position;
    }
  }
  return pieces;
}

/// A sentence, as an Or of its words; nothing when it is none.
std::optional<QueryNode> read_question(std::string_view query, const std::vector<Lexeme>& lexemes,
                                       const WordReader& reader, ParsedQuery& out) {
  if (!may_be_sentence(query, lexemes)) return std::nullopt;
  // Words between spaces are a list, unless one of them is a sentence by itself.
  bool question = false;
  std::string sentence;
  for (const std::string& piece : split_at_space(query)) {
    question = question || is_question(reader.analyzer.analyze(piece));
    if (!sentence.empty()) sentence += '\n';
    sentence += piece;
  }
  if (!question) return std::nullopt;
  auto words = read_sentence(reader.analyzer.analyze(sentence), reader);
  if (words.size() > kMaxQueryNodes) {
    words.resize(kMaxQueryNodes);
    warn(out, "query_cut",
         say("the query is too long: only its beginning was searched",
             "検索式が長すぎるため、先頭だけを検索しました"));
  }
  if (words.empty()) return std::nullopt;
  out.question = true;
  QueryNode node;
  node.kind = Kind::Or;
  node.children = std::move(words);
  return node;
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
  out.root = read_question(repaired, lexemes.list, reader, out);
  if (!out.root) {
    if (lexemes.unbalanced_quote) {
      warn(out, "read_as_words",
           say("a quotation mark has no partner: it was read as a space",
               "引用符が閉じていないため、空白として読みました"));
    }
    Parser parser(lexemes.list, reader, out);
    out.root = parser.parse();
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
      cut = again.cut();
    }
    if (cut)
      warn(out, "query_cut",
           say("the query has too many parts: the last ones were left out",
               "検索式の項が多すぎるため、後ろの項を除きました"));
    if (!out.root) out.root = nothing();
  }
  out.interpreted = describe(*out.root);
  return out;
}

}  // namespace kouryu
