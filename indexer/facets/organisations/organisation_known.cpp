// Names of organisations that some table knows: ours, the list, and MeCab's dictionary.
#include <algorithm>
#include <array>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "indexer/facets/organisations/organisation_bodies.h"
#include "indexer/facets/organisations/organisation_spelling.h"

namespace kouryu {
namespace {

/// Where the country in front of the known name at token `first`..`end` begins (韓国|気象庁,
/// 日本|マクドナルド), else its own begin.
std::size_t country_before(const OrganisationText& text, std::size_t first, std::size_t end) {
  constexpr std::array<std::string_view, 5> kEndings = {"省", "庁", "局", "院", "党"};
  constexpr std::size_t kMostTokens = 3;
  const std::size_t begin = text.begin(first);
  const std::string_view name = text.in({begin, end});
  if (first > 0 && text.surface(first - 1) == "日本" && is_katakana_run(name) &&
      !text.has_break(begin)) {
    return text.begin(first - 1);
  }
  if (!ends_with_any(name, kEndings)) return begin;
  for (std::size_t i = first; i > 0 && first - i < kMostTokens;) {
    if (text.has_break(text.begin(i))) return begin;
    const std::size_t from = text.begin(--i);
    const std::string_view country = text.in({from, begin});
    if (country_end(country) == country.size()) return from;
  }
  return begin;
}

/// Adds the names of `sizes` (bytes, ascending) that begin with the token and end with one.
template <class IsName>
void add_known(const NameReading& at, const std::vector<std::size_t>& sizes, IsName&& is_name,
               NamesRead& out) {
  const OrganisationText& text = at.text;
  const std::size_t begin = text.begin(at.token);
  auto size = sizes.begin();
  for (std::size_t i = at.token; i < text.tokens(); ++i) {
    const std::size_t end = text.end(i);
    while (size != sizes.end() && *size < end - begin) ++size;
    if (size == sizes.end()) return;
    if (i > at.token && text.has_break(text.begin(i))) return;
    if (*size != end - begin || !is_name(text.in({begin, end}))) continue;
    out.push_back({text, at.token, {country_before(text, at.token, end), end}, begin});
  }
}

/// Whether the katakana before `end` are a known name.
bool ends_known(const OrganisationText& text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0) {
    std::size_t before = begin;
    if (!is_katakana(previous_char(text.all(), before))) break;
    begin = before;
  }
  return text.tables().aliases().is_known(text.in({begin, end}));
}

}  // namespace

// ---- Bodies

void kept_name(const NameReading& at, NamesRead& out) {
  const auto& sizes = at.text.tables().aliases().name_sizes(at.text.all(), at.text.begin(at.token));
  if (sizes.empty()) return;
  add_known(
      at, sizes, [&](std::string_view name) { return at.text.tables().aliases().is_kept(name); },
      out);
}

void listed_name(const NameReading& at, NamesRead& out) {
  static thread_local std::vector<std::size_t> sizes;  // every word of a text asks
  OrganisationList::instance().sizes_at(at.text.all(), at.text.begin(at.token), sizes);
  if (!sizes.empty()) {
    add_known(
        at, sizes, [](std::string_view) { return true; }, out);
  }
}

void head_with_complement(const NameReading& at, NamesRead& out) {
  constexpr std::string_view kDot = "・";
  constexpr std::string_view kOf = "・オブ・";
  const OrganisationText& text = at.text;
  const std::string_view word = text.surface(at.token);
  const std::size_t begin = text.begin(at.token);
  const std::size_t of = word.find(kOf);
  if (of == std::string_view::npos || !is_katakana_start(word) || text.has_break(begin)) return;
  for (std::size_t from = 0; from < of; next_char(word, from)) {
    if (!text.words(OrganisationWord::HeadOf).contains(word.substr(from, of - from))) continue;
    std::size_t first = at.token;
    while (first > 1 && text.surface(first - 1) == kDot &&
           is_katakana_run(text.surface(first - 2)) && !text.has_break(text.begin(first))) {
      first -= 2;
    }
    out.push_back({text, at.token, {text.begin(first), begin + word.size()}, begin});
    return;
  }
}

void kept_between_dots(const NameReading& at, NamesRead& out) {
  constexpr std::string_view kDot = "・";
  const OrganisationText& text = at.text;
  const std::string_view word = text.surface(at.token);
  const std::size_t begin = text.begin(at.token);
  std::size_t dot = word.find(kDot);
  if (dot == std::string_view::npos || !is_katakana_start(word)) return;
  for (std::size_t from = 0; from < word.size();) {
    const std::size_t end = std::min(dot, word.size());
    if (text.tables().aliases().is_kept(word.substr(from, end - from))) {
      out.push_back({text, at.token, {begin + from, begin + end}, begin + from});
    }
    from = end + kDot.size();
    dot = word.find(kDot, from);
  }
}

void dictionary_word(const NameReading& at, NamesRead& out) {
  const ByteRange& range = at.text.token(at.token).range;
  out.push_back({at.text, at.token, range, range.begin});
}

// ---- Conditions

bool begins_in_katakana(const NameReading& at) {
  std::size_t next = at.known;
  std::size_t before = at.known;
  return is_katakana(next_char(at.text.all(), next)) && at.known > 0 &&
         !at.text.has_break(at.known) && is_katakana(previous_char(at.text.all(), before));
}

