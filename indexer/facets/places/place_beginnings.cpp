// Tables answer for most characters; the few they let through are looked at with what follows.
#include "indexer/facets/places/place_beginnings.h"

#include <algorithm>
#include <array>

#include "dict/base/utf8.h"
#include "dict/names/gazetteer.h"
#include "dict/names/place_units.h"
#include "indexer/facets/places/place_rules.h"

namespace kouryu {
namespace {

/// A character and what stands before it.
struct PlaceEdge {
  CharClass at = CharClass::Other;
  CharClass before = CharClass::Other;
  bool token_begins = false;
  bool name_begins = false;     // a token that is a place or another proper name
  bool behind_prefix = false;   // 在, 旧 or the last character of another such word
  bool behind_town = false;     // 稲沢市・
  bool in_county_text = false;  // 郡 stands somewhere
};

// What a character does in names of places, as bits.
constexpr unsigned kAny = 1;     // every character
constexpr unsigned kListed = 2;  // begins a form of the gazetteer
constexpr unsigned kMasked = 4;  // begins a word of the rule `mask`
constexpr unsigned kPrefix = 8;  // ends a word that may stand before a name: 在, 旧
constexpr unsigned kUnknown = kAny | kListed | kMasked | kPrefix;

struct Beginning {
  PlaceBegins begins;
  bool (*may_stand)(const PlaceEdge& edge);
  unsigned needs;  // of the character, one of these bits
};

bool is_fresh(const PlaceEdge& edge) { return edge.token_begins || edge.at != edge.before; }

bool may_be_form(const PlaceEdge& edge) {
  switch (edge.at) {
    case CharClass::Kanji:
      return is_fresh(edge) || edge.behind_prefix;
    case CharClass::Katakana:
      return is_fresh(edge);
    case CharClass::Hiragana:
      return edge.token_begins;
    case CharClass::Latin:
      return edge.before != CharClass::Latin;
    case CharClass::Digit:
    case CharClass::Other:
      return false;
  }
  return false;
}

constexpr std::array kBeginnings = {
    Beginning{PlaceBegins::ListedForm, may_be_form, kListed},
    Beginning{
        PlaceBegins::MaskedWord,
        [](const PlaceEdge& edge) { return edge.at == CharClass::Kanji || may_be_form(edge); },
        kMasked},
    Beginning{
        PlaceBegins::KatakanaRun,
        [](const PlaceEdge& edge) { return edge.at == CharClass::Katakana && is_fresh(edge); },
        kAny},
    Beginning{PlaceBegins::NamedWord,
              [](const PlaceEdge& edge) {
                return edge.name_begins &&
                       (edge.at == CharClass::Kanji || edge.at == CharClass::Hiragana);
              },
              kAny},
    Beginning{PlaceBegins::CountyWord,
              [](const PlaceEdge& edge) {
                return edge.in_county_text && edge.at == CharClass::Kanji && edge.token_begins &&
                       edge.before != CharClass::Kanji;
              },
              kAny},
    Beginning{PlaceBegins::ListedTown,
              [](const PlaceEdge& edge) { return edge.at == CharClass::Kanji && edge.behind_town; },
              kAny},
    Beginning{PlaceBegins::AnotherPlace, [](const PlaceEdge&) { return false; }, kAny},
};
static_assert(kBeginnings.size() == kPlaceBegins);

/// Those with which some row begins.
PlaceBeginSet used_beginnings() {
  PlaceBeginSet used = 0;
  for (const PlaceRow& row : place_rows()) {
    used |= static_cast<PlaceBeginSet>(1U << static_cast<unsigned>(row.begins));
  }
  return used;
}

/// The beginnings of rows that may stand at `edge`.
PlaceBeginSet beginnings_at(const PlaceEdge& edge) {
  static const PlaceBeginSet used = used_beginnings();
  PlaceBeginSet out = 0;
  for (const Beginning& one : kBeginnings) {
    if (has_beginning(used, one.begins) && one.may_stand(edge)) {
      out |= static_cast<PlaceBeginSet>(1U << static_cast<unsigned>(one.begins));
    }
  }
  return out;
}

// To add to the number of an edge.
constexpr unsigned kBehindPrefix = TextEdge::kNumbers;
constexpr unsigned kBehindTown = kBehindPrefix << 1U;
constexpr unsigned kInCountyText = kBehindTown << 1U;
constexpr unsigned kEdges = kInCountyText << 1U;

/// For every edge, the beginnings that may stand there and the bits of which one a character needs.
struct EdgeTables {
  std::array<PlaceBeginSet, kEdges> begins{};
  std::array<std::uint8_t, kEdges> needs{};

