// By how they are written and what stands beside them.
#include "indexer/relations/written_places.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/names/gazetteer.h"
#include "dict/names/place_names.h"
#include "dict/names/place_pairs.h"
#include "dict/text/normalizer.h"
#include "indexer/relations/brackets.h"
#include "indexer/relations/relation_words.h"

namespace kouryu {
namespace {

constexpr std::string_view kJapan = "日本";
constexpr std::size_t kLongestWard = 8;  // characters
constexpr auto kWardUnits =
    std::to_array<std::string_view>({"区", "郷", "鎮", "県", "郡", "町", "村", "新区"});

bool is_name_char(char32_t c) { return is_kanji(c) || is_katakana(c) || c == U'・'; }

/// Puts `more`, which overlap none of them, between `parties`, which stand by their place.
void put_between(std::vector<Party> more, std::vector<Party>& parties) {
  const std::size_t known = parties.size();
  std::move(more.begin(), more.end(), std::back_inserter(parties));
  const auto by_place = [](const Party& a, const Party& b) {
    return a.range.begin < b.range.begin;
  };
  std::inplace_merge(parties.begin(), parties.begin() + static_cast<std::ptrdiff_t>(known),
                     parties.end(), by_place);
}

/// Whether a letter of a name stands directly before `at`.
bool goes_on_before(std::string_view text, std::size_t at) {
  return at > 0 && is_name_char(previous_char(text, at));
}

void add_words(std::string_view text, const LocalNames& words, std::vector<Party>& parties) {
  std::vector<Party> more;
  for (std::size_t at = 0; at < text.size();) {
    const auto [size, name] = words.at(text, at);
    const ByteRange range{at, at + size};
    if (size == 0 || overlaps_any(parties, range) || goes_on_before(text, at)) {
      next_char(text, at);
      continue;
    }
    std::size_t after = range.end;
    const char32_t next = after < text.size() ? next_char(text, after) : U'。';
    const std::string_view word = text.substr(at, size);
    const bool whole = ends_with_any(word, kWardUnits) || is_hiragana(next) ||
                       !is_letter_or_digit(next) || !word_at(Told::Body, text, range.end).empty();
    if (!whole) {
      next_char(text, at);
      continue;
    }
    const PlaceLevel level = name->ends_with("県") ? PlaceLevel::Region : PlaceLevel::City;
    const bool japan = is_of_japan(*name) && !is_named_after_abroad(*name);
    more.push_back({*name, range, level, japan, range.begin});
    at = range.end;
  }
  put_between(std::move(more), parties);
}

/// カルガリー（カナダ）: what stands in brackets behind a name is a country or county.
bool lies_in_brackets(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 60;  // bytes
  const ByteRange brackets = brackets_at(text, at, kLongest);
  if (brackets.empty()) return false;
  const std::string inside = fold_text(text.substr(brackets.begin, brackets.size()));
  const std::string_view words = std::string_view(inside).substr(1, inside.size() - 2);
  const std::string first(words.substr(0, words.find_first_of("、,・ ")));
  const std::vector<PlaceMatch> found = Gazetteer::instance().lookup(first);
  return std::any_of(found.begin(), found.end(),
                     [](const PlaceMatch& match) { return match.place->kind != PlaceKind::City; });
}

/// The city that a name in katakana means which facets leave out, since it may be a person's:
/// バンコクに, フランクフルト、. Only where a particle or a comma follows, and where one city alone
/// is called so.
std::string known_bare(std::string_view text, const ByteRange& name) {
  static constexpr auto kBehind = std::to_array<std::string_view>(
      {"に", "へ", "と", "から", "、", "・", "や", "を訪", "で", "事務所", "都"});
  constexpr std::size_t kShortest = 9;  // bytes
  if (name.size() < kShortest) return {};
  const std::string_view rest = text.substr(name.end);
  if (!begins_with_any(rest, kBehind) && !lies_in_brackets(text, name.end)) return {};
  std::string found;
  for (const PlaceMatch& match :
       Gazetteer::instance().lookup(fold_text(text.substr(name.begin, name.size())))) {
    if (match.form != FormKind::Bare || match.place->kind != PlaceKind::City) continue;
    if (match.place->country == kJapan || (!found.empty() && found != match.place->name)) return {};
    found = std::string(match.place->name);
  }
  return found;
}

/// Towns abroad that no table knows: a name in katakana with its unit (セルウィン町, ハワイ郡).
void add_unlisted_abroad(std::string_view text, std::vector<Party>& parties) {
  static constexpr auto kUnits =
      std::to_array<std::string_view>({"市", "町", "村", "郡", "県", "区"});
  constexpr std::size_t kShortest = 2;  // characters in front of the unit
  std::vector<Party> more;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    std::size_t chars = 0;
    std::size_t end = at;
    while (end < text.size()) {
      const std::size_t before = end;
      const char32_t c = next_char(text, end);
      if (is_katakana(c) || (chars > 0 && (c == U'・' || c == U'=' || c == U'＝'))) {
        ++chars;
        continue;
      }
      end = before;
      break;
    }
    if (chars == 0) {
      next_char(text, at);
      continue;
    }
    at = end;
    if (chars < kShortest) continue;
    if (std::string name = known_bare(text, {begin, end}); !name.empty()) {
      if (!overlaps_any(parties, {begin, end})) {
        more.push_back({std::move(name), {begin, end}, PlaceLevel::City, false, begin});
      }
      continue;
    }
    for (const std::string_view unit : kUnits) {
      if (!text.substr(end).starts_with(unit)) continue;
      if (text.substr(end + unit.size()).starts_with("長")) break;  // more likely a mayor's name
      const ByteRange range{begin, end + unit.size()};
      if (!overlaps_any(parties, range)) {
        more.push_back({std::string(text.substr(range.begin, range.size())), range,
                        PlaceLevel::City, false, begin});
      }
      break;
    }
  }
  put_between(std::move(more), parties);
}

/// ゴールバーン・マルワリー市, of which マルワリー市 was read: the name goes on to the left where
/// what stands there is no place of its own.
void extend_to_dots(const PassageRecord& record, Party& party) {
  const std::string_view text = record.text;
  constexpr std::string_view kDot = "・";
  const std::size_t at = party.range.begin;
  if (at < kDot.size() || !text.substr(0, at).ends_with(kDot)) return;
  // ロプキン・ユジノサハリンスク市長: the name of a mayor.
  if (text.substr(party.range.end).starts_with("長")) return;
  std::size_t first = party.range.begin;
  if (!is_katakana(next_char(text, first))) return;
  std::size_t begin = at - kDot.size();
  while (begin > 0) {
    std::size_t before = begin;
    if (!is_katakana(previous_char(text, before))) break;
    begin = before;
  }
  if (begin + kDot.size() >= at) return;
  const bool taken =
      std::any_of(record.evidence.begin(), record.evidence.end(), [&](const Evidence& other) {
        return other.field != FieldId::Org && other.field != FieldId::Year &&
               other.range.begin < at && begin < other.range.end;
      });
  // アラスカ・ジュノー市: where it lies.
  const std::string left = fold_text(text.substr(begin, at - kDot.size() - begin));
  const std::vector<PlaceMatch> outer = Gazetteer::instance().lookup(left);
  const bool region = std::any_of(outer.begin(), outer.end(), [](const PlaceMatch& match) {
    return match.place->kind == PlaceKind::Prefecture || match.place->kind == PlaceKind::Country;
  });
  if (taken || region) return;
  party.name = std::string(text.substr(begin, at - begin)) + party.name;
  party.range.begin = begin;
}

/// 南マットグロッソ州, of which マットグロッソ州 was read.
void extend_to_side(std::string_view text, Party& party) {
  static constexpr std::u32string_view kSides = U"東西南北";
  std::size_t first = party.range.begin;
  if (first == 0 || party.range.size() == 0 || !is_katakana(next_char(text, first))) return;
  std::size_t before = party.range.begin;
  if (kSides.find(previous_char(text, before)) == kSides.npos) return;
  party.name = std::string(text.substr(before, party.range.begin - before)) + party.name;
  party.range.begin = before;
}

/// 丘、港両市: names whose unit stands behind the last of them.
void add_names_before_both(std::string_view text, std::vector<Party>& parties) {
  constexpr std::string_view kBoth = "両";
  constexpr std::size_t kLongest = 4;  // characters of a name
  static constexpr auto kUnits = std::to_array<std::string_view>({"市", "町", "村"});
  static constexpr auto kGaps = std::to_array<std::string_view>({"、", "・", "と", "，"});
  std::vector<Party> more;
  for (std::size_t at = text.find(kBoth); at != text.npos; at = text.find(kBoth, at + 3)) {
    for (const std::string_view unit : kUnits) {
      if (!text.substr(at + kBoth.size()).starts_with(unit)) continue;
      std::vector<Party> named;  // from right to left
      for (std::size_t end = at; named.size() < 2;) {
        std::size_t begin = end;
        std::string name;
        for (std::size_t chars = 0; chars < kLongest && begin > 0; ++chars) {
          std::size_t before = begin;
          if (!is_kanji(previous_char(text, before))) break;
          begin = before;
          const std::string whole =
              std::string(text.substr(begin, end - begin)) + std::string(unit);
          const std::vector<std::string> known = canonical_places(whole, PlaceKind::City);
          if (std::find(known.begin(), known.end(), whole) != known.end()) name = whole;
        }
        if (name.empty() || begin == end || name.size() != end - begin + unit.size()) break;
        named.push_back({name, {begin, end}, PlaceLevel::City, is_of_japan(name), begin});
        const auto gap = std::find_if(kGaps.begin(), kGaps.end(), [&](std::string_view one) {
          return text.substr(0, begin).ends_with(one);
        });
        if (gap == kGaps.end()) break;
        end = begin - gap->size();
      }
      if (named.size() < 2) continue;
      std::reverse(named.begin(), named.end());
      for (Party& party : named) {
        if (!overlaps_any(parties, party.range) && !overlaps_any(more, party.range)) {
          more.push_back(std::move(party));
        }
      }
    }
  }
  put_between(std::move(more), parties);
}

/// 横浜港, シドニー港: a port acts for its town.
void add_ports(const PassageRecord& record, std::vector<Party>& parties) {
  const std::string_view text = record.text;
  const auto speaks_of_ports = [](std::string_view line) {
    return line.find("姉妹港") != line.npos || line.find("友好港") != line.npos;
  };
  if (!speaks_of_ports(text) && !speaks_of_ports(record.document_title) &&
      std::none_of(record.heading.begin(), record.heading.end(), speaks_of_ports)) {
    return;
  }
  constexpr std::string_view kPort = "港";
  std::vector<Party> more;
  for (std::size_t at = text.find(kPort); at != text.npos; at = text.find(kPort, at + 3)) {
    std::size_t begin = at;
    std::string name;
    for (std::size_t from = at, chars = 0; from > 0 && chars < 12; ++chars) {
      const char32_t c = previous_char(text, from);
      if (!is_kanji(c) && !is_katakana(c)) break;
      for (const std::string& city :
           canonical_places(text.substr(from, at - from), PlaceKind::City)) {
        if (chars == 0) break;
        begin = from;
        name = city;
        break;
      }
    }
    if (name.empty() || !word_at(Told::Tie, text, begin).empty()) continue;
    if (goes_on_before(text, begin)) continue;
    const ByteRange range{begin, at + kPort.size()};
    if (overlaps_any(parties, range) || overlaps_any(more, range)) continue;
    const bool japan = is_of_japan(name);
    more.push_back({std::move(name), range, PlaceLevel::City, japan, begin});
  }
  put_between(std::move(more), parties);
}

}  // namespace