bool is_part_of_word(const NameReading& at) {
  const OrganisationText& text = at.text;
  const std::string_view folded = text.all();
  const std::size_t begin = at.known;
  const std::size_t end = at.range.end;
  const std::string_view name = text.in({begin, end});
  const auto is_western = [](char32_t c) { return is_latin(c) || is_digit(c); };
  std::size_t last = end;
  std::size_t next = end;
  if (is_latin(previous_char(folded, last))) {
    if (end >= folded.size() || text.has_break(end)) return false;
    const char32_t behind = next_char(folded, next);
    return is_western(behind) ||
           (behind == U'-' && next < folded.size() && is_digit(next_char(folded, next)));
  }
  constexpr std::string_view kDot = "・";
  // ボーイング727, TDK-8520A: a product.
  const bool follows = end < folded.size() && !text.has_break(end);
  if (follows && is_western(next_char(folded, next))) return true;
  next = end;
  // スクウェア|ダンス
  if (follows && is_katakana(next_char(folded, next)) && !text.tables().aliases().is_kept(name)) {
    std::size_t before = end;
    if (is_katakana(previous_char(folded, before))) return true;
  }
  if (!is_katakana_run(name)) return false;
  if (text.up_to(begin).ends_with(kDot) && begin > kDot.size()) {
    std::size_t before = begin - kDot.size();
    if (is_katakana(previous_char(folded, before)) && !ends_known(text, begin - kDot.size())) {
      return true;
    }
  }
  if (!text.from(end).starts_with(kDot) || text.has_break(end)) return false;
  std::size_t behind = end + kDot.size();
  const std::size_t second = behind;
  if (second >= folded.size() || !is_katakana(next_char(folded, behind))) return false;
  while (behind < folded.size()) {
    std::size_t after = behind;
    if (!is_katakana(next_char(folded, after))) break;
    behind = after;
  }
  return !text.tables().aliases().is_known(text.in({second, behind}));
}

bool begins_line_name(const NameReading& at) {
  const OrganisationText& text = at.text;
  const std::size_t behind = text.token_from(at.range.end);
  const std::size_t last = behind - 1;
  // JR北海道|札幌駅: a company and its station.
  if (text.surface(last - std::min<std::size_t>(last, 1)).starts_with("jr")) return false;
  constexpr std::size_t kMostTokens = 3;
  for (std::size_t i = behind; i < text.tokens() && i < behind + kMostTokens; ++i) {
    const std::string_view word = text.surface(i);
    if (text.has_break(text.begin(i)) || (!is_kanji_start(word) && !is_katakana_start(word))) break;
    if (word.ends_with("線") || word.ends_with("駅")) return true;
  }
  return false;
}

bool is_part_of_more(const NameReading& at) { return at.text.is_part_of_more(at.range.end); }

bool is_organisation_word(const NameReading& at) {
  return at.text.token(at.token).kind == TokenKind::Organisation;
}

bool is_long_kanji_word(const NameReading& at) {
  constexpr std::size_t kFewestChars = 3;
  // Katakana words of the dictionary are brands and persons as often.
  const std::string_view word = at.written();
  if (!at.text.token(at.token).known || count_chars(word) < kFewestChars) return false;
  for (std::size_t next = 0; next < word.size();) {
    if (is_kanji(next_char(word, next))) return true;
  }
  return false;
}

bool ends_as_no_name(const NameReading& at) {
  const std::string_view word = at.written();
  for (std::size_t from = 0; from < word.size(); next_char(word, from)) {
    if (at.text.words(OrganisationWord::NoName).contains(word.substr(from))) return true;
  }
  return false;
}

bool is_section_alone(const NameReading& at) {
  const std::string_view word = at.written();
  for (std::size_t from = 0; from < word.size(); next_char(word, from)) {
    const EndingClasses classes = at.text.tables().classes(word.substr(from));
    if (from > 0 && (classes & ending_bit(EndingClass::Unit)) != 0 &&
        at.text.words(OrganisationWord::Section).contains(word.substr(0, from))) {
      return true;
    }
  }
  return false;
}

bool ends_as_hall(const NameReading& at) {
  const std::string_view word = at.written();
  for (std::size_t from = 0; from < word.size(); next_char(word, from)) {
    const EndingClasses classes = at.text.tables().classes(word.substr(from));
    if ((classes & ending_bit(EndingClass::Weak)) != 0) return true;
  }
  return false;
}

bool is_university_before_noun(const NameReading& at) {
  const std::size_t behind = at.token + 1;
  if (!at.written().ends_with("大") || behind >= at.text.tokens() ||
      at.text.has_break(at.range.end)) {
    return false;
  }
  const std::string_view next = at.text.surface(behind);
  const bool noun = is_kanji_start(next) && count_chars(next) >= 2;
  return noun && !at.text.words(OrganisationWord::Title).contains(next) && next != "学部";
}

bool is_general_name(const NameReading& at) {
  return at.text.words(OrganisationWord::Generic).contains(at.written());
}

bool has_complement(const NameReading& at) {
  NamesRead whole;
  head_with_complement(at, whole);
  return !whole.empty();
}

}  // namespace kouryu
