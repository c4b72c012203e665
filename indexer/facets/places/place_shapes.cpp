// Conditions of names that no table has: a run of one script with a unit at its end is a place
// where only a place stands. カナダ|アシュクラフト村, メダン市, 韓国|東海市, 長野県|奥山村.
#include <algorithm>

#include "dict/base/utf8.h"
#include "indexer/facets/places/place_conditions.h"

namespace kouryu {
namespace {

using Type = PlaceCandidate::Type;

const Place* first_place(const PlaceCandidate& candidate) {
  return candidate.matches.empty() ? nullptr : candidate.matches.front().place;
}

/// Not オリンピック村, インディアン村, nor a name in kanji: ジャイアン|村上.
bool is_village(const PlaceText& text, ByteRange name, std::size_t end) {
  const Token* const word = text.exact_token(name);
  const bool noun = word != nullptr && word->known && word->kind != TokenKind::Place &&
                    word->kind != TokenKind::ProperName && word->kind != TokenKind::Person;
  return !noun &&
         (text.token_begins(end) || text.words().municipal_after.longest_at(text.all(), end) > 0);
}

bool is_joint(std::string_view character) {
  return character == "・" || character == "=" || character == "＝" || character == "-";
}

}  // namespace

// ---- Edges

bool begins_token(const PlaceReading& at) { return at.text.token_begins(at.position); }

bool begins_katakana(const PlaceReading& at) {
  return at.before() != nullptr || at.text.class_before(at.position) != CharClass::Katakana;
}

// 江町 is none in 浦ノ江町.
bool begins_script(const PlaceReading& at) {
  if (is_joined_by_kana(at)) return false;
  return at.before() != nullptr ||
         at.text.class_before(at.position) != at.text.class_at(at.position);
}

bool begins_kanji_word(const PlaceReading& at) {
  return at.text.token_begins(at.position) &&
         (at.before() != nullptr || at.text.class_before(at.position) != CharClass::Kanji);
}

bool crosses_line(const PlaceReading& at) { return at.text.crosses_break(at.range); }

// ---- The name itself

bool is_common_word(const PlaceReading& at) {
  const PlaceRules& words = at.text.words();
  return words.never_city.contains(at.written()) || words.never_end.ends(at.written());
}

bool is_one_character(const PlaceReading& at) {
  return count_chars(at.written()) == count_chars(at.unit) + 1;
}

bool has_two_kanji(const PlaceReading& at) {
  constexpr std::size_t kTwoKanji = 6;
  const Token* const token = at.text.token_at(at.position);
  return token != nullptr && token->range.size() >= kTwoKanji;
}

bool may_be_village(const PlaceReading& at) {
  return is_village(at.text, {at.position, at.range.end - at.unit.size()}, at.range.end);
}

bool opens_with_place(const PlaceReading& at) {
  const PlaceText& text = at.text;
  std::vector<PlaceMatch> before_joint;
  for (std::size_t end = at.position; end < at.range.end; end += char_bytes(text.all()[end])) {
    if (!is_joint(text.in({end, end + char_bytes(text.all()[end])}))) continue;
    before_joint = text.gazetteer().lookup(text.in({at.position, end}));
    if (has_kind(before_joint, PlaceKind::Country)) return true;
  }
  return at.unit == "市" && !before_joint.empty();
}

bool opens_with_country(const PlaceReading& at) {
  constexpr std::size_t kThreeChars = 9;
  const std::size_t end = at.range.end - at.unit.size();
  const auto forms = at.text.gazetteer().written_at(at.text.all(), at.position);
  return std::any_of(forms.begin(), forms.end(), [&](const PlaceMatch& match) {
    const std::size_t cut = at.position + match.bytes;
    if (match.form != FormKind::Full || match.place->kind != PlaceKind::Country || cut >= end) {
      return false;
    }
    return at.text.token_begins(cut) || at.text.has_gap(cut) ||
           (match.bytes >= kThreeChars && end - cut >= kThreeChars);
  });
}

bool begins_with_name(const PlaceReading& at) {
  const Token* const first = at.text.token_at(at.position);
  return first == nullptr || first->kind == TokenKind::Place || !first->known;
}

bool ends_with_place(const PlaceReading& at) {
  const std::size_t end = at.range.end - at.unit.size();
  for (std::size_t begin = at.position + 1; begin < end; ++begin) {
    if (!at.text.token_begins(begin)) continue;
    for (const PlaceMatch& match : at.text.gazetteer().written_at(at.text.all(), begin)) {
      if (match.form == FormKind::Full && begin + match.bytes == at.range.end &&
          match.bytes > 2 * at.unit.size()) {
        return true;
      }
    }
  }
  return false;
}

// ---- What stands before

bool behind_place(const PlaceReading& at) { return at.before() != nullptr; }
bool behind_no_place(const PlaceReading& at) { return at.before() == nullptr; }

bool behind_city(const PlaceReading& at) {
  const PlaceCandidate* const previous = at.before();
  if (previous == nullptr || previous->type == Type::Bare) return false;
  if (previous->type == Type::Shape) return previous->shape_kind == PlaceKind::City;
  const Place* const place = first_place(*previous);
  return place != nullptr && place->kind == PlaceKind::City;
}

bool behind_region(const PlaceReading& at) {
  const PlaceCandidate* const previous = at.before();
  return previous != nullptr && previous->type == Type::Full &&
         first_place(*previous)->kind == PlaceKind::Prefecture;
}

bool behind_prefecture(const PlaceReading& at) {
  return behind_region(at) && first_place(*at.before())->country == "日本";
}

bool behind_country_or_region_abroad(const PlaceReading& at) {
  const PlaceCandidate* const previous = at.before();
  if (previous == nullptr) return false;
  if (previous->type == Type::Shape) return previous->shape_kind == PlaceKind::Prefecture;
  return previous->type == Type::Full && first_place(*previous)->kind != PlaceKind::City &&
         first_place(*previous)->name != "日本" && !behind_prefecture(at);
}

bool behind_county(const PlaceReading& at) {
  const PlaceCandidate* const previous = at.before();
  return previous != nullptr && previous->type == Type::Skip &&
         at.text.up_to(previous->range.end).ends_with("郡");
}

bool of_region_abroad(const PlaceReading& at) {
  const PlaceCandidate* const last = at.last();
  if (last == nullptr) return false;
  const std::string_view gap = at.text.char_before(at.position);
  if (last->follow + gap.size() != at.position || (gap != "の" && gap != "・")) return false;
  if (last->type == Type::Shape) return last->shape_kind == PlaceKind::Prefecture;
  return last->type == Type::Full && first_place(*last)->kind != PlaceKind::City &&
         first_place(*last)->country != "日本";
}

bool behind_listed_city(const PlaceReading& at) {
  constexpr std::string_view kJoint = "・";
  const PlaceCandidate* const last = at.last();
  if (last == nullptr || last->follow + kJoint.size() != at.position ||
      at.text.char_before(at.position) != kJoint) {
    return false;
  }
  if (last->type == Type::Shape) return last->shape_kind == PlaceKind::City;
  return last->type == Type::Full && first_place(*last)->kind == PlaceKind::City &&
         first_place(*last)->country == "日本";
}

bool behind_former_prefix(const PlaceReading& at) {
  return at.text.words().former_prefix.contains(at.text.char_before(at.position));
}

bool begins_with_former_prefix(const PlaceReading& at) {
  std::size_t end = at.position;
  next_char(at.text.all(), end);
  return at.text.words().former_prefix.contains(at.text.in({at.position, end}));
}

// ---- What stands behind

bool unit_begins_word(const PlaceReading& at) {
  if (at.unit.empty()) return false;
  const std::size_t end = at.range.end;
  std::size_t unit = end;
  previous_char(at.text.all(), unit);
  const std::size_t word = at.text.words().unit_break.longest_at(at.text.all(), unit);
  return word > end - unit && !at.text.crosses_break({unit, unit + word});
}

bool is_numbered_quarter(const PlaceReading& at) {
  constexpr std::u32string_view kNumbers = U"0123456789一二三四五六七八九十";
  const PlaceText& text = at.text;
  std::size_t position = at.range.end;
  while (position < text.size()) {
    std::size_t next = position;
    if (kNumbers.find(next_char(text.all(), next)) == kNumbers.npos) break;
    position = next;
  }
  return position > at.range.end && text.from(position).starts_with("丁目") &&
         !text.crosses_break({at.range.end, position + 1});
}

bool is_founder(const PlaceReading& at) {
  return (at.unit == "州" || at.unit == "県") && at.text.from(at.range.end).starts_with("立");
}

bool is_of_citizens(const PlaceReading& at) {
  if (at.unit != "市" || !at.text.from(at.range.end).starts_with("民")) return false;
  const std::string_view name = at.written();
  return has_kind(at.text.gazetteer().lookup(name.substr(0, name.size() - at.unit.size())),
                  PlaceKind::Country);
}

// カナダ・グリーンヒル村 are a country and a village, インド・パキスタン two countries.
bool opens_katakana_name(const PlaceReading& at) {
  constexpr std::string_view kJoint = "・";
  const PlaceText& text = at.text;
  const std::size_t end = at.range.end;
  if (text.class_at(at.position) != CharClass::Katakana || !text.from(end).starts_with(kJoint)) {
    return false;
  }
  const std::size_t next = end + kJoint.size();
  if (text.class_at(next) != CharClass::Katakana || text.crosses_break({end, next + 1}) ||
      at.before() != nullptr || !text.gazetteer().written_at(text.all(), next).empty()) {
    return false;
  }
  std::size_t name_end = next;
  while (!(name_end > next && text.has_break(name_end)) &&
         (text.class_at(name_end) == CharClass::Katakana ||
          (name_end > next && text.from(name_end).starts_with(kJoint)))) {
    next_char(text.all(), name_end);
  }
  const std::string_view unit =
      text.has_break(name_end) ? std::string_view() : text.unit_at(name_end);
  if (unit == "町" || unit == "村") {
    return !is_village(text, {next, name_end}, name_end + unit.size());
  }
  return unit.empty() || unit == "道";
}

// It is looked for in the same sentence, in 40 characters to both sides.
bool is_told_municipality(const PlaceReading& at) {
  const PlaceText& text = at.text;
  const WordList& event = text.words().municipal_event;
  const std::size_t end = at.range.end;
  if (text.words().municipal_after.longest_at(text.all(), end) > 0) return true;
  constexpr std::size_t kMostBytes = 120;
  for (std::size_t i = end; i < text.size() && i - end < kMostBytes;) {
    if (text.has_break(i) || text.from(i).starts_with("。")) break;
    if (event.longest_at(text.all(), i) > 0) return true;
    next_char(text.all(), i);
  }
  for (std::size_t i = end; i > 0 && end - i < kMostBytes && !text.has_break(i);) {
    previous_char(text.all(), i);
    if (text.from(i).starts_with("。")) break;
    if (event.longest_at(text.all(), i) > 0) return true;
  }
  return false;
}

}  // namespace kouryu
