// Conditions of names that are ordinary words, persons or half a word in what stands around them:
// 友好市民, カーター市長, 来伊.
#include <algorithm>
#include <array>

#include "dict/base/utf8.h"
#include "dict/names/place_units.h"
#include "indexer/facets/places/place_conditions.h"

namespace kouryu {
namespace {

using Type = PlaceCandidate::Type;

std::string_view stem_of(const PlaceReading& at) {
  return at.written().substr(0, at.range.size() - at.unit.size());
}

bool is_hiragana_word(std::string_view word) {
  for (std::size_t i = 0; i < word.size();) {
    if (!is_hiragana(next_char(word, i))) return false;
  }
  return !word.empty();
}

/// Whether 長 of 市長 follows, and no name that begins so: 長崎.
bool is_head_before(const PlaceReading& at) {
  const std::size_t end = at.range.end;
  if (!is_municipal_unit(at.unit) || !at.text.from(end).starts_with("長") ||
      at.text.has_break(end)) {
    return false;
  }
  const Token* const token = at.text.token_at(end);
  return token == nullptr || token->kind != TokenKind::Place;
}

/// Whether 市長 stands before the name of a person, so that a city stands before it: サロン市長の
/// ダヴィド.
bool is_head_before_person(const PlaceReading& at) {
  constexpr std::string_view kHead = "長";
  constexpr std::string_view kOf = "の";
  std::size_t next = at.range.end + kHead.size();
  if (at.text.from(next).starts_with(kOf)) next += kOf.size();
  const Token* const token = at.text.token_at(next);
  if (token == nullptr || at.text.crosses_break({at.range.end, next + 1})) return false;
  return token->kind == TokenKind::Person ||
         (!token->known && at.text.class_at(next) == CharClass::Katakana);
}

bool is_told_elsewhere(const PlaceReading& at) {
  const WordSet& names = at.text.context().full_names;
  if (at.matches.empty()) return names.contains(at.written());
  return std::any_of(at.matches.begin(), at.matches.end(),
                     [&](const PlaceMatch& m) { return names.contains(m.place->name); });
}

bool tells_region(const PlaceReading& at) { return at.before() != nullptr || of_region_abroad(at); }

/// Whether a name that counts without its unit, or with it, begins there.
bool place_begins(const PlaceText& text, std::size_t position) {
  const auto forms = text.gazetteer().written_at(text.all(), position);
  return std::any_of(forms.begin(), forms.end(), [&](const PlaceMatch& m) {
    if (m.form == FormKind::Full) return true;
    return m.form == FormKind::Bare &&
           (m.closed_list || text.context().full_names.contains(m.place->name) ||
            (m.place->kind == PlaceKind::Prefecture && is_japanese(m)));
  });
}

}  // namespace

bool is_ordinary_word(const PlaceReading& at) {
  const std::string_view stem = stem_of(at);
  if (!at.text.ordinary().words.contains(stem) && !is_hiragana_word(stem)) return false;
  const Token* const token = at.text.exact_token({at.range.begin, at.range.begin + stem.size()});
  return token == nullptr || token->kind != TokenKind::Place;
}

bool is_new_city(const PlaceReading& at) {
  const std::string_view stem = stem_of(at);
  std::size_t next = 0;
  if (stem.empty()) return false;
  next_char(stem, next);
  return next == stem.size() && at.text.ordinary().words.contains(stem) && !tells_region(at);
}

bool is_word_before_people(const PlaceReading& at) {
  if (!is_municipal_unit(at.unit) || tells_region(at) || is_told_elsewhere(at)) return false;
  const std::string_view stem = stem_of(at);
  const PlaceWords& ordinary = at.text.ordinary();
  if (!ordinary.words.contains(stem) && !ordinary.surnames.contains(stem)) return false;
  const PlaceRules& words = at.text.words();
  const WordList& after = is_in_japan(at) ? words.body_after : words.people_after;
  return after.longest_at(at.text.all(), at.range.end) > 0 && !at.text.has_break(at.range.end);
}

bool is_mayor(const PlaceReading& at) {
  return is_head_before(at) && !is_head_before_person(at) && !tells_region(at) &&
         !is_told_elsewhere(at);
}

bool is_mayor_by_surname(const PlaceReading& at) {
  if (is_in_japan(at)) return false;
  const Token* const token = at.text.exact_token({at.range.begin, at.range.end - at.unit.size()});
  return token != nullptr && token->kind == TokenKind::Person && is_mayor(at);
}

bool is_split_from_unit(const PlaceReading& at) {
  return at.text.has_gap(at.range.end - at.unit.size());
}

bool is_mayor_of_city_before(const PlaceReading& at) {
  if (!is_head_before(at)) return false;
  constexpr std::string_view kOf = "の";
  if (const PlaceCandidate* const last = at.last(); last != nullptr &&
                                                    last->follow + kOf.size() == at.position &&
                                                    at.text.from(last->follow).starts_with(kOf)) {
    if (last->type == Type::Shape) return last->shape_kind == PlaceKind::City;
    return last->type == Type::Full && last->matches.front().place->kind == PlaceKind::City;
  }
  static constexpr std::array<std::string_view, 9> kOurs = {
      "本市の", "当市の", "同市の", "本町の", "当町の", "同町の", "本村の", "当村の", "同村の"};
  return std::any_of(kOurs.begin(), kOurs.end(), [&](std::string_view word) {
    return at.text.up_to(at.position).ends_with(word);
  });
}

bool is_ministry(const PlaceReading& at) {
  if (has_kind(at.text.gazetteer().lookup(stem_of(at)), PlaceKind::Country)) return true;
  const std::size_t end = at.range.end - at.unit.size();
  for (std::size_t i = at.position; i < end; i += char_bytes(at.text.all()[i])) {
    const Token* const token = at.text.token_at(i);
    if (token != nullptr && token->known &&
        (token->kind == TokenKind::Noun || token->kind == TokenKind::Organisation)) {
      return true;
    }
  }
  return false;
}

bool is_doubtful_visit(const PlaceReading& at) {
  static constexpr std::array<std::string_view, 8> kSure = {"来日", "来韓", "来台", "来米",
                                                            "来中", "来英", "来独", "来仏"};
  const std::string_view form = at.written();
  if (!form.starts_with("来") || std::find(kSure.begin(), kSure.end(), form) != kSure.end()) {
    return false;
  }
  return std::none_of(at.matches.begin(), at.matches.end(), [&](const PlaceMatch& m) {
    return at.text.context().regions.contains(m.place->name);
  });
}

// さくら、那須塩原市; タイ バンコク in a line of names.
bool is_beside_place(const PlaceReading& at) {
  const PlaceText& text = at.text;
  const WordList& separator = text.words().separator;
  const std::size_t begin = at.range.begin;
  const std::size_t end = at.range.end;
  if (const PlaceCandidate* const last = at.last();
      last != nullptr && last->type != Type::Skip && last->type != Type::Surname &&
      last->type != Type::Adjective && !text.crosses_break({last->follow, begin})) {
    if (last->follow == begin
            ? text.has_gap(begin)
            : last->follow < begin && separator.contains(text.in({last->follow, begin}))) {
      return true;
    }
  }
  if (const std::size_t gap = separator.longest_at(text.all(), end); gap > 0) {
    return !text.crosses_break({end, end + gap + 1}) && place_begins(text, end + gap);
  }
  const CharClass before = text.class_before(begin);
  const bool alone =
      before == CharClass::Other || before == CharClass::Digit || text.has_gap(begin);
  return alone && text.has_gap(end) && !text.has_break(end) &&
         !text.gazetteer().written_at(text.all(), end).empty();
}

bool is_ward_of_several(const PlaceReading& at) {
  if (!has_kind(at.matches, PlaceKind::City) || !has_kind(at.matches, PlaceKind::Ward)) {
    return false;
  }
  const std::string_view left = at.text.char_before(at.position);
  if (at.before() != nullptr || left == "市" || left == "の") return false;
  const WordSet& names = at.text.context().full_names;
  return !names.contains("東京都") &&
         std::none_of(at.matches.begin(), at.matches.end(), [&](const PlaceMatch& m) {
           return m.place->kind == PlaceKind::Ward && names.contains(m.place->city);
         });
}

bool is_quarter_elsewhere(const PlaceReading& at) {
  if (!at.text.ordinary().quarters.contains(at.written()) || at.before() != nullptr) return false;
  const PlaceContext& context = at.text.context();
  const auto is_near = [&](const PlaceMatch& m) {
    return context.regions.contains(m.place->region) ||
           context.full_names.contains(m.place->region);
  };
  if (std::any_of(at.matches.begin(), at.matches.end(), is_near)) return false;
  if (behind_former_prefix(at) || is_told_municipality(at)) return false;
  return std::any_of(context.regions.begin(), context.regions.end(),
                     [&](const std::string& region) {
                       const auto places = at.text.gazetteer().lookup(region);
                       return std::any_of(places.begin(), places.end(), [](const PlaceMatch& m) {
                         return m.place->kind == PlaceKind::Prefecture && is_japanese(m);
                       });
                     });
}

bool is_lone_word(const PlaceReading& at) {
  return is_ordinary_word(at) && at.before() == nullptr && !is_beside_place(at) &&
         at.text.words().place_after.longest_at(at.text.all(), at.range.end) == 0;
}

}  // namespace kouryu
