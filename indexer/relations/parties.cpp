// Evidence of facets is the source; what stands around a name says whether it may be a party.
#include "indexer/relations/parties.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/names/gazetteer.h"
#include "dict/names/place_pairs.h"
#include "dict/names/place_units.h"
#include "dict/text/normalizer.h"
#include "indexer/relations/brackets.h"
#include "indexer/relations/relation_words.h"
#include "indexer/relations/written_places.h"

namespace kouryu {
namespace {

constexpr std::string_view kJapan = "日本";
constexpr std::string_view kSovietUnion = "ソ連";  // of its time, no partner

bool is_place_field(FieldId field) {
  return field == FieldId::City || field == FieldId::Prefecture || field == FieldId::Country;
}

PlaceLevel level_of(FieldId field) {
  if (field == FieldId::City) return PlaceLevel::City;
  return field == FieldId::Prefecture ? PlaceLevel::Region : PlaceLevel::Country;
}

/// 日中, 訪韓: told of a country, not the country.
bool is_adjective(const Evidence& evidence) { return evidence.how.starts_with("adjective"); }

std::string_view country_of_region(std::string_view name) {
  for (const PlaceMatch& match : Gazetteer::instance().lookup(fold_text(name))) {
    if (match.place->kind == PlaceKind::Prefecture) return match.place->country;
  }
  return {};
}

/// Whether `inner` lies in `outer`, as far as tables know; what they do not know may.
bool may_contain(const Party& outer, const Party& inner) {
  if (outer.level <= inner.level) return false;
  bool known = false;
  for (const PlaceMatch& match : Gazetteer::instance().lookup(fold_text(inner.name))) {
    if (match.form != FormKind::Full) continue;
    known = true;
    if (match.place->country == outer.name || match.place->region == outer.name) return true;
    // Regions have several spellings: one of the same country may be meant.
    if (outer.level == PlaceLevel::Region && !outer.japan &&
        (country_of_region(outer.name).empty() ||
         country_of_region(outer.name) == match.place->country)) {
      return true;
    }
  }
  return !known;
}

std::string_view between(std::string_view text, const Party& one, const Party& other) {
  if (other.range.begin < one.range.end) return {};
  return text.substr(one.range.end, other.range.begin - one.range.end);
}

/// 北海道雨竜郡: what stands between a region and its town.
bool is_county(std::string_view gap) {
  constexpr std::size_t kLongest = 45;  // bytes
  return gap.size() <= kLongest && gap.ends_with("郡") && gap.find("、") == gap.npos &&
         gap.find("と") == gap.npos;
}

/// …州にある姉妹都市, …州の友好都市・: what stands between a region and its town.
bool leads_to_tie(std::string_view gap) {
  static constexpr auto kIn = std::to_array<std::string_view>({"にある", "の"});
  static constexpr auto kEnds = std::to_array<std::string_view>({"", "・", "の", "、", "である"});
  for (const std::string_view in : kIn) {
    if (!gap.starts_with(in)) continue;
    const std::string_view word = word_at(Told::Tie, gap, in.size());
    const std::string_view rest = gap.substr(in.size() + word.size());
    return !word.empty() && std::find(kEnds.begin(), kEnds.end(), rest) != kEnds.end();
  }
  return false;
}

/// Whether `gap` leads from a place to one that lies in it. 熊本県・熊本市 are two that act,
/// 中国・大連市 is one.
bool joins_parent(std::string_view gap, bool japan) {
  static constexpr auto kGaps = std::to_array<std::string_view>({"", "の", " ", "　", "/", "／"});
  if (std::find(kGaps.begin(), kGaps.end(), gap) != kGaps.end() || is_county(gap)) return true;
  if (leads_to_tie(gap)) return true;
  return !japan && (gap == "・" || gap == ", " || gap == "，");
}

/// Whether `gap` leads into brackets and not out of them.
bool opens_bracket(std::string_view gap) {
  gap = without_blanks_before(gap);
  return begins_with_any(gap, {"（", "(", "〔", "["}) && gap.find("）") == gap.npos &&
         gap.find(')') == gap.npos;
}

/// Takes out what only says where its neighbour lies: the larger of two in a row.
void drop_parents(std::string_view text, std::vector<Party>& parties) {
  std::vector<Party> kept;
  for (Party& party : parties) {
    kept.push_back(std::move(party));
    while (kept.size() > 1) {
      const Party& one = kept[kept.size() - 2];
      Party& other = kept.back();
      const std::string_view gap = between(text, one, other);
      // ウエールズ州フリントシャー県: a region of a region abroad.
      const bool larger = one.level > other.level || (one.level == PlaceLevel::Region &&
                                                      one.level == other.level && !one.japan);
      const bool touches = gap.empty() && one.range.end == other.range.begin;
      const bool adjoins =
          touches && larger && (one.japan == other.japan || one.level == PlaceLevel::Country);
      // 大韓民国江東区: not the one of Tokyo.
      if (touches && one.level == PlaceLevel::Country && !one.japan) other.japan = false;
      if (adjoins || (joins_parent(gap, one.japan) && may_contain(one, other))) {
        other.begin = one.begin;
        kept.erase(kept.end() - 2);
        continue;
      }
      if (opens_bracket(gap) && may_contain(other, one)) kept.pop_back();
      break;
    }
  }
  parties = std::move(kept);
}

/// 旧山内町: not there any more; another stands in its place.
bool is_former(std::string_view text, const Party& party) {
  return text.substr(0, party.range.begin).ends_with("旧");
}

/// 北海道羽幌高校, 福岡県立: the region of something that is not known.
bool is_mere_region(std::string_view text, const Party& party, const std::vector<Party>& all) {
  if (party.level != PlaceLevel::Region || !party.japan || party.range.end >= text.size()) {
    return false;
  }
  // 佐賀県瀋陽代表事務所
  if (!parties_within(all, {party.range.end, party.range.end + 1}).empty()) return false;
  std::size_t at = party.range.end;
  const char32_t next = next_char(text, at);
  return (is_kanji(next) || is_katakana(next)) &&
         word_at(Told::Body, text, party.range.end).empty() &&
         !has_office_behind(text, party.range.end);
}

void sort_by_place(std::string_view text, std::vector<Party>& parties) {
  std::stable_sort(parties.begin(), parties.end(), [](const Party& a, const Party& b) {
    return a.range.begin != b.range.begin ? a.range.begin < b.range.begin
                                          : a.range.end > b.range.end;
  });
  // Of two at one place the first: 東京都 is both.
  std::vector<Party> kept;
  for (Party& party : parties) {
    party.begin = begin_with_country(text, party.range.begin);
    if (!kept.empty() && party.range.begin < kept.back().range.end) continue;
    kept.push_back(std::move(party));
  }
  parties = std::move(kept);
}

}  // namespace

bool is_named_after_abroad(const std::string& name) {
  if (!name.ends_with("県") || !Gazetteer::instance().lookup(fold_text(name)).empty()) return false;
  bool abroad = false;
  for (const PlaceMatch& match :
       Gazetteer::instance().lookup(fold_text(name.substr(0, name.size() - 3)))) {
    if (match.place->country == kJapan) return false;
    abroad = abroad || match.place->kind == PlaceKind::City;
  }
  return abroad;
}

bool has_office_behind(std::string_view text, std::size_t at) {
  static constexpr std::u32string_view kEnds = U"課局庁室";
  constexpr std::size_t kLongest = 14;  // characters
  char32_t last = 0;
  for (std::size_t chars = 0; chars < kLongest && at < text.size(); ++chars) {
    const char32_t c = next_char(text, at);
    if (!is_kanji(c) && !is_katakana(c)) break;
    last = c;
  }
  return last != 0 && kEnds.find(last) != kEnds.npos;
}

bool overlaps_any(const std::vector<Party>& parties, const ByteRange& range) {
  // They do not overlap each other: the last that begins before the end of `range` tells.
  const auto behind = std::partition_point(parties.begin(), parties.end(), [&](const Party& party) {
    return party.range.begin < range.end;
  });
  return behind != parties.begin() && range.begin < std::prev(behind)->range.end;
}

std::span<const Party> parties_within(const std::vector<Party>& parties, const ByteRange& range) {
  const auto first = std::partition_point(parties.begin(), parties.end(), [&](const Party& party) {
    return party.range.begin < range.begin;
  });
  const auto last = std::partition_point(
      first, parties.end(), [&](const Party& party) { return party.range.begin < range.end; });
  return {first, last};
}

void learn_local_names(const PassageRecord& record, LocalNames& words) {
  std::multimap<std::size_t, const Evidence*> cities;  // by where they begin
  for (const Evidence& evidence : record.evidence) {
    if (evidence.field == FieldId::City) cities.emplace(evidence.range.begin, &evidence);
  }
  for (const Evidence& evidence : record.evidence) {
    if (evidence.field == FieldId::Prefecture && !is_of_japan(evidence.value)) {
      const std::size_t size = county_behind(record.text, evidence.range.end);
      if (size > 0) words.add(record.text.substr(evidence.range.end, size), evidence.value);
    }
    if (evidence.field != FieldId::City || !evidence.certain) continue;
    if (const std::size_t size = ward_behind(record.text, evidence.range.end); size > 0) {
      words.add(record.text.substr(evidence.range.end, size), evidence.value);
    }
    // 南砺市利賀村: a village that is part of it now.
    const auto [first, last] = cities.equal_range(evidence.range.end);
    for (auto part = first; part != last; ++part) {
      const std::string& name = part->second->value;
      const bool small = name.ends_with("町") || name.ends_with("村");
      if (small && is_of_japan(name)) words.add(name, evidence.value);
    }
    const std::string_view written =
        std::string_view(record.text).substr(evidence.range.begin, evidence.range.size());
    const bool listed = !Gazetteer::instance().lookup(fold_text(evidence.value)).empty();
    constexpr std::size_t kUnitBytes = 3;
    if (!listed && ends_with_municipal_unit(written) && written.size() > 3 * kUnitBytes) {
      words.add(std::string(written.substr(0, written.size() - kUnitBytes)), evidence.value);
    }
  }
}

namespace {

/// 南砺市利賀村 is one place.
void join_parts(std::vector<Party>& parties) {
  std::vector<Party> joined;
  for (Party& party : parties) {
    if (!joined.empty() && joined.back().name == party.name &&
        joined.back().range.end == party.range.begin) {
      joined.back().range.end = party.range.end;
    } else {
      joined.push_back(std::move(party));
    }
  }
  parties = std::move(joined);
}

/// 神戸市の大学に, 大連市のホテルで: what is in the town does not act for it.
bool is_mere_seat(std::string_view rest) {
  static constexpr auto kBodies = std::to_array<std::string_view>(
      {"の大学", "の会社", "の企業", "のホテル", "の空港", "の会場", "のホール", "の工場"});
  return begins_with_any(rest, kBodies);
}

/// 濱田市長: a mayor whose name is spelled as the tables spell no town.
bool is_name_of_mayor(std::string_view text, const Party& party) {
  const std::string_view written = text.substr(party.range.begin, party.range.size());
  return written != party.name && text.substr(party.range.end).starts_with("長") &&
         written.ends_with("市");
}

/// トム・カーパー州知事: a person's name that no table knows as a region.
bool is_name_of_governor(std::string_view text, const Party& party) {
  return party.level == PlaceLevel::Region && text.substr(party.range.end).starts_with("知事") &&
         Gazetteer::instance().lookup(fold_text(party.name)).empty() && !party.japan;
}

/// 訪問団（浜森市長、吉田市議会議長）: surnames of those who travelled.
bool is_name_in_delegation(std::string_view text, const Party& party) {
  constexpr std::size_t kFar = 150;  // bytes
  static constexpr auto kOffices =
      std::to_array<std::string_view>({"長", "議会議長", "議会副議長", "議員"});
  if (!begins_with_any(text.substr(party.range.end), kOffices)) return false;
  const std::size_t from = party.range.begin - std::min(party.range.begin, kFar);
  const std::string_view before = text.substr(from, party.range.begin - from);
  const std::size_t open = std::max(before.rfind("（") + 1, before.rfind('(') + 1);
  if (open == 0 || before.find("）", open) != before.npos ||
      before.find(')', open) != before.npos) {
    return false;
  }
  const std::string_view group = before.substr(0, open - 1);
  return ends_with_any(group, {"団", "一行", "者", "員", "関係者"});
}

/// 自治体国際化協会北京事務所: where an organisation of nobody's place has a seat.
bool is_seat_of_organisation(const PassageRecord& record, const Party& party) {
  static constexpr auto kSeats = std::to_array<std::string_view>(
      {"事務所", "支部", "支店", "支社", "支局", "本部", "代表処", "センター"});
  const std::string_view text = record.text;
  if (!begins_with_any(text.substr(party.range.end), kSeats)) return false;
  const std::string_view before = text.substr(0, party.range.begin);
  return ends_with_any(before, {"協会", "機構", "基金", "財団", "CLAIR", "クレア", "ジェトロ",
                                "JETRO", "JICA", "JNTO", "銀行"});
}

/// 港市から来ている留学生: where somebody comes from who lives elsewhere.
bool is_origin_of_resident(std::string_view rest) {
  constexpr std::size_t kFar = 75;  // bytes
  if (!rest.starts_with("から")) return false;
  const std::string_view near = rest.substr(0, kFar);
  const std::string_view clause = near.substr(0, std::min(near.find("。"), near.find("、")));
  return contains_any(
      clause, {"来ている", "来て暮ら", "移り住", "嫁い", "留学してい", "留学中", "赴任", "引っ越"});
}

/// 港市を見学, 港市に立ち寄り: on the way, not whom they met.
bool is_on_the_way(std::string_view rest) {
  static constexpr auto kStays = std::to_array<std::string_view>(
      {"を見学", "を観光", "を散策", "を経由", "を経て", "に立ち寄", "に立寄", "に一泊", "に１泊",
       "に1泊", "を通過", "見学", "観光"});
  return begins_with_any(rest, kStays);
}

/// 駐横浜総領事, 在福岡総領事館: where somebody else has a seat.
bool is_seat(std::string_view text, const Party& party) {
  const std::string_view before = text.substr(0, party.range.begin);
  return before.ends_with("駐") || before.ends_with("在");
}

}  // namespace

std::vector<Party> parties_in(const PassageRecord& record, const LocalNames& words) {
  std::vector<Party> parties;
  if (record.kind == PassageKind::Nav) return parties;
  const std::string_view text = record.text;
  for (const Evidence& evidence : record.evidence) {
    if (!is_place_field(evidence.field) || is_adjective(evidence)) continue;
    if (!evidence.certain && evidence.places.empty()) continue;
    Party party{evidence.value, evidence.range, level_of(evidence.field), false, 0};
    if (evidence.range.size() == 0) continue;
    extend_name(record, party);
    if (party.level == PlaceLevel::City) {
      party.range.end += ward_behind(text, party.range.end);
    }
    if (const std::string* const whole = words.find(party.name)) party.name = *whole;
    party.japan = is_of_japan(party.name) && !is_named_after_abroad(party.name);
    if (party.level == PlaceLevel::Region && !party.japan) {
      party.range.end += county_behind(text, party.range.end);
    }
    parties.push_back(std::move(party));
  }
  join_parts(parties);
  sort_by_place(text, parties);
  add_written_places(record, words, parties);
  sort_by_place(text, parties);
  drop_parents(text, parties);
  const std::vector<Party> all = parties;
  std::erase_if(parties, [&](const Party& party) {
    if (party.name == kJapan || party.name == kSovietUnion || is_former(text, party) ||
        is_mere_region(text, party, all) || is_seat(text, party) || is_name_of_mayor(text, party) ||
        is_name_of_governor(text, party) || is_name_in_delegation(text, party) ||
        is_seat_of_organisation(record, party) || is_on_the_way(text.substr(party.range.end)) ||
        is_origin_of_resident(text.substr(party.range.end)) ||
        is_mere_seat(text.substr(party.range.end))) {
      return true;
    }
    constexpr std::size_t kLongestBracket = 90;  // bytes
    const std::size_t behind = brackets_at(text, party.range.end, kLongestBracket).end;
    return word_at(Told::Body, text, behind).empty() &&
           !word_at(Told::NoParty, text, behind).empty();
  });
  return parties;
}

std::vector<Party> parties_in_line(std::string_view line, const LocalNames& names) {
  std::vector<Party> parties;
  for (std::size_t at = 0; at < line.size();) {
    const auto [size, name] = names.at(line, at);
    if (size == 0) {
      next_char(line, at);
      continue;
    }
    const bool region = ends_with_any(*name, kRegionUnits) && !ends_with_municipal_unit(*name);
    parties.push_back({*name,
                       {at, at + size},
                       region ? PlaceLevel::Region : PlaceLevel::City,
                       is_of_japan(*name),
                       at});
    at += size;
  }
  sort_by_place(line, parties);
  drop_parents(line, parties);
  return parties;
}

}  // namespace kouryu
