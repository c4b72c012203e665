// Names that only the words around them give away: 原因企業である|チッソ, 組織「|ピアソン会|」,
// 航空機メーカーの|マクドネル, 「|そらまめの会|」を結成, 劇団|たんぽぽ.
#include <algorithm>

#include "dict/base/utf8.h"
#include "indexer/facets/organisations/organisation_scanner.h"
#include "indexer/facets/organisations/organisation_spelling.h"

namespace kouryu {

bool OrganisationScanner::ends_kind(std::size_t token) const {
  const WordSet& kinds = tables_.words(OrganisationWord::Kind);
  const std::string_view word = surface(token);
  for (std::size_t at = 0; at < word.size(); next_char(word, at)) {
    if (kinds.contains(word.substr(at))) return true;
  }
  return false;
}

bool OrganisationScanner::is_phrase(const ByteRange& range) const {
  const auto from = [&](std::size_t position) {
    return std::lower_bound(text_.tokens.begin(), text_.tokens.end(), position,
                            [](const Token& t, std::size_t p) { return t.range.begin < p; });
  };
  return std::any_of(from(range.begin), from(range.end), [&](const Token& token) {
    if (token.range.end > range.end) return false;
    const std::string_view word =
        std::string_view(text_.folded.text).substr(token.range.begin, token.range.size());
    return token.kind == TokenKind::Verb || (token.kind == TokenKind::Particle && word != "の");
  });
}

std::optional<std::size_t> OrganisationScanner::foreign_name_end(std::size_t first) const {
  constexpr std::size_t kFewestChars = 3;
  constexpr std::size_t kMostTokens = 12;
  const auto is_foreign = [&](std::size_t token) {
    const std::string_view word = surface(token);
    std::size_t at = 0;
    const char32_t c = next_char(word, at);
    return is_katakana(c) || is_latin(c);
  };
  if (!is_foreign(first)) return std::nullopt;
  std::size_t last = first;
  while (last + 1 < text_.tokens.size() && last + 1 - first < kMostTokens &&
         !has_break(text_.tokens[last + 1].range.begin)) {
    const bool dot = surface(last + 1) == "・" || surface(last + 1) == "&";
    if (dot && last + 2 < text_.tokens.size() && is_foreign(last + 2)) {
      last += 2;
    } else if (may_stand_in_name(last + 1) && surface(last + 1) != "=") {
      ++last;
    } else {
      break;
    }
  }
  const std::size_t begin = text_.tokens[first].range.begin;
  const std::size_t end = text_.tokens[last].range.end;
  const std::string_view name = std::string_view(text_.folded.text).substr(begin, end - begin);
  if (count_chars(name) < kFewestChars) return std::nullopt;
  return end;
}

void OrganisationScanner::find_founded(std::size_t token,
                                       std::vector<OrganisationFound>& out) const {
  constexpr std::size_t kMostBytes = 96;  // as quoted_at(), and the mark
  const std::string_view folded = text_.folded.text;
  const std::size_t begin = text_.tokens[token].range.begin;
  const std::string_view mark = surface(token) == "「" ? "」" : "』";
  const std::size_t close = folded.substr(begin, kMostBytes).find(mark);
  if (close == std::string_view::npos) return;
  const std::string_view rest = folded.substr(begin + close + mark.size());
  const WordSet& words = tables_.words(OrganisationWord::Founding);
  if (!words.firsts().may_begin_at(rest, 0) ||
      std::none_of(words.begin(), words.end(),
                   [&](const std::string& word) { return rest.starts_with(word); })) {
    return;
  }
  if (const auto inside = quoted_at(begin)) out.push_back({*inside, "apposition", true});
}

void OrganisationScanner::find_by_front(std::size_t token,
                                        std::vector<OrganisationFound>& out) const {
  const std::size_t begin = text_.tokens[token].range.begin;
  const std::string_view rest = std::string_view(text_.folded.text).substr(begin);
  for (const std::string& front : tables_.words(OrganisationWord::Front)) {
    if (!rest.starts_with(front)) continue;
    if (text_.tokens[token].range.size() > front.size()) {
      if (is_name_spelling(surface(token)))
        out.push_back({text_.tokens[token].range, "front", true});
      return;
    }
    std::size_t first = token;
    while (first < text_.tokens.size() && text_.tokens[first].range.begin < begin + front.size()) {
      ++first;
    }
    if (first >= text_.tokens.size() || has_break(text_.tokens[first].range.begin)) return;
    if (front.ends_with("・")) {
      if (const auto end = foreign_name_end(first)) out.push_back({{begin, *end}, "front", true});
      return;
    }
    const Token& name = text_.tokens[first];
    const bool noun = (name.kind == TokenKind::Noun && !is_kanji_start(surface(first))) ||
                      name.kind == TokenKind::ProperName || name.kind == TokenKind::Person ||
                      name.kind == TokenKind::Place;
    const bool one = first + 1 >= text_.tokens.size() || !may_stand_in_name(first + 1) ||
                     has_break(name.range.end);
    if (noun && one && count_chars(surface(first)) >= 2) {
      out.push_back({{begin, name.range.end}, "front", true});
    }
  }
}

void OrganisationScanner::find_in_apposition(std::size_t token,
                                             std::vector<OrganisationFound>& out) const {
  constexpr std::string_view kIs = "である";
  constexpr std::string_view kOf = "の";
  constexpr std::string_view kQuote = "「";  // 『…』 is a work as often
  constexpr std::size_t kFewestChars = 4;    // of what follows の
  const std::string_view folded = text_.folded.text;
  const std::size_t end = text_.tokens[token].range.end;
  if (has_break(end) || !ends_kind(token)) return;
  const std::string_view rest = folded.substr(end);
  if (rest.starts_with(kQuote)) {
    const auto inside = quoted_at(end);
    if (inside && !is_phrase(*inside)) out.push_back({*inside, "apposition", true});
    return;
  }
  const bool is = rest.starts_with(kIs);
  if (!is && !rest.starts_with(kOf)) return;
  const std::size_t begin = end + (is ? kIs.size() : kOf.size());
  std::size_t first = token + 1;
  while (first < text_.tokens.size() && text_.tokens[first].range.begin < begin) ++first;
  if (first == text_.tokens.size() || has_break(begin)) return;
  const Token& name = text_.tokens[first];
  const auto name_end = foreign_name_end(first);
  if (!name_end) return;
  if (is) {
    if (name.kind != TokenKind::Place) {
      out.push_back({{name.range.begin, *name_end}, "apposition", true});
    }
    return;
  }
  // A name follows の only of companies, not 研究所のアンビルセル; 会社のサーバー is a word,
  // 企業のジョン a person.
  const std::string_view kind = folded.substr(0, end);
  const bool company = kind.ends_with("会社") || kind.ends_with("企業") ||
                       kind.ends_with("メーカー") || kind.ends_with("出版社");
  const bool proper = name.kind == TokenKind::ProperName || name.kind == TokenKind::Organisation ||
                      (!name.known && is_katakana_run(surface(first)));
  if (company && proper && *name_end == name.range.end &&
      count_chars(surface(first)) >= kFewestChars) {
    out.push_back({name.range, "apposition", true});
  }
}

}  // namespace kouryu
