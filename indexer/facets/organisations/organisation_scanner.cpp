// From an ending leftwards over the words that may stand in a name.
#include "indexer/facets/organisations/organisation_scanner.h"

#include <algorithm>
#include <array>

#include "dict/base/utf8.h"
#include "indexer/facets/organisations/organisation_legal.h"
#include "indexer/facets/organisations/organisation_spelling.h"

namespace kouryu {
namespace {

constexpr std::size_t kFewestJoinedBytes = 9;  // a character, ・, a character
constexpr std::size_t kMostNameBytes = 120;    // 40 kanji

// What the edge of a token may be, as bits.
constexpr std::uint8_t kKept = 1;     // the beginning of a name kept by hand
constexpr std::uint8_t kForm = 2;     // that of a legal form
constexpr std::uint8_t kFront = 4;    // that of a word of the row "front"
constexpr std::uint8_t kQuote = 8;    // a quotation mark
constexpr std::uint8_t kSuffix = 16;  // the end of an ending
constexpr std::uint8_t kKind = 32;    // that of a word of the row "kind"

/// Most tokens are nothing of all this: one look tells.
struct TokenMarks {
  EdgeMarks beginnings;
  EdgeMarks ends;

  explicit TokenMarks(const OrganisationTables& tables) {
    EdgeBytes quotes;
    for (const std::string_view quote : {"「", "『"}) quotes.insert_first(quote);
    EdgeBytes kinds;
    for (const std::string& word : tables.words(OrganisationWord::Kind)) kinds.insert_last(word);
    beginnings.add(tables.name_begins(), kKept);
    beginnings.add(legal_form_begins(), kForm);
    beginnings.add(tables.words(OrganisationWord::Front).firsts(), kFront);
    beginnings.add(quotes, kQuote);
    ends.add(tables.suffix_ends(), kSuffix);
    ends.add(kinds, kKind);
  }
};

/// Whether a word of this kind is no part of any name that is looked for from it.
bool is_between_names(TokenKind kind) {
  return kind == TokenKind::Particle || kind == TokenKind::Verb;
}

}  // namespace

OrganisationScanner::OrganisationScanner(const AnalyzedText& text, const OrganisationTables& tables,
                                         const std::vector<std::size_t>& edges)
    : text_(text), tables_(tables), rules_(text, tables), edges_(text.folded.breaks) {
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

bool OrganisationScanner::has_break(std::size_t position) const {
  return std::binary_search(edges_.begin(), edges_.end(), position);
}

bool OrganisationScanner::is_number(std::size_t token) const {
  return text_.tokens[token].kind == TokenKind::Number &&
         surface(token).find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<std::size_t> OrganisationScanner::edge_inside(std::size_t token) const {
  const ByteRange& range = text_.tokens[token].range;
  const auto edge = std::upper_bound(edges_.begin(), edges_.end(), range.begin);
  if (edge == edges_.end() || *edge >= range.end) return std::nullopt;
  return *edge;
}

bool OrganisationScanner::may_stand_in_name(std::size_t token) const {
  const std::string_view word = surface(token);
  if (tables_.words(OrganisationWord::Trim).contains(word)) return false;
  const bool committee = token + 1 < text_.tokens.size() && surface(token + 1) == "会";
  if (!committee && tables_.words(OrganisationWord::Title).contains(word)) return false;
  const Token& t = text_.tokens[token];
  if (is_name_spelling(word)) {
    if (t.kind == TokenKind::Adverb) return false;
    if (token == 0 || !tables_.words(OrganisationWord::Counter).contains(word)) return true;
    return text_.tokens[token - 1].kind != TokenKind::Number;
  }
  // Hiragana stands in names only as a word of its own: さいたま, ふれあい.
  const bool noun = t.kind == TokenKind::Noun || t.kind == TokenKind::ProperName ||
                    t.kind == TokenKind::Place || t.kind == TokenKind::Person ||
                    t.kind == TokenKind::Organisation;
  return noun && t.known && count_chars(word) >= 3;
}

std::optional<std::size_t> OrganisationScanner::reading_begin(std::size_t token) const {
  constexpr std::size_t kMostReadingTokens = 6;
  for (std::size_t i = token; i-- > 0 && token - i <= kMostReadingTokens;) {
    if (has_break(text_.tokens[i + 1].range.begin)) return std::nullopt;
    if (surface(i) == "(") return i;
    if (!is_kana(surface(i))) return std::nullopt;
  }
  return std::nullopt;
}

bool OrganisationScanner::parts_names(std::size_t dot) const {
  const Token& left = text_.tokens[dot - 1];
  const std::string_view word = surface(dot - 1);
  if (word.ends_with("派")) return true;  // ピール派・ホイッグ党
  const bool whole = left.kind == TokenKind::Organisation || left.kind == TokenKind::Person;
  // アジア・太平洋, ジョン・ホプキンス: katakana goes on behind the dot.
  if (whole && !is_katakana_run(word)) return true;
  for (std::size_t at = 0; at < word.size(); next_char(word, at)) {
    if (!tables_.rules(word.substr(at)).empty() && (at == 0 || word.size() - at > 3)) return true;
  }
  // 山形市|教育|委員|会・: an ending over several tokens, which 日本 and the like do not begin.
  const std::size_t end = text_.tokens[dot].range.begin;
  constexpr std::size_t kFewestBytes = 9;  // 3 kanji
  for (const std::size_t size : tables_.suffix_sizes(text_.folded.text, end)) {
    if (size < kFewestBytes || size >= end) continue;
    // 執行理事会・評議会・総会: an ending alone is no name.
    if (std::string_view(text_.folded.text).substr(0, end - size).ends_with("・")) continue;
    const auto& rules = tables_.rules(std::string_view(text_.folded.text).substr(end - size, size));
    const auto names = [](SuffixRule rule) {
      return rule == SuffixRule::Any || rule == SuffixRule::Named || rule == SuffixRule::Seat;
    };
    if (std::any_of(rules.begin(), rules.end(), names)) return true;
  }
  // 大阪送電・木曽電気: a place opens another name, but for A市・B市 and 東北・北海道.
  if (dot + 1 >= text_.tokens.size() || text_.tokens[dot + 1].kind != TokenKind::Place)
    return false;
  const bool place =
      left.kind == TokenKind::Place || tables_.words(OrganisationWord::Municipal).contains(word);
  return !place && !is_katakana_run(word);
}

bool OrganisationScanner::is_holder(std::size_t token, std::size_t last) const {
  if (text_.tokens[token].kind != TokenKind::Person) return false;
  const std::size_t begin = text_.tokens[token + 1].range.begin;
  const std::string_view name =
      std::string_view(text_.folded.text).substr(begin, text_.tokens[last].range.end - begin);
  return tables_.is_known(name);
}

bool OrganisationScanner::parts_class(std::size_t token) const {
  const std::string_view word = surface(token);
  if (!tables_.words(OrganisationWord::ClassNoun).contains(word)) return false;
  if (is_katakana_start(surface(token + 1))) {
    // カリフォルニア|大学|デービス校 is one name.
    const bool named =
        token > 0 && !has_break(text_.tokens[token].range.begin) && may_stand_in_name(token - 1);
    return word != "大学" || !named;
  }
  return text_.tokens[token + 1].kind == TokenKind::Place &&
         (word.ends_with("会社") || tables_.rules(word).empty());
}

std::size_t OrganisationScanner::first_token(std::size_t last) const {
  std::size_t first = last;
  while (first > 0 && last - first < kMostNameTokens &&
         text_.tokens[last].range.end - text_.tokens[first - 1].range.begin <= kMostNameBytes) {
    if (has_break(text_.tokens[first].range.begin) || edge_inside(first)) break;
    const std::size_t before = first - 1;
    const std::string_view word = surface(before);
    // サン=ジョセフ校 is joined as with a dot.
    const bool equals = word == "=" && before > 0 && is_katakana_run(surface(before - 1)) &&
                        is_katakana_start(surface(first));
    if (word == "・" || equals) {
      // 青森市・大連市…委員会 is one name; 北京大学・大連大学 are two.
      if (before == 0 || has_break(text_.tokens[before].range.begin) ||
          !may_stand_in_name(before - 1) || parts_names(before)) {
        break;
      }
      // 配信サービス・フジテレビ: the name is known without what is before the dot.
      const ByteRange name{text_.tokens[first].range.begin, text_.tokens[last].range.end};
      if (tables_.is_known(std::string_view(text_.folded.text).substr(name.begin, name.size()))) {
        break;
      }
      first = before - 1;
      continue;
    }
    if (word == ")") {
      const auto open = reading_begin(before);
      if (!open || *open == 0 || !may_stand_in_name(*open - 1)) break;
      first = *open - 1;
      continue;
    }
    if (is_number(before)) {
      // 第19中学校 keeps its number; 2004年, 第1回 stop the name.
      const bool ordinal = before > 0 && surface(before - 1) == "第";
      if (!ordinal || tables_.words(OrganisationWord::Counter).contains(surface(first))) break;
    } else if (!may_stand_in_name(before) || parts_class(before) ||
               (word.ends_with("官") && text_.tokens[first].kind == TokenKind::Person) ||
               is_holder(before, last)) {
      break;
    }
    first = before;
  }
  // A number at the very front belongs to what is before it, and so does 地 of 開催地.
  const WordSet& trim = tables_.words(OrganisationWord::Trim);
  while (first < last &&
         (is_number(first) ||
          (first > 0 && !has_break(text_.tokens[first].range.begin) &&
           text_.tokens[first].kind == TokenKind::Suffix && trim.contains(surface(first - 1))))) {
    ++first;
  }
  return first;
}

bool OrganisationScanner::is_part_of_more(std::size_t end) const {
  const auto next = std::lower_bound(
      text_.tokens.begin(), text_.tokens.end(), end,
      [](const Token& token, std::size_t position) { return token.range.begin < position; });
  if (next == text_.tokens.end() || has_break(end)) return false;
  return tables_.words(OrganisationWord::After)
      .contains(surface(static_cast<std::size_t>(next - text_.tokens.begin())));
}

void OrganisationScanner::find_by_suffix(std::size_t token,
                                         std::vector<OrganisationFound>& out) const {
  const std::string_view folded = text_.folded.text;
  const std::size_t end = text_.tokens[token].range.end;
  const auto& sizes = tables_.suffix_sizes(folded, end);
  if (sizes.empty()) return;
  if (folded.substr(end).starts_with("法人")) return;  // the legal form 財団法人, not a foundation
  // From the shortest ending to the longest: the longest that makes a name stays.
  std::optional<OrganisationFound> best;
  std::size_t holder = token;
  for (const std::size_t size : sizes) {
    if (size > end) break;
    const std::size_t at = end - size;
    while (holder > 0 && text_.tokens[holder].range.begin > at) {
      if (has_break(text_.tokens[holder].range.begin)) break;
      --holder;
    }
    if (text_.tokens[holder].range.begin > at) break;
    const std::string_view suffix = folded.substr(at, end - at);
    const auto& rules = tables_.rules(suffix);
    if (rules.empty()) continue;
    const bool in_token = text_.tokens[holder].range.begin < at;
    // 政局 is no bureau, 行政|局 is one.
    const bool cut = in_token && holder != token && count_chars(suffix) == 2;
    if (!cut && std::find(rules.begin(), rules.end(), SuffixRule::Never) != rules.end()) {
      best.reset();
    }
    if (!in_token && (holder == 0 || has_break(at))) continue;
    const std::size_t first = over_hiragana(first_token(holder));
    const std::size_t last = in_token ? holder : holder - 1;
    if (first > last) continue;
    const std::size_t edge = edge_inside(first).value_or(text_.tokens[first].range.begin);
    NameBody body{first, last, behind_country(edge, at), at};
    if (const std::size_t own = behind_places(body.begin, at, suffix); own != body.begin) {
      body.begin = own;
      while (body.first < body.last && text_.tokens[body.first + 1].range.begin <= own) {
        ++body.first;
      }
    }
    open_with_kana_place(body);
    for (const SuffixRule rule : rules) {
      if (!rules_.is_name(body, rule, suffix, in_token)) continue;
      const bool weak = rule == SuffixRule::Weak;
      if (rule == SuffixRule::Force) {
        // 早川幹夫|第二水雷戦隊: what stands before the number leads the force.
        const std::size_t number = folded.substr(0, at).find("第", body.begin);
        if (number != std::string_view::npos) body.begin = number;
      }
      if (best && best->certain && weak) continue;
      best = OrganisationFound{{body.begin, end + joined_school(suffix, end)}, "suffix", !weak};
    }
  }
  if (!best) return;
  if (is_part_of_more(end)) best->certain = false;
  out.push_back(*best);
}

std::vector<OrganisationFound> OrganisationScanner::find(std::size_t first,
                                                         std::size_t last) const {
  static const TokenMarks marks(OrganisationTables::instance());
  const OrganisationStarts starts = OrganisationList::instance().starts();
  std::vector<OrganisationFound> out;
  std::vector<std::size_t> listed;
  const std::string_view folded = text_.folded.text;
  for (std::size_t i = first; i < last; ++i) {
    const Token& token = text_.tokens[i];
    if (is_between_names(token.kind)) continue;
    if (token.kind == TokenKind::Symbol) {
      const unsigned mark = marks.beginnings.beginning_at(folded, token.range.begin);
      if ((mark & kQuote) != 0 && (surface(i) == "「" || surface(i) == "『")) find_founded(i, out);
      if ((mark & kForm) != 0) find_by_legal_form(i, out);
      continue;
    }
    const unsigned end = marks.ends.ending_at(folded, token.range.end);
    const unsigned beginning = marks.beginnings.beginning_at(folded, token.range.begin);
    if ((end & kSuffix) != 0) find_by_suffix(i, out);
    if ((beginning & kKept) != 0 || starts.may_begin_at(folded, token.range.begin)) {
      find_known(i, (beginning & kKept) != 0, listed, out);
    }
    if (token.range.size() >= kFewestJoinedBytes && is_katakana_start(surface(i))) {
      find_in_joined(i, out);
    }
    if (token.kind == TokenKind::Organisation) find_in_dictionary(i, out);
    if ((end & kKind) != 0) find_in_apposition(i, out);
    if ((beginning & kFront) != 0) find_by_front(i, out);
    if ((beginning & kForm) != 0) find_by_legal_form(i, out);
  }
  return out;
}

std::vector<ByteRange> OrganisationScanner::find_word(std::string_view folded) const {
  std::vector<ByteRange> out;
  const std::string_view text = text_.folded.text;
  if (folded.empty()) return out;
  const auto is_edge = [&](std::size_t position) {
    const auto token =
        std::lower_bound(text_.tokens.begin(), text_.tokens.end(), position,
                         [](const Token& t, std::size_t p) { return t.range.begin < p; });
    return token == text_.tokens.end() || token->range.begin == position;
  };
  for (std::size_t at = find_bytes(text, folded); at != std::string_view::npos;
       at = find_bytes(text, folded, at + folded.size())) {
    if (is_edge(at) && is_edge(at + folded.size())) out.push_back({at, at + folded.size()});
  }
  return out;
}

}  // namespace kouryu