  EdgeTables() {
    for (unsigned number = 0; number < kEdges; ++number) {
      const TextEdge edge(number % TextEdge::kNumbers);
      const PlaceBeginSet set = beginnings_at({.at = edge.at(),
                                               .before = edge.before(),
                                               .token_begins = edge.token_begins(),
                                               .name_begins = edge.name_begins(),
                                               .behind_prefix = (number & kBehindPrefix) != 0,
                                               .behind_town = (number & kBehindTown) != 0,
                                               .in_county_text = (number & kInCountyText) != 0});
      begins.at(number) = set;
      for (const Beginning& one : kBeginnings) {
        if (has_beginning(set, one.begins)) {
          needs.at(number) |= static_cast<std::uint8_t>(one.needs);
        }
      }
    }
  }
};

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

bool has_county(std::string_view folded) {
  return find_bytes(folded, "郡") != std::string_view::npos;
}

}  // namespace

PlaceBeginnings find_place_beginnings(const AnalyzedText& text) {
  static const auto bits = all_bits();
  static const EdgeTables tables;
  const WordList& mask = PlaceRules::instance().mask;
  const PlaceStarts listed = Gazetteer::instance().starts();
  const std::string_view folded = text.folded.text;
  PlaceBeginnings out;
  const unsigned county = has_county(folded) ? kInCountyText : 0U;
  unsigned last = 0;  // the bits of the character before
  unsigned town = 0;
  const auto look = [&](char32_t c, std::size_t position, TextEdge edge, unsigned traits) {
    const unsigned prefix = (last & kPrefix) != 0 ? kBehindPrefix : 0U;
    last = traits;
    const unsigned number = edge.number() | prefix | town | county;
    town = c == U'・' && ends_with_municipal_unit(folded.substr(0, position)) ? kBehindTown : 0U;
    const unsigned chances = tables.needs[number] & traits;
    if (chances == 0) return;
    if ((chances & kAny) != 0 ||
        ((chances & kListed) != 0 && listed.may_begin_at(folded, position)) ||
        ((chances & kMasked) != 0 && mask.may_begin_at(folded, position))) {
      out.starts.push_back({position, tables.begins[number]});
    }
  };
  out.edges = TextEdges(text, bits, kUnknown, look);
  return out;
}

PlaceBeginnings every_place_beginning(const AnalyzedText& text) {
  PlaceBeginnings out;
  out.edges = find_place_beginnings(text).edges;
  const PlaceRules& rules = PlaceRules::instance();
  const std::string_view folded = text.folded.text;
  PlaceEdge edge;
  edge.in_county_text = has_county(folded);
  CharClass before = CharClass::Other;
  char32_t last = 0;
  std::size_t token = 0;
  each_char(folded, [&](char32_t c, std::size_t position) {
    while (token < text.tokens.size() && text.tokens[token].range.begin < position) ++token;
    edge.token_begins = token < text.tokens.size() && text.tokens[token].range.begin == position;
    edge.name_begins = edge.token_begins && (text.tokens[token].kind == TokenKind::Place ||
                                             text.tokens[token].kind == TokenKind::ProperName);
    edge.at = class_of(c);
    edge.before = out.edges.has_break(position) ? CharClass::Other : before;
    edge.behind_prefix = rules.prefix_ends.may_contain(last);
    const std::size_t dot = position - std::min(position, std::string_view("・").size());
    edge.behind_town = last == U'・' && ends_with_municipal_unit(folded.substr(0, dot));
    if (const PlaceBeginSet set = beginnings_at(edge); set != 0) {
      out.starts.push_back({position, set});
    }
    before = edge.at;
    last = c;
  });
  return out;
}

}  // namespace kouryu
