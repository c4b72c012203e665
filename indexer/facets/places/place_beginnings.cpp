// Tables answer for most characters; the few they let through are looked at with what follows.
#include "indexer/facets/places/place_beginnings.h"

#include <array>

#include "dict/base/utf8.h"
#include "dict/names/gazetteer.h"
#include "indexer/facets/places/place_rules.h"

namespace kouryu {
namespace {

// What a character does in names of places, as bits.
constexpr unsigned kAny = 1;     // every character
constexpr unsigned kListed = 2;  // begins a form of the gazetteer
constexpr unsigned kMasked = 4;  // begins a word of the rule `mask`
constexpr unsigned kPrefix = 8;  // ends a word that may stand before a name: 在, 旧
constexpr unsigned kUnknown = kAny | kListed | kMasked | kPrefix;

constexpr unsigned kBehindPrefix = TextEdge::kNumbers;  // to add to the number of an edge

/// The bits of which one makes `edge` a beginning.
unsigned wanted_at(TextEdge edge, bool behind_prefix, bool has_county) {
  const bool fresh = edge.token_begins() || edge.at() != edge.before();
  switch (edge.at()) {
    case CharClass::Kanji:
      if (edge.name_begins()) return kAny;
      if (has_county && edge.token_begins() && edge.before() != CharClass::Kanji) return kAny;
      return fresh || behind_prefix ? kListed | kMasked : kMasked;
    case CharClass::Katakana:
      return fresh ? kAny : 0;
    case CharClass::Hiragana:
      if (edge.name_begins()) return kAny;
      return edge.token_begins() ? kListed | kMasked : 0;
    case CharClass::Latin:
      return edge.before() != CharClass::Latin ? kListed | kMasked : 0;
    case CharClass::Digit:
    case CharClass::Other:
      return 0;
  }
  return 0;
}

/// 稲沢市
bool ends_with_unit(std::string_view text) {
  return text.ends_with("市") || text.ends_with("町") || text.ends_with("村");
}

using Wanted = std::array<std::uint8_t, std::size_t{2} * TextEdge::kNumbers>;  // of each edge

Wanted all_wanted(bool has_county) {
  Wanted all{};
  for (unsigned number = 0; number < TextEdge::kNumbers; ++number) {
    const TextEdge edge(number);
    all[number] = static_cast<std::uint8_t>(wanted_at(edge, false, has_county));
    all[number | kBehindPrefix] = static_cast<std::uint8_t>(wanted_at(edge, true, has_county));
  }
  return all;
}

TextEdges::Table all_bits() {
  TextEdges::Table all{};
  const PlaceRules& rules = PlaceRules::instance();
  const PlaceStarts& listed = Gazetteer::instance().starts();
  for (char32_t c = 0; c < all.size(); ++c) {
    all[c] =
        TextEdges::table_entry(class_of(c), kAny | (listed.may_begin_with(c) ? kListed : 0U) |
                                                (rules.mask_begins.may_contain(c) ? kMasked : 0U) |
                                                (rules.prefix_ends.may_contain(c) ? kPrefix : 0U));
  }
  return all;
}

}  // namespace

PlaceBeginnings find_place_beginnings(const AnalyzedText& text) {
  static const auto bits = all_bits();
  static const std::array<Wanted, 2> wanted_of_counties = {all_wanted(false), all_wanted(true)};
  const WordList& mask = PlaceRules::instance().mask;
  const PlaceStarts listed = Gazetteer::instance().starts();
  const std::string_view folded = text.folded.text;
  PlaceBeginnings out;
  out.has_county = find_bytes(folded, "郡") != std::string_view::npos;
  const Wanted& wanted = wanted_of_counties[out.has_county ? 1 : 0];
  unsigned last = 0;         // the bits of the character before
  bool behind_unit = false;  // 稲沢市・
  const auto look = [&](char32_t c, std::size_t position, TextEdge edge, unsigned traits) {
    const unsigned prefix = (last & kPrefix) != 0 ? kBehindPrefix : 0U;
    last = traits;
    unsigned chances = wanted[edge.number() | prefix] & last;
    if (behind_unit && edge.at() == CharClass::Kanji) chances = kAny;
    behind_unit = c == U'・' && ends_with_unit(folded.substr(0, position));
    if (chances == 0) return;
    if ((chances & kAny) != 0 ||
        ((chances & kListed) != 0 && listed.may_begin_at(folded, position)) ||
        ((chances & kMasked) != 0 && mask.may_begin_at(folded, position))) {
      out.positions.push_back(position);
    }
  };
  out.edges = TextEdges(text, bits, kUnknown, look);
  return out;
}

}  // namespace kouryu