std::size_t ward_behind(std::string_view text, std::size_t at) {
  std::size_t end = at;
  for (std::size_t chars = 0; chars < kLongestWard && end < text.size(); ++chars) {
    const std::size_t before = end;
    if (!is_name_char(next_char(text, end))) return 0;
    const std::string_view unit = text.substr(before, end - before);
    if (chars >= 1 &&
        (unit == "区" || unit == "郷" || unit == "鎮" || unit == "町" || unit == "村")) {
      return end - at;
    }
  }
  return 0;
}

std::size_t county_behind(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 4;  // characters, with its unit
  std::size_t end = at;
  for (std::size_t chars = 0; chars < kLongest && end < text.size(); ++chars) {
    const std::size_t before = end;
    if (!is_kanji(next_char(text, end))) return 0;
    const std::string_view unit = text.substr(before, end - before);
    if (chars > 0 && (unit == "県" || unit == "鎮" || unit == "郷")) return end - at;
  }
  return 0;
}

void extend_name(const PassageRecord& record, Party& party) {
  extend_to_side(record.text, party);
  if (party.level == PlaceLevel::City) extend_to_dots(record, party);
}

std::size_t begin_with_country(std::string_view text, std::size_t begin) {
  static constexpr std::u32string_view kShort = U"米英仏独伊中韓台豪露加蘭西伯葡越泰印";
  std::size_t at = begin;
  if (at > 0 && text.substr(0, at).ends_with("・")) at -= std::string_view("・").size();
  if (at == 0) return begin;
  std::size_t before = at;
  if (kShort.find(previous_char(text, before)) == kShort.npos) return begin;
  std::size_t outer = before;
  const bool alone = before == 0 || !is_kanji(previous_char(text, outer));
  return alone ? before : begin;
}

void add_written_places(const PassageRecord& record, const LocalNames& words,
                        std::vector<Party>& parties) {
  add_words(record.text, words, parties);
  add_unlisted_abroad(record.text, parties);
  add_ports(record, parties);
  add_names_before_both(record.text, parties);
}

}  // namespace kouryu
