// Sides by the labels of record_roles.tsv.
#include "indexer/relations/record_relations.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/names/place_pairs.h"
#include "dict/schema/record_fields.h"
#include "indexer/relations/brackets.h"
#include "indexer/relations/clause_words.h"
#include "indexer/relations/relation_words.h"
#include "indexer/relations/unlisted_places.h"

namespace kouryu {
namespace {

/// The town or county that a value begins with though no table knows it: 白樫村, 雪野市立病院.
std::string place_at_head(std::string_view value) {
  constexpr std::size_t kLongest = 6;  // characters
  std::size_t at = 0;
  for (std::size_t chars = 0; chars < kLongest && at < value.size(); ++chars) {
    next_char(value, at);
    const std::string_view head = value.substr(0, at);
    if (!is_written_as_unlisted(head)) continue;
    const bool whole = at == value.size() || value.substr(at).starts_with("立") ||
                       !word_at(Told::Body, value, at).empty();
    return whole ? std::string(head) : std::string();
  }
  return {};
}

struct Side {
  std::vector<std::string> home;
  std::vector<std::string> abroad;
  std::map<std::string, ByteRange> named;  // where the field names each
};

void add(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

Side side_of(const PassageRecord& record, const StoredField& stored,
             const std::vector<Party>& parties) {
  Side side;
  for (const Party& party : parties) {
    if (!stored.value.holds(party.range) || party.level == PlaceLevel::Country) continue;
    add(party.japan ? side.home : side.abroad, party.name);
    side.named.try_emplace(party.name, party.range);
  }
  if (side.home.empty() && side.abroad.empty()) {
    const std::string name = place_at_head(stored.value_in(record.text));
    if (!name.empty()) add(is_of_japan(name) ? side.home : side.abroad, name);
  }
  return side;
}

/// 港市（島国、1985年提携）: since when, where the field says it behind each name.
void date_in_brackets(std::string_view text, const Side& partner, ToldRelation& relation) {
  constexpr std::size_t kLongest = 90;  // bytes
  const auto named = partner.named.find(relation.b);
  if (named == partner.named.end()) return;
  const ByteRange brackets = brackets_at(text, named->second.end, kLongest);
  if (!has_year_in(text.substr(brackets.begin, brackets.size()))) return;
  relation.partner = named->second;
  relation.range = {named->second.begin, brackets.end};
  relation.date_range = relation.range;
  relation.one_of_several = true;
  relation.begins = true;
}

constexpr std::size_t kFewestMembers = 3;  // beside the host of a network

/// 事業名 …サミット: what a record tells of is a meeting of many, whose host reports it.
bool names_a_network(const PassageRecord& record, const std::vector<StoredField>& fields) {
  return std::any_of(fields.begin(), fields.end(), [&](const StoredField& stored) {
    const bool name = stored.label.find("事業名") != std::string::npos ||
                      stored.label.find("名称") != std::string::npos;
    return name && find_told(Told::Network, record.text, stored.value);
  });
}

}  // namespace

bool tells_a_tie(const StoredField& stored) {
  static constexpr auto kDays = std::to_array<std::string_view>({"日", "年", "時期"});
  const auto holds = [&](std::string_view word) {
    return stored.label.find(word) != std::string::npos;
  };
  return find_told(Told::TieDateLabel, stored.label, {0, stored.label.size()}) &&
         std::any_of(kDays.begin(), kDays.end(), holds);
}

namespace {

bool is_blank_behind(std::string_view line, std::size_t at) {
  return without_blanks_before(line.substr(std::min(at, line.size()))).empty();
}

}  // namespace

std::vector<StoredField> labelled_lines(std::string_view text) {
  constexpr std::size_t kLongestLabel = 45;  // bytes
  static constexpr auto kSeparators =
      std::to_array<std::string_view>({"：", ":", " ", "　", "\t", "|"});
  std::vector<StoredField> fields;
  bool partner = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    std::size_t cut = line.npos;
    std::size_t width = 0;
    for (const std::string_view separator : kSeparators) {
      const std::size_t at = line.find(separator);
      if (at != line.npos && at > 0 && at < cut) {
        cut = at;
        width = separator.size();
      }
    }
    if (cut != line.npos && cut <= kLongestLabel) {
      StoredField stored{std::string(line.substr(0, cut)), {begin + cut + width, end}};
      const LabelSide side = side_of_label(stored.label);
      if (side != LabelSide::None || tells_a_tie(stored)) {
        partner = partner || side == LabelSide::Partner;
        fields.push_back(std::move(stored));
      }
    }
    // 提携年月日, and the day in the next line.
    StoredField alone{std::string(line),
                      {end + 1, std::min(text.find('\n', end + 1), text.size())}};
    const bool alone_in_line = cut == line.npos || is_blank_behind(line, cut + width);
    if (alone_in_line && line.size() <= kLongestLabel && end + 1 < text.size() &&
        tells_a_tie(alone)) {
      fields.push_back(std::move(alone));
    }
    begin = end + 1;
  }
  if (!partner) std::erase_if(fields, [](const auto& stored) { return !tells_a_tie(stored); });
  return fields;
}

std::optional<ToldRelation> tie_of_section(const PassageRecord& record,
                                           const std::vector<StoredField>& fields,
                                           const std::string& own, const Section& section) {
  const auto tie = std::find_if(fields.begin(), fields.end(), tells_a_tie);
  const bool of_partner = section.is_of_partner || section.names_pair;
  if (tie == fields.end() || !of_partner || own.empty() || own == section.partner) return {};
  if (!has_year_in(tie->value_in(record.text))) return {};
  ToldRelation relation;
  relation.a = own;
  relation.b = section.partner;
  relation.kind = RelationKind::Tie;
  relation.range = relation.date_range = tie->value;
  relation.begins = true;
  relation.how = "section:" + tie->label;
  return relation;
}

std::vector<ToldRelation> record_relations(const PassageRecord& record,
                                           const std::vector<StoredField>& fields,
                                           const std::vector<Party>& parties,
                                           const DocumentSides& document, const Section& section) {
  std::vector<ToldRelation> found;
  Side own;
  Side partner;
  std::string how;
  const StoredField* tie = nullptr;
  for (const StoredField& stored : fields) {
    if (tells_a_tie(stored) && stored.value.size() > 0) tie = &stored;
    const LabelSide of = side_of_label(stored.label);
    if (of == LabelSide::None) continue;
    Side side = side_of(record, stored, parties);
    if (side.home.empty() && side.abroad.empty()) continue;
    if (of == LabelSide::Own) {
      own = std::move(side);  // 団体名 comes after 情報提供自治体名
    } else {
      partner = std::move(side);
      how = stored.label;
    }
  }
  const std::string& side = section.own.empty() ? document.own() : section.own;
  if (tie != nullptr && how.empty() && !side.empty() &&
      std::find(own.home.begin(), own.home.end(), side) == own.home.end()) {
    // A list of its ties, whose 都市名 are the partners'.
    partner = std::exchange(own, {});
  }
  if (own.home.empty()) {
    if (!side.empty()) own.home.push_back(side);
  }
  std::vector<std::string> others = partner.abroad;
  for (const std::string& name : own.abroad) add(others, name);
  for (const std::string& name : partner.home) add(others, name);
  const bool is_tie = tie != nullptr || (section.tie && !how.empty());
  for (const std::string& a : own.home) {
    for (const std::string& b : others) {
      if (a == b) continue;
      ToldRelation relation;
      relation.a = a;
      relation.b = b;
      relation.kind = is_tie ? RelationKind::Tie : RelationKind::Activity;
      relation.range = {0, record.text.size()};
      relation.date_range = tie != nullptr ? tie->value : relation.range;
      relation.begins = tie != nullptr;
      relation.one_of_several = others.size() > 1;
      if (is_tie && tie == nullptr) date_in_brackets(record.text, partner, relation);
      relation.how = "record:" + (how.empty() ? std::string("団体名") : how);
      found.push_back(relation);
      if (is_tie || others.size() < kFewestMembers || !names_a_network(record, fields)) continue;
      relation.kind = RelationKind::Member;
      found.push_back(std::move(relation));
    }
  }
  return found;
}

}  // namespace kouryu
