// The conditions of the rows of endings that ask what the words begin with, and what stands behind
// that: places, countries, other bodies.
#include <algorithm>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/names/gazetteer.h"
#include "indexer/facets/organisations/organisation_conditions.h"
#include "indexer/facets/organisations/organisation_spelling.h"

namespace kouryu {
namespace {

bool is_hiragana_start(std::string_view words) {
  std::size_t at = 0;
  return !words.empty() && is_hiragana(next_char(words, at));
}

/// Whether `words` begin with another organisation; `section`: only fields of work may follow it.
bool has_parent(const EndingReading& at, bool section) {
  const std::string_view words = at.words();
  for (std::size_t cut = words.size(); cut > 0; previous_char(words, cut)) {
    if (section && !is_section(at, words.substr(cut))) continue;
    if (cut < words.size() && at.tables().aliases().is_known(words.substr(0, cut)))
      return true;  // 外務省
    for (const std::size_t size : at.tables().suffix_sizes(words, cut)) {
      if (size < cut && at.tables().is_ending(words.substr(cut - size, size))) return true;
    }
  }
  return false;
}

std::string_view behind_place(const EndingReading& at) {
  return at.words().substr(place_end(at) - at.body.begin);
}

/// Where the municipality or region with its unit ends that the gazetteer has at `token`; 0 for
/// none.
std::size_t listed_place_end(const EndingReading& at, std::size_t token) {
  constexpr std::size_t kMostTokens = 3;
  const std::size_t begin = at.token(token).range.begin;
  // Most bodies hold no unit, and the gazetteer costs more than to see that.
  const std::size_t last = std::min(at.body.last, token + kMostTokens);
  const std::string_view near = at.text.in({begin, at.token(last).range.end});
  if (!contains_any(near, {"市", "町", "村", "県", "省", "区", "州", "府", "道"})) return 0;
  std::size_t end = 0;
  for (const PlaceMatch& match : Gazetteer::instance().written_at(at.text.all(), begin)) {
    const PlaceKind kind = match.place->kind;
    const bool place = kind == PlaceKind::City || kind == PlaceKind::Prefecture;
    if (place && match.form == FormKind::Full && begin + match.bytes <= at.body.end) {
      end = std::max(end, begin + match.bytes);
    }
  }
  return end;
}

/// As place_end().
std::size_t find_place_end(const EndingReading& at) {
  const NameBody& body = at.body;
  if (body.place > 0) return body.place;
  const WordSet& municipal = at.tables().words(OrganisationWord::Municipal);
  std::size_t end = body.begin;
  bool begun = false;
  for (std::size_t i = body.first; i <= body.last; ++i) {
    const std::string_view word = at.surface(i);
    const bool closes = begun && municipal.contains(word);
    if (closes) {
      end = at.token(i).range.end;
      continue;
    }
    if (at.token(i).kind == TokenKind::Place) {
      end = at.token(i).range.end;
      begun = true;
      continue;
    }
    // A place the dictionary does not know: up to four pieces before its ending.
    bool unknown = false;
    for (std::size_t ahead = i + 1; ahead <= body.last && ahead <= i + 4; ++ahead) {
      // みな|と|浜市
      const bool whole = at.surface(ahead).ends_with("市") &&
                         at.surface(i) == at.surface(body.first) &&
                         is_hiragana_start(at.surface(i));
      if (!municipal.contains(at.surface(ahead)) && !whole) continue;
      if (begun) break;
      end = at.token(ahead).range.end;
      i = ahead;
      begun = unknown = true;
      break;
    }
    if (unknown) continue;
    // 図|們市: a listed one that tokens cut.
    const std::size_t listed = listed_place_end(at, i);
    if (listed == 0) break;
    end = listed;
    begun = true;
    while (i < body.last && at.token(i + 1).range.begin < end) ++i;
  }
  return std::min(end, body.end);
}

}  // namespace

std::size_t place_end(const EndingReading& at) {
  if (at.place_end == 0) at.place_end = find_place_end(at);
  return at.place_end;
}

// ---- What they begin with

bool begins_with_place(const EndingReading& at) { return place_end(at) > at.body.begin; }
bool begins_without_place(const EndingReading& at) { return !begins_with_place(at); }
bool begins_with_country(const EndingReading& at) { return country_end(at.words()) > 0; }

bool begins_with_nation(const EndingReading& at) {
  const std::string_view words = at.words();
  std::size_t end = country_end(words);
  const WordSet& national = at.tables().words(OrganisationWord::National);
  for (std::size_t cut = 0; end == 0 && cut < words.size() && cut < kLongestPiece;) {
    next_char(words, cut);
    if (national.contains(words.substr(0, cut))) end = cut;
  }
  if (words.substr(end).starts_with("語")) return false;  // 日本|語協議会
  return end > 0 && count_chars(words.substr(end)) + count_chars(at.ending) >= 3;
}

bool begins_with_world(const EndingReading& at) {
  constexpr std::size_t kFewestChars = 3;  // behind 国際
  const std::string_view words = at.words();
  const WordSet& world = at.tables().words(OrganisationWord::World);
  for (std::size_t cut = 0; cut < words.size() && cut < kLongestPiece;) {
    next_char(words, cut);
    if (!world.contains(words.substr(0, cut))) continue;
    if (count_chars(words.substr(cut)) >= kFewestChars) return true;
  }
  return false;
}

bool begins_with_ministry(const EndingReading& at) {
  constexpr std::string_view kMinistry = "省";
  constexpr std::string_view kAgency = "庁";
  const std::string_view words = at.words();
  for (std::size_t cut = 0; cut < words.size() && cut < kLongestPiece;) {
    next_char(words, cut);
    const std::string_view parent = words.substr(0, cut);
    if (!parent.ends_with(kMinistry) && !parent.ends_with(kAgency)) continue;
    if (at.tables().aliases().is_known(parent))
      return words.find("・", cut) == std::string_view::npos;
  }
  return false;
}

bool begins_with_known(const EndingReading& at) {
  const std::string_view words = at.words();
  for (std::size_t cut = 0; cut < words.size();) {
    next_char(words, cut);
    if (at.tables().aliases().is_known(words.substr(0, cut))) return true;
  }
  return false;
}

bool begins_with_kept(const EndingReading& at) {
  for (std::size_t i = at.body.first; i <= at.body.last; ++i) {
    const std::size_t end = at.token(i).range.end;
    // 国際交流基金|海外|事務所: all of them.
    if (end > at.body.begin && end < at.body.end &&
        !at.tables().words(OrganisationWord::Generic).contains(at.text.in({end, at.body.end})) &&
        at.tables().aliases().is_kept(at.text.in({at.body.begin, end}))) {
      return true;
    }
  }
  return false;
}

bool begins_with_section(const EndingReading& at) {
  constexpr std::size_t kFewestChars = 2;
  const std::string_view words = at.words();
  for (std::size_t cut = 0; cut < words.size();) {
    const std::size_t unit = cut;
    next_char(words, cut);
    const EndingClasses classes = at.tables().classes(words.substr(unit, cut - unit));
    if ((classes & ending_bit(EndingClass::Unit)) != 0 && cut < words.size() &&
        count_chars(words.substr(0, unit)) >= kFewestChars &&
        is_section(at, words.substr(0, unit)) && is_section(at, words.substr(cut))) {
      return true;
    }
  }
  return false;
}

bool begins_with_hiragana_word(const EndingReading& at) {
  constexpr std::size_t kFewestChars = 3;
  const std::string_view first = at.surface(at.body.first);
  return is_hiragana_run(first) && count_chars(first) >= kFewestChars;
}

bool begins_with_body(const EndingReading& at) { return has_parent(at, false); }
bool begins_with_body_of_fields(const EndingReading& at) { return has_parent(at, true); }
bool begins_with_katakana(const EndingReading& at) { return is_katakana_start(at.words()); }

// ---- What follows the beginning

bool is_place_alone(const EndingReading& at) {
  const std::size_t end = place_end(at);
  return end > at.body.begin && end == at.body.end;
}

bool ends_with_place(const EndingReading& at) {
  return at.token(at.body.last).kind == TokenKind::Place;
}

bool has_fields_behind_place(const EndingReading& at) {
  return place_end(at) < at.body.end && is_section(at, behind_place(at));
}

bool has_purpose_behind_place(const EndingReading& at) {
  return place_end(at) < at.body.end && count_chars(behind_place(at)) >= 2 &&
         !is_section(at, behind_place(at));
}

bool has_purpose_behind_country(const EndingReading& at) {
  return count_chars(at.words().substr(country_end(at.words()))) >= 2;
}

bool is_army_far_from_country(const EndingReading& at) {
  constexpr std::size_t kMostChars = 4;
  if (!at.ending.ends_with("軍")) return false;
  const std::size_t country = country_end(at.words());
  return country > 0 && count_chars(at.words().substr(country)) > kMostChars;
}

bool ends_with_army(const EndingReading& at) { return at.words().ends_with("軍"); }

bool has_name_before_place(const EndingReading& at) {
  for (std::size_t i = at.body.first; i < at.body.last; ++i) {
    const Token& token = at.token(i);
    const bool name = token.kind == TokenKind::ProperName || token.kind == TokenKind::Organisation;
    if ((name || !token.known) && count_chars(at.surface(i)) >= 2) return true;
  }
  return false;
}

}  // namespace kouryu
