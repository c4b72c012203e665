// What a text tells about its words, once for all rules of organisations.
#include "indexer/facets/organisations/organisation_text.h"

#include <algorithm>
#include <utility>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/names/gazetteer.h"
#include "indexer/facets/organisations/organisation_spelling.h"

namespace kouryu {

OrganisationText::OrganisationText(const AnalyzedText& text, const OrganisationTables& tables,
                                   const std::vector<std::size_t>& edges)
    : text_(text), tables_(tables), edges_(text.folded.breaks) {
  edges_.insert(edges_.end(), edges.begin(), edges.end());
  // 公益財団法人 stands in front of a name, and what is before it belongs to another.
  const std::string_view folded = text.folded.text;
  constexpr std::string_view kPerson = "法人";
  for (std::size_t at = find_bytes(folded, kPerson); at != std::string_view::npos;
       at = find_bytes(folded, kPerson, at + kPerson.size())) {
    edges_.push_back(at + kPerson.size());
  }
  // So does white space between Japanese words: みさき商工会議所 大会議室 are two.
  for (const OffsetMap::Segment& segment : text.folded.map.segments()) {
    if (segment.result_size == 0 && segment.original_size > 0) {
      edges_.push_back(segment.result_begin);
    }
  }
  std::sort(edges_.begin(), edges_.end());
}

std::size_t OrganisationText::token_from(std::size_t position) const {
  const auto found =
      std::lower_bound(text_.tokens.begin(), text_.tokens.end(), position,
                       [](const Token& token, std::size_t p) { return token.range.begin < p; });
  return static_cast<std::size_t>(found - text_.tokens.begin());
}

bool OrganisationText::has_break(std::size_t position) const {
  return std::binary_search(edges_.begin(), edges_.end(), position);
}

std::optional<std::size_t> OrganisationText::edge_inside(std::size_t token) const {
  const ByteRange& range = text_.tokens[token].range;
  const auto edge = std::upper_bound(edges_.begin(), edges_.end(), range.begin);
  if (edge == edges_.end() || *edge >= range.end) return std::nullopt;
  return *edge;
}

bool OrganisationText::is_cut(const ByteRange& range) const {
  const auto edge = std::upper_bound(edges_.begin(), edges_.end(), range.begin);
  return edge != edges_.end() && *edge < range.end;
}

bool OrganisationText::has_line_end(std::size_t position) const {
  return std::binary_search(text_.folded.breaks.begin(), text_.folded.breaks.end(), position);
}

bool OrganisationText::fills_line(const ByteRange& range) const {
  const auto is_edge = [&](std::size_t position) {
    return position == 0 || position == all().size() || has_line_end(position);
  };
  return is_edge(range.begin) && is_edge(range.end);
}

bool OrganisationText::is_number(std::size_t token) const {
  return text_.tokens[token].kind == TokenKind::Number &&
         surface(token).find_first_not_of("0123456789") == std::string_view::npos;
}

std::string_view OrganisationText::ending_at(std::size_t token, std::size_t fewest) const {
  constexpr std::size_t kMostTokens = 4;
  std::string_view found;
  for (std::size_t i = token; i < tokens() && i < token + kMostTokens; ++i) {
    if (i > token && has_break(begin(i))) break;
    const std::string_view word = in({begin(token), end(i)});
    if (i + 1 >= token + fewest && tables_.is_ending(word)) found = word;
  }
  return found;
}

bool OrganisationText::is_field_before_ending(std::size_t token) const {
  if (!ending_at(token, 2).empty()) return true;  // 代表|処
  // 国際技術|協力|協会, 国際交流・|協力|総合|センター; 主催|大連市… is none.
  const bool joined = token > 0 && !has_break(begin(token)) &&
                      (surface(token - 1) == "・" || is_name_spelling(surface(token - 1)));
  if (!joined || token + 1 >= tokens() || has_break(end(token))) return false;
  const std::string_view next = surface(token + 1);
  return words(OrganisationWord::Section).contains(surface(token)) &&
         (!ending_at(token + 1).empty() || words(OrganisationWord::Generic).contains(next));
}

bool OrganisationText::is_title_in_name(std::size_t token) const {
  if (token + 1 >= tokens() || has_break(end(token))) return false;
  const std::string_view ending = ending_at(token + 1);  // 知事|協議会, 市長|公室
  const bool unit = (tables_.classes(ending) & ending_bit(EndingClass::Unit)) != 0;
  return surface(token + 1) == "会" || ending.ends_with("会") || unit;  // 領事|部
}

bool OrganisationText::may_stand_in_name(std::size_t token) const {
  const std::string_view word = surface(token);
  if (words(OrganisationWord::Trim).contains(word) && !is_field_before_ending(token)) return false;
  if (words(OrganisationWord::Title).contains(word) && !is_title_in_name(token)) return false;
  const Token& t = text_.tokens[token];
  if (is_name_spelling(word)) {
    if (t.kind == TokenKind::Adverb) return false;
    if (token == 0 || !words(OrganisationWord::Counter).contains(word)) return true;
    return text_.tokens[token - 1].kind != TokenKind::Number;
  }
  // Hiragana stands in names only as a word of its own: さいたま, ふれあい.
  const bool noun = t.kind == TokenKind::Noun || t.kind == TokenKind::ProperName ||
                    t.kind == TokenKind::Place || t.kind == TokenKind::Person ||
                    t.kind == TokenKind::Organisation;
  return noun && t.known && count_chars(word) >= 3;
}

bool OrganisationText::is_part_of_more(std::size_t end) const {
  const std::size_t next = token_from(end);
  // 商工会|事務|局長 is a title.
  if (next + 1 < tokens() && surface(next) == "事務" && surface(next + 1) == "局長") return false;
  return next < tokens() && !has_break(end) &&
         words(OrganisationWord::After).contains(surface(next));
}

std::optional<ByteRange> OrganisationText::quoted_at(std::size_t position) const {
  constexpr std::size_t kMostBytes = 90;  // 30 kanji
  constexpr std::size_t kFewestChars = 3;
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"「", "」"},
                                    std::pair<std::string_view, std::string_view>{"『", "』"}}) {
    if (!from(position).starts_with(open)) continue;
    const std::size_t begin = position + open.size();
    std::string_view name = all().substr(begin, kMostBytes + close.size());
    const std::size_t end = name.find(close);
    if (end == std::string_view::npos) return std::nullopt;
    name = name.substr(0, end);
    name = name.substr(0, name.find('('));  // ヤング・イングランド(英語版)
    const ByteRange range{begin, begin + name.size()};
    if (is_cut(range) || count_chars(name) < kFewestChars ||
        name.find("。") != std::string_view::npos ||
        ends_with_any(name, words(OrganisationWord::Event))) {
      return std::nullopt;
    }
    return range;
  }
  return std::nullopt;
}

bool OrganisationText::is_edge(std::size_t position) const {
  const std::size_t next = token_from(position);
  return next == tokens() || begin(next) == position;
}

std::vector<ByteRange> OrganisationText::find_word(std::string_view folded) const {
  std::vector<ByteRange> out;
  if (folded.empty()) return out;
  for (std::size_t at = find_bytes(all(), folded); at != std::string_view::npos;
       at = find_bytes(all(), folded, at + folded.size())) {
    if (is_edge(at) && is_edge(at + folded.size())) out.push_back({at, at + folded.size()});
  }
  return out;
}

std::size_t country_end(std::string_view words, std::string_view* name) {
  std::size_t end = 0;
  for (const PlaceMatch& match : Gazetteer::instance().written_at(words, 0)) {
    const bool country = match.place->kind == PlaceKind::Country && match.form == FormKind::Full;
    if (!country || match.bytes <= end) continue;
    end = match.bytes;
    if (name != nullptr) *name = match.place->name;
  }
  return end;
}

}  // namespace kouryu
