// Reads an unspaced string as the parts a person means by it.
//
// Names of hiragana are looked for first (hiragana_names.cpp), then MeCab's tokens are cut into
// pieces (pieces.cpp); each piece becomes a node here. Nothing is lost by a cut: a text that
// contains the string contains every part of it.
#include <algorithm>
#include <set>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/names/gazetteer.h"
#include "dict/names/organisation_names.h"
#include "searcher/query/hiragana_names.h"
#include "searcher/query/pieces.h"
#include "searcher/query/words.h"

namespace kouryu {
namespace {

/// `folded` with a line feed at each break: no token crosses one.
std::string with_breaks(std::string_view folded, const std::set<std::size_t>& breaks) {
  std::string out;
  std::size_t from = 0;
  for (const std::size_t at : breaks) {
    out.append(folded, from, at - from);
    out += '\n';
    from = at;
  }
  return out.append(folded, from);
}

/// `typed`: the string that `text` is the analysis of.
QueryNode node_of(const QueryPiece& piece, const std::string& typed, const AnalyzedText& text,
                  const WordReader& reader) {
  const ByteRange range = text.folded.map.to_original(
      {text.tokens[piece.first].range.begin, text.tokens[piece.last - 1].range.end});
  std::string written = typed.substr(range.begin, range.size());
  std::erase(written, '\n');  // of with_breaks()
  QueryNode node = word_of_tokens(written, text, piece.first, piece.last);
  node.asks = piece.kind == PieceKind::Asks;
  if (piece.kind == PieceKind::Date) {
    add_years(node, *piece.date, reader);
  } else if (!node.asks) {
    if (node.inflects && !node.terms.empty()) node.written = node.terms[0];
    node.place = names_place(node.folded);
    add_alternatives(node, reader);
  }
  return node;
}

/// True for a name that some table has whole (なのはな, すみだの会).
bool is_known_name(const std::string& written, const std::string& folded,
                   const WordReader& reader) {
  if (!Gazetteer::instance().lookup(folded).empty()) return true;
  if (organisation_names(written).size() > 1) return true;
  return reader.synonyms != nullptr && !reader.synonyms->of(folded).empty();
}

/// True for particles and auxiliaries alone: beside another word they narrow nothing.
bool says_nothing(const AnalyzedText& text) {
  return std::all_of(text.tokens.begin(), text.tokens.end(),
                     [](const Token& token) { return token.kind == TokenKind::Particle; });
}

/// The string without signs at its ends (りんご♪, +大連); empty when there are none.
std::string without_signs(const std::string& folded) {
  const auto is_sign = [](std::string_view text, std::size_t at) {
    const char32_t c = next_char(text, at);
    return !is_letter_or_digit(c) && !separates(c);
  };
  std::size_t begin = 0;
  while (begin < folded.size() && is_sign(folded, begin)) next_char(folded, begin);
  std::size_t end = folded.size();
  while (end > begin) {
    std::size_t last = end;
    previous_char(folded, last);
    if (!is_sign(folded, last)) break;
    end = last;
  }
  return begin == 0 && end == folded.size() ? std::string() : folded.substr(begin, end - begin);
}

/// A string with signs at its ends is looked for as it is (C++), and where nothing has it so,
/// without them.
QueryNode read_with_signs(const std::string& written, const std::string& folded, QueryNode core) {
  if (core.kind != QueryNode::Kind::Word) return core;
  QueryNode whole;
  whole.written = written;
  whole.folded = folded;
  whole.terms = core.terms;
  whole.place = core.place;
  whole.children.push_back(std::move(core));
  return whole;
}

}  // namespace

QueryNode read_string(const std::string& written, const WordReader& reader, bool goes_on) {
  AnalyzedText text = reader.analyzer.analyze(written);
  const std::string folded = text.folded.text;
  if (text.tokens.empty() || is_known_name(written, folded, reader)) {
    return read_word(written, reader);
  }
  if (const std::string core = without_signs(folded); !core.empty()) {
    return read_with_signs(written, folded, read_string(core, reader, goes_on));
  }
  std::string typed = written;
  const HiraganaNames found = find_hiragana_names(text, reader.analyzer, goes_on);
  if (!found.breaks.empty()) {
    typed = with_breaks(folded, found.breaks);
    text = reader.analyzer.analyze(typed);
  }
  std::vector<QueryNode> parts;
  for (const QueryPiece& piece : cut_into_pieces(text, found.names, goes_on)) {
    parts.push_back(node_of(piece, typed, text, reader));
  }
  if (parts.empty() && goes_on) {
    QueryNode nothing;  // とは of "JICA"とは
    nothing.kind = QueryNode::Kind::And;
    return nothing;
  }
  if (parts.empty()) return read_word(written, reader);
  if (parts.size() == 1 && says_nothing(text)) parts[0].asks = true;  // について
  if (parts.size() == 1 && parts[0].folded == folded) {
    if (!parts[0].inflects) parts[0].written = written;
    return std::move(parts[0]);
  }
  // Where all is hiragana, MeCab's cuts are guesses: they count only when nothing has the whole.
  if (only_hiragana(folded) && !goes_on) {
    QueryNode whole = read_word(written, reader);
    whole.children = std::move(parts);
    return whole;
  }
  QueryNode all;
  all.kind = QueryNode::Kind::And;
  all.written = written;
  all.folded = folded;
  all.children = std::move(parts);
  return all;
}

}  // namespace kouryu
