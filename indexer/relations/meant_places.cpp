// A unit alone stands for the place whose document it is.
#include "indexer/relations/meant_places.h"

#include <algorithm>
#include <array>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "indexer/relations/relation_words.h"

namespace kouryu {
namespace {

void sort_by_place(std::vector<Party>& parties) {
  std::stable_sort(parties.begin(), parties.end(),
                   [](const Party& a, const Party& b) { return a.range.begin < b.range.begin; });
}

void add_own(std::string_view text, Told told, const std::string& name, PlaceLevel level,
             std::vector<Party>& parties) {
  if (name.empty()) return;
  for (const WordFound& word : find_all_told(told, text, {0, text.size()})) {
    std::size_t before = word.range.begin;  // not of 熊本市
    if (before > 0 && is_kanji(previous_char(text, before))) continue;
    parties.push_back({name, word.range, level, true, word.range.begin});
  }
}

/// 市は, 県が at the beginning of a clause.
void add_bare_units(std::string_view text, const std::string& own_city,
                    const std::string& own_region, std::vector<Party>& parties) {
  static constexpr auto kUnits = std::to_array<std::string_view>({"市", "町", "村", "県"});
  static constexpr auto kBehind =
      std::to_array<std::string_view>({"は", "が", "では", "も", "から", "と"});
  for (std::size_t at = 0; at < text.size(); next_char(text, at)) {
    for (const std::string_view unit : kUnits) {
      if (!text.substr(at).starts_with(unit)) continue;
      std::size_t before = at;
      if (at > 0 && is_letter_or_digit(previous_char(text, before))) continue;
      const bool region = unit == "県";
      const std::string& own = region ? own_region : own_city;
      const std::string_view rest = text.substr(at + unit.size());
      if (!begins_with_any(rest, kBehind) || !own.ends_with(unit)) continue;
      parties.push_back(
          {own, {at, at + unit.size()}, region ? PlaceLevel::Region : PlaceLevel::City, true, at});
    }
  }
}

/// 同市, 同省: the last place of that unit.
void add_same_places(std::string_view text, std::vector<Party>& parties) {
  static constexpr auto kSame = std::to_array<std::string_view>(
      {"同市", "同省", "同州", "同道", "同県", "同町", "同村", "同区", "同郡"});
  constexpr std::string_view kThe = "同";
  std::vector<Party> more;
  std::array<const Party*, kSame.size()> last{};  // of each unit, so far
  auto next = parties.begin();
  for (std::size_t at = text.find(kThe); at != text.npos; at = text.find(kThe, at + kThe.size())) {
    for (; next != parties.end() && next->range.end <= at; ++next) {
      for (std::size_t i = 0; i < kSame.size(); ++i) {
        if (next->name.ends_with(kSame[i].substr(kThe.size()))) last[i] = &*next;
      }
    }
    for (std::size_t i = 0; i < kSame.size(); ++i) {
      if (last[i] == nullptr || !text.substr(at).starts_with(kSame[i])) continue;
      const ByteRange range{at, at + kSame[i].size()};
      more.push_back({last[i]->name, range, last[i]->level, last[i]->japan, at});
    }
  }
  parties.insert(parties.end(), more.begin(), more.end());
}

}  // namespace

void add_meant_places(std::string_view text, const std::string& own_city,
                      const std::string& own_region, std::vector<Party>& parties) {
  add_own(text, Told::OwnCity, own_city, PlaceLevel::City, parties);
  add_own(text, Told::OwnRegion, own_region, PlaceLevel::Region, parties);
  add_bare_units(text, own_city, own_region, parties);
  sort_by_place(parties);
  add_same_places(text, parties);
  sort_by_place(parties);
}

}  // namespace kouryu
