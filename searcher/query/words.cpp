// Words by themselves: their terms, the smaller words they are made of, and what sounds like a
// question.
#include "searcher/query/words.h"

#include <algorithm>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/names/gazetteer.h"

namespace kouryu {
namespace {

bool inflects(const Token& token) {
  return token.content && (token.kind == TokenKind::Verb || token.kind == TokenKind::Adjective);
}

auto begin_of(const AnalyzedText& text, std::size_t token) {
  return text.tokens.begin() + static_cast<std::ptrdiff_t>(token);
}

/// The smaller words of a compound. 市 of 大連市 alone is nothing to look for; a number belongs to
/// what it counts (30周年).
void add_children(const AnalyzedText& text, std::size_t first, std::size_t last, QueryNode& node) {
  for (std::size_t i = first; i < last; ++i) {
    std::size_t end = i + 1;
    while (end < last && text.tokens[end - 1].kind == TokenKind::Number) ++end;
    const bool counted = end > i + 1 || text.tokens[i].kind == TokenKind::Number;
    const ByteRange range{text.tokens[i].range.begin, text.tokens[end - 1].range.end};
    const std::string surface = text.folded.text.substr(range.begin, range.size());
    const bool content = counted || text.tokens[i].content;
    if (content && count_chars(surface) > 1 && surface != node.folded) {
      QueryNode child;
      child.written = surface;
      child.folded = surface;
      child.inflects = !counted && inflects(text.tokens[i]);
      for (std::size_t t = i; t < end; ++t) {
        if (text.tokens[t].content) child.terms.push_back(word_term(text.tokens[t]));
      }
      node.children.push_back(std::move(child));
    }
    i = end - 1;
  }
}

}  // namespace

bool names_place(const std::string& folded) {
  const auto matches = Gazetteer::instance().lookup(folded);
  return std::any_of(matches.begin(), matches.end(),
                     [](const PlaceMatch& m) { return m.form != FormKind::Adjective; });
}

bool is_ending(const Token& token, std::string_view folded) {
  const std::string_view written = folded.substr(token.range.begin, token.range.size());
  return token.auxiliary || written == "て" || written == "で" || written == "ば";
}

QueryNode plain_word(const std::string& written, Analyzer& analyzer) {
  const AnalyzedText analyzed = analyzer.analyze(written);
  return word_of_tokens(written, analyzed, 0, analyzed.tokens.size());
}

QueryNode word_of_tokens(const std::string& written, const AnalyzedText& text, std::size_t first,
                         std::size_t last) {
  QueryNode node;
  node.kind = QueryNode::Kind::Word;
  node.written = written;
  if (first < last) {
    const std::size_t begin = text.tokens[first].range.begin;
    node.folded = text.folded.text.substr(begin, text.tokens[last - 1].range.end - begin);
  }
  // A verb with its ending is one word.
  const bool single =
      last - first == 1 ||
      (first < last && inflects(text.tokens[first]) &&
       std::all_of(begin_of(text, first + 1), begin_of(text, last),
                   [&](const Token& token) { return is_ending(token, text.folded.text); }));
  for (std::size_t i = first; i < last; ++i) {
    const Token& token = text.tokens[i];
    if (!token.content) continue;
    node.inflects = single && inflects(token);
    std::string term = word_term(token);
    if (std::find(node.terms.begin(), node.terms.end(), term) != node.terms.end()) continue;
    node.terms.push_back(std::move(term));
  }
  if (!single) add_children(text, first, last, node);
  return node;
}

QueryNode read_word(const std::string& written, const WordReader& reader) {
  QueryNode node = plain_word(written, reader.analyzer);
  if (node.folded.empty()) node.folded = fold_text(written);
  node.place = names_place(node.folded);
  // つがる is a town, and no form of つる.
  if (node.place && !node.terms.empty() && node.terms[0] != node.folded) node.inflects = false;
  add_alternatives(node, reader);
  return node;
}

bool is_question(const AnalyzedText& text) {
  std::size_t content = 0;
  std::size_t particles = 0;
  for (const Token& token : text.tokens) {
    content += token.content ? 1 : 0;
    particles += token.kind == TokenKind::Particle ? 1 : 0;
  }
  if (particles == 0 || content < 2) return false;
  if (content >= 5 && particles >= 2) return true;
  std::string_view end = text.folded.text;
  while (end.ends_with("?") || end.ends_with("。") || end.ends_with("!")) {
    end.remove_suffix(end.ends_with("。") ? 3 : 1);
    if (text.folded.text.ends_with("?")) return true;
  }
  for (const std::string_view ending : {"ですか", "ますか", "でしょうか", "か", "は", "のか"}) {
    if (end.ends_with(ending)) {
      // The ending must be a word of its own: はるか, なのは are names.
      return !text.tokens.empty() && text.tokens.back().kind != TokenKind::Noun &&
             text.tokens.back().kind != TokenKind::ProperName;
    }
  }
  return false;
}

bool is_plain(const QueryNode& node) {
  using Kind = QueryNode::Kind;
  if (node.kind == Kind::Word || node.kind == Kind::Prefix) return true;
  if (node.kind != Kind::And) return false;
  return std::all_of(node.children.begin(), node.children.end(), is_plain);
}

std::vector<QueryNode> parts_of(const QueryNode& root) {
  if (root.kind != QueryNode::Kind::And) return {root};
  std::vector<QueryNode> parts;
  for (const QueryNode& child : root.children) {
    for (QueryNode& part : parts_of(child)) {
      const bool known = std::any_of(parts.begin(), parts.end(), [&](const QueryNode& other) {
        return same_part(other, part);
      });
      if (!known) parts.push_back(std::move(part));
    }
  }
  return parts;
}

}  // namespace kouryu
