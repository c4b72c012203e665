// Words and sentences: cuts off dates, tells questions from lists of words.
#include "searcher/query/words.h"

#include <algorithm>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/recognize/years.h"
#include "searcher/query/lexer.h"

namespace kouryu {
namespace {

// Particles that may stand between a date and the word it belongs to (2004年の友好都市).
std::string_view without_leading_particle(std::string_view text) {
  for (const std::string_view particle : {"の", "に", "で", "は", "、", "・"}) {
    if (text.starts_with(particle)) return text.substr(particle.size());
  }
  return text;
}

}  // namespace

QueryNode plain_word(const std::string& written, Analyzer& analyzer) {
  QueryNode node;
  node.kind = QueryNode::Kind::Word;
  node.written = written;
  const AnalyzedText analyzed = analyzer.analyze(written);
  node.folded = analyzed.folded.text;
  for (std::string& term : word_terms(analyzed)) {
    if (std::find(node.terms.begin(), node.terms.end(), term) == node.terms.end()) {
      node.terms.push_back(std::move(term));
    }
  }
  return node;
}

QueryNode read_word(const std::string& written, const WordReader& reader) {
  Analyzer& analyzer = reader.analyzer;
  const FoldedText folded = fold(written);
  for (const YearMention& mention : recognize_years(folded, {})) {
    const bool begins = mention.range.begin == 0;
    const bool ends = mention.range.end == folded.text.size();
    if (begins == ends) continue;  // the whole word, or a date in its middle
    const std::string_view text = folded.text;
    const std::string_view rest = begins ? without_leading_particle(text.substr(mention.range.end))
                                         : text.substr(0, mention.range.begin);
    if (!has_letter(rest)) continue;
    QueryNode both;
    both.kind = QueryNode::Kind::And;
    const std::string date(text.substr(mention.range.begin, mention.range.size()));
    QueryNode first = plain_word(begins ? date : std::string(rest), analyzer);
    QueryNode second = plain_word(begins ? std::string(rest) : date, analyzer);
    add_alternatives(first, reader);
    add_alternatives(second, reader);
    both.children.push_back(std::move(first));
    both.children.push_back(std::move(second));
    return both;
  }
  QueryNode node = plain_word(written, analyzer);
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

std::vector<QueryNode> read_sentence(const AnalyzedText& text, const WordReader& reader) {
  std::vector<QueryNode> words;
  std::size_t i = 0;
  while (i < text.tokens.size()) {
    if (!text.tokens[i].content) {
      ++i;
      continue;
    }
    const std::size_t begin = text.tokens[i].range.begin;
    std::size_t end = begin;
    QueryNode node;
    node.kind = QueryNode::Kind::Word;
    // Verbs stand alone: what they join to is not part of a name.
    for (; i < text.tokens.size() && text.tokens[i].content; ++i) {
      const Token& token = text.tokens[i];
      if (end != begin && token.range.begin != end) break;
      if (end != begin && token.kind == TokenKind::Verb) break;
      node.terms.push_back(word_term(token));
      end = token.range.end;
    }
    node.written = text.folded.text.substr(begin, end - begin);
    node.folded = node.written;
    add_alternatives(node, reader);
    words.push_back(std::move(node));
  }
  return words;
}

}  // namespace kouryu
