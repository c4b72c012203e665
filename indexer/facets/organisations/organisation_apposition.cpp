// Names that only the words around them give away: 原因企業である|チッソ, 組織「|ピアソン会|」,
// 航空機メーカーの|マクドネル, 「|そらまめの会|」を結成, 劇団|たんぽぽ.
#include <algorithm>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/names/gazetteer.h"
#include "indexer/facets/organisations/organisation_bodies.h"
#include "indexer/facets/organisations/organisation_borders.h"
#include "indexer/facets/organisations/organisation_spelling.h"

namespace kouryu {
namespace {

/// Whether `token` ends with a word that says what the name behind it is.
bool ends_kind(const OrganisationText& text, std::size_t token) {
  const std::string_view word = text.surface(token);
  for (std::size_t at = 0; at < word.size(); next_char(word, at)) {
    if (text.words(OrganisationWord::Kind).contains(word.substr(at))) return true;
  }
  return false;
}

/// The token behind the kind and `joint`; nothing where no name can follow.
std::optional<std::size_t> token_behind(const NameReading& at, std::string_view joint) {
  const std::size_t end = at.text.end(at.token);
  if (at.text.has_break(end) || !ends_kind(at.text, at.token) ||
      !at.text.from(end).starts_with(joint)) {
    return std::nullopt;
  }
  std::size_t first = at.token + 1;
  while (first < at.text.tokens() && at.text.begin(first) < end + joint.size()) ++first;
  if (first == at.text.tokens() || at.text.has_break(end + joint.size())) return std::nullopt;
  return first;
}

void add(const NameReading& at, const ByteRange& range, NamesRead& out) {
  out.push_back({at.text, at.token, range, range.begin});
}

/// Whether what is said of a body and of no work follows the quotation: 「…」を結成.
bool is_founded(const NameReading& at) {
  constexpr std::size_t kMostBytes = 96;  // as quoted_at(), and the mark
  const std::size_t begin = at.text.begin(at.token);
  const std::string_view mark = at.text.surface(at.token) == "「" ? "」" : "』";
  const std::size_t close = at.text.all().substr(begin, kMostBytes).find(mark);
  if (close == std::string_view::npos) return false;
  const std::string_view rest = at.text.from(begin + close + mark.size());
  const WordSet& words = at.text.words(OrganisationWord::Founding);
  return words.firsts().may_begin_at(rest, 0) && begins_with_any(rest, words);
}

}  // namespace

// ---- Bodies

void quoted_behind(const NameReading& at, NamesRead& out) {
  constexpr std::string_view kQuote = "「";  // 『…』 is a work as often
  const std::size_t end = at.text.end(at.token);
  if (at.text.has_break(end) || !at.text.from(end).starts_with(kQuote)) return;
  if (!ends_kind(at.text, at.token)) return;
  if (const auto inside = at.text.quoted_at(end)) add(at, *inside, out);
}

void foreign_behind_is(const NameReading& at, NamesRead& out) {
  const auto first = token_behind(at, "である");
  if (!first) return;
  const auto end = foreign_name_end(at.text, *first);
  if (end) add(at, {at.text.begin(*first), *end}, out);
}

// A name follows の only of companies, not 研究所のアンビルセル; 会社のサーバー is a word,
// 企業のジョン a person.
void foreign_behind_of(const NameReading& at, NamesRead& out) {
  constexpr std::size_t kFewestChars = 4;
  const auto first = token_behind(at, "の");
  if (!first) return;
  const Token& name = at.text.token(*first);
  const bool company =
      ends_with_any(at.text.up_to(at.text.end(at.token)), {"会社", "企業", "メーカー", "出版社"});
  const bool proper = name.kind == TokenKind::ProperName || name.kind == TokenKind::Organisation ||
                      (!name.known && is_katakana_run(at.text.surface(*first)));
  if (company && proper && foreign_name_end(at.text, *first) == name.range.end &&
      count_chars(at.text.surface(*first)) >= kFewestChars) {
    add(at, name.range, out);
  }
}

void quoted_here(const NameReading& at, NamesRead& out) {
  if (!is_founded(at)) return;  // most quotations are no names
  if (const auto inside = at.text.quoted_at(at.text.begin(at.token))) add(at, *inside, out);
}

void word_with_front(const NameReading& at, NamesRead& out) {
  const std::string_view word = at.text.surface(at.token);
  for (const std::string& front : at.text.words(OrganisationWord::Front)) {
    if (word.starts_with(front) && word.size() > front.size() && is_name_spelling(word)) {
      add(at, at.text.token(at.token).range, out);
      return;
    }
  }
}

namespace {

/// The token behind a front that ends with a token, for which `is_front` holds.
template <class IsFront>
std::optional<std::size_t> token_behind_front(const NameReading& at, IsFront&& is_front) {
  const std::size_t begin = at.text.begin(at.token);
  for (const std::string& front : at.text.words(OrganisationWord::Front)) {
    if (!is_front(front) || !at.text.from(begin).starts_with(front) ||
        at.text.surface(at.token).size() > front.size()) {
      continue;
    }
    std::size_t first = at.token;
    while (first < at.text.tokens() && at.text.begin(first) < begin + front.size()) ++first;
    if (first < at.text.tokens() && !at.text.has_break(at.text.begin(first))) return first;
  }
  return std::nullopt;
}

}  // namespace

void foreign_behind_front(const NameReading& at, NamesRead& out) {
  const auto first =
      token_behind_front(at, [](std::string_view front) { return front.ends_with("・"); });
  if (!first) return;
  if (const auto end = foreign_name_end(at.text, *first)) {
    add(at, {at.text.begin(at.token), *end}, out);
  }
}

void places_behind_front(const NameReading& at, NamesRead& out) {
  const std::size_t begin = at.text.begin(at.token);
  std::size_t front = 0;
  for (const std::string& word : at.text.words(OrganisationWord::FrontPlace)) {
    if (at.text.from(begin).starts_with(word)) front = std::max(front, word.size());
  }
  std::size_t end = begin + front;
  while (front > 0 && end < at.text.all().size() && !at.text.has_break(end)) {
    std::size_t next = end;
    const std::size_t token = at.text.token_from(end);
    if (token < at.text.tokens() && at.text.begin(token) == end &&
        at.text.token(token).kind == TokenKind::Place) {
      next = at.text.end(token);
    }
    for (const PlaceMatch& match : Gazetteer::instance().written_at(at.text.all(), end)) {
      const bool place =
          match.place->kind == PlaceKind::City || match.place->kind == PlaceKind::Prefecture;
      if (place) next = std::max(next, end + match.bytes);
    }
    if (next == end) break;
    end = next;
  }
  if (end > begin + front) add(at, {begin, end}, out);
}

void noun_behind_front(const NameReading& at, NamesRead& out) {
  const auto first =
      token_behind_front(at, [](std::string_view front) { return !front.ends_with("・"); });
  if (!first) return;
  const Token& name = at.text.token(*first);
  const std::string_view word = at.text.surface(*first);
  const bool noun = (name.kind == TokenKind::Noun && !is_kanji_start(word)) ||
                    name.kind == TokenKind::ProperName || name.kind == TokenKind::Person ||
                    name.kind == TokenKind::Place;
  const bool one = *first + 1 >= at.text.tokens() || !at.text.may_stand_in_name(*first + 1) ||
                   at.text.has_break(name.range.end);
  if (noun && one && count_chars(word) >= 2) {
    add(at, {at.text.begin(at.token), name.range.end}, out);
  }
}

// ---- Conditions

bool is_phrase(const NameReading& at) {
  const OrganisationText& text = at.text;
  for (std::size_t i = text.token_from(at.range.begin); i < text.tokens(); ++i) {
    const Token& token = text.token(i);
    if (token.range.begin >= at.range.end) return false;
    if (token.range.end > at.range.end) continue;
    const bool joins = token.kind == TokenKind::Particle && text.surface(i) != "の";
    if (joins || token.kind == TokenKind::Verb) return true;
  }
  return false;
}

bool name_goes_on(const NameReading& at) {
  std::size_t end = at.range.end;
  if (end >= at.text.all().size() || at.text.has_break(end)) return false;
  const char32_t next = next_char(at.text.all(), end);
  return is_kanji(next) || is_katakana(next) || is_latin(next);
}

bool begins_with_place_word(const NameReading& at) {
  const std::size_t first = at.text.token_from(at.range.begin);
  return first < at.text.tokens() && at.text.token(first).kind == TokenKind::Place;
}

}  // namespace kouryu
