// Reads names off the text, for the rows.
#include "indexer/facets/places/place_bodies.h"

#include <algorithm>
#include <array>
#include <string>

#include "dict/base/utf8.h"
#include "dict/names/place_forms.h"

namespace kouryu {
namespace {

void set_range(PlaceReading& at, ByteRange range, std::string_view unit) {
  at.range = range;
  at.follow = range.end;
  at.unit = unit;
}

/// Reads the form that is `listed`, with those matches of which `is_meant` holds.
template <class IsMeant>
bool read_form(PlaceReading& at, IsMeant&& is_meant) {
  at.matches.clear();
  for (const PlaceMatch& match : at.listed) {
    if (is_meant(match)) at.matches.push_back(match);
  }
  if (at.matches.empty()) return false;
  set_range(at, {at.position, at.position + at.listed.front().bytes}, {});
  return true;
}

/// Reads up to `most` characters that `may_stand(end)` allows, then the first unit that
/// `is_end(unit)` takes for the end.
template <class MayStand, class IsEnd>
bool read_to_unit(PlaceReading& at, std::size_t most, MayStand&& may_stand, IsEnd&& is_end) {
  const PlaceText& text = at.text;
  std::size_t end = at.position;
  for (std::size_t chars = 0; chars < most && end < text.size(); ++chars) {
    const std::string_view unit = text.unit_at(end);
    if (chars > 0 && !unit.empty() && is_end(unit)) {
      set_range(at, {at.position, end + unit.size()}, unit);
      return true;
    }
    if (!may_stand(end)) return false;
    next_char(text.all(), end);
  }
  return false;
}

bool is_town_unit(std::string_view unit) { return unit == "町" || unit == "村"; }

constexpr std::size_t kMostBeforeUnit = 6;  // characters, the unit's first included

bool is_particle(const PlaceText& text, std::size_t position) {
  const Token* const token = text.token_at(position);
  return token != nullptr && token->kind == TokenKind::Particle;
}

bool may_stand_in_japan(const PlaceText& text, std::size_t position) {
  const CharClass here = text.class_at(position);
  return here != CharClass::Other && here != CharClass::Digit && !is_particle(text, position);
}

/// Goes over up to four kanji to where `is_end(position)` holds.
template <class IsEnd>
bool skip_kanji(const PlaceText& text, std::size_t& position, IsEnd&& is_end) {
  constexpr std::size_t kMost = 4;
  for (std::size_t chars = 0; chars <= kMost && text.class_at(position) == CharClass::Kanji;
       ++chars) {
    if (chars > 0 && is_end(position)) return true;
    next_char(text.all(), position);
  }
  return false;
}

}  // namespace

bool full_form(PlaceReading& at) {
  if (!read_form(at, [](const PlaceMatch& m) { return m.form == FormKind::Full; })) return false;
  at.unit = place_unit(at.written(), at.matches.front().place->kind);
  if (!has_kind(at.matches, PlaceKind::Country)) return true;
  constexpr std::string_view kNation = "国";
  const std::size_t tail = at.text.words().country_tail.longest_at(at.text.all(), at.range.end);
  // 中国|国際友好
  if (tail > kNation.size() || !at.written().ends_with(kNation)) at.follow += tail;
  return true;
}

bool form_with_reading(PlaceReading& at) {
  constexpr std::size_t kMostInBrackets = 40;  // bytes
  const PlaceText& text = at.text;
  const std::size_t open = at.position + at.listed.front().bytes;
  if (!text.from(open).starts_with("(")) return false;
  std::size_t close = open + 1;
  while (close < text.size() && close - open < kMostInBrackets &&
         (text.class_at(close) == CharClass::Hiragana ||
          text.class_at(close) == CharClass::Katakana ||
          text.class_at(close) == CharClass::Latin)) {
    next_char(text.all(), close);
  }
  if (close == open + 1 || !text.from(close).starts_with(")")) return false;
  const std::string_view unit = text.unit_at(close + 1);
  if (unit.empty()) return false;
  const std::string full = std::string(text.in({at.position, open})).append(unit);
  at.matches = text.gazetteer().lookup(full);
  std::erase_if(at.matches, [](const PlaceMatch& m) { return m.form != FormKind::Full; });
  set_range(at, {at.position, close + 1 + unit.size()}, unit);
  return !at.matches.empty();
}

bool adjective_form(PlaceReading& at) {
  return read_form(at, [](const PlaceMatch& m) { return m.form == FormKind::Adjective; });
}

bool inner_region_form(PlaceReading& at) {
  const PlaceCandidate* const before = at.before();
  if (before == nullptr || before->matches.empty()) return false;
  const auto is_region = [&](const PlaceMatch& match) {
    const Place& place = *match.place;
    return match.form == FormKind::Bare &&
           place.name == at.text.in({at.position, at.position + match.bytes}) &&
           !place_unit(place.name, place.kind).empty();
  };
  if (!read_form(at, is_region)) return false;
  // The one in that country first.
  const std::string_view country = before->matches.front().place->name;
  const auto inside = std::find_if(at.matches.begin(), at.matches.end(), [&](const PlaceMatch& m) {
    return m.place->country == country;
  });
  if (inside != at.matches.end()) std::iter_swap(at.matches.begin(), inside);
  at.matches.resize(1);
  return true;
}

bool bare_form(PlaceReading& at) {
  return read_form(at, [&](const PlaceMatch& m) {
    if (m.form != FormKind::Bare) return false;
    return m.closed_list || (m.place->kind == PlaceKind::Prefecture && is_japanese(m)) ||
           at.text.context().full_names.contains(m.place->name);
  });
}

bool masked_word(PlaceReading& at) {
  const std::size_t bytes = at.text.words().mask.longest_at(at.text.all(), at.position);
  set_range(at, {at.position, at.position + bytes}, {});
  return bytes > 0;
}

bool katakana_name(PlaceReading& at) {
  constexpr std::size_t kLongest = 60;  // characters; a longer run is a list or a decoration
  const PlaceText& text = at.text;
  if (text.class_at(at.position) != CharClass::Katakana) return false;
  const auto is_joint = [&](std::size_t position) {
    const char32_t c = next_char(text.all(), position);
    return c == U'・' || c == U'=' || c == U'＝' || c == U'-';
  };
  std::size_t end = at.position;
  std::size_t chars = 0;
  do {
    end += char_bytes(text.all()[end]);
    if (++chars > kLongest) return false;
  } while (end < text.size() && !text.has_break(end) &&
           (text.class_at(end) == CharClass::Katakana || is_joint(end)));
  const std::string_view unit = text.unit_at(end);
  if (chars < 2 || unit.empty()) return false;
  std::size_t last = end;
  if (!is_katakana(previous_char(text.all(), last))) return false;  // ゼムストヴォ・市会
  set_range(at, {at.position, end + unit.size()}, unit);
  // 東ベンガル州, 南セントレア市: the direction is a part of the name.
  constexpr std::array<std::string_view, 6> kDirections = {"東", "西", "南", "北", "小", "大"};
  const std::string_view direction = text.char_before(at.position);
  if (std::find(kDirections.begin(), kDirections.end(), direction) == kDirections.end() ||
      at.before() != nullptr) {
    return true;
  }
  const CharClass left = text.class_before(at.position - direction.size());
  if (left != CharClass::Kanji && left != CharClass::Digit) at.range.begin -= direction.size();
  return true;
}

bool kanji_name(PlaceReading& at) {
  const PlaceText& text = at.text;
  const auto may_stand = [&](std::size_t position) {
    return text.class_at(position) == CharClass::Kanji && !is_particle(text, position);
  };
  return text.class_at(at.position) == CharClass::Kanji &&
         read_to_unit(at, kMostBeforeUnit, may_stand, [](std::string_view) { return true; });
}

bool kanji_or_kana_name(PlaceReading& at) {
  const PlaceText& text = at.text;
  const auto may_stand = [&](std::size_t position) { return may_stand_in_japan(text, position); };
  return text.class_at(at.position) == CharClass::Kanji &&
         read_to_unit(at, kMostBeforeUnit, may_stand, [](std::string_view) { return true; });
}

bool town_with_inner_units(PlaceReading& at) {
  const PlaceText& text = at.text;
  const auto may_stand = [&](std::size_t position) { return may_stand_in_japan(text, position); };
  return text.class_at(at.position) == CharClass::Kanji &&
         read_to_unit(at, kMostBeforeUnit, may_stand, is_town_unit);
}

bool district_name(PlaceReading& at) {
  constexpr std::string_view kDistrict = "区";
  constexpr std::size_t kMost = 5;
  const PlaceText& text = at.text;
  std::size_t end = at.position;
  for (std::size_t chars = 0; chars < kMost && text.class_at(end) == CharClass::Kanji; ++chars) {
    if (chars > 0 && text.from(end).starts_with(kDistrict)) {
      set_range(at, {at.position, end + kDistrict.size()}, kDistrict);
      return true;
    }
    if (!text.unit_at(end).empty()) return false;
    next_char(text.all(), end);
  }
  return false;
}

bool named_word(PlaceReading& at) {
  const PlaceText& text = at.text;
  const Token* const token = text.token_at(at.position);
  if (token == nullptr || !token->known) return false;
  const CharClass here = text.class_at(at.position);
  if (here != CharClass::Kanji && here != CharClass::Hiragana) return false;
  constexpr std::size_t kThreeKanji = 9;
  const bool proper = token->kind == TokenKind::ProperName && token->range.size() >= kThreeKanji;
  if (token->kind != TokenKind::Place && !proper) return false;
  const Token* const next = text.token_at(token->range.end);
  if (next == nullptr) return false;
  const std::string_view unit = text.unit_at(next->range.begin);
  if ((unit != "市" && !is_town_unit(unit)) || (proper && unit != "市")) return false;
  const std::size_t end = next->range.begin + unit.size();
  const bool alone = next->kind == TokenKind::Suffix && next->range.end == end;
  // 東京|市内, 大東|町内
  const bool inside_word = next->range.end > end && text.words().municipal_after.longest_at(
                                                        text.all(), end) == next->range.end - end;
  // Inside a longer name: みなと|浜市|市民局.
  if (!alone && (!inside_word || text.up_to(token->range.end).ends_with(unit))) return false;
  set_range(at, {at.position, end}, unit);
  return true;
}

bool short_town(PlaceReading& at) {
  constexpr std::size_t kMostChars = 4;
  const PlaceText& text = at.text;
  if (text.class_at(at.position) != CharClass::Kanji) return false;
  std::size_t end = at.position;
  next_char(text.all(), end);
  for (std::size_t chars = 1; chars <= kMostChars && text.class_at(end) == CharClass::Kanji;
       ++chars) {
    const std::string_view unit = text.unit_at(end);
    if (chars >= 2 && is_town_unit(unit) &&
        text.class_after(end + unit.size()) != CharClass::Kanji) {
      set_range(at, {at.position, end + unit.size()}, unit);
      return true;
    }
    next_char(text.all(), end);
  }
  return false;
}

bool county_before_town(PlaceReading& at) {
  constexpr std::string_view kCounty = "郡";
  const PlaceText& text = at.text;
  std::size_t end = at.position;
  const auto is_county = [&](std::size_t position) {
    return text.from(position).starts_with(kCounty);
  };
  if (!skip_kanji(text, end, is_county)) return false;
  end += kCounty.size();
  std::size_t town = end;
  const auto is_town = [&](std::size_t position) { return is_town_unit(text.unit_at(position)); };
  if (!skip_kanji(text, town, is_town)) return false;
  set_range(at, {at.position, end}, kCounty);
  return true;
}

}  // namespace kouryu
