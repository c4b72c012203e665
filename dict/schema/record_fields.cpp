// Labels by record_roles.tsv.
#include "dict/schema/record_fields.h"

#include <algorithm>
#include <fstream>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/lexicon/data_dir.h"
#include "dict/lexicon/table.h"
#include "dict/text/normalizer.h"

namespace kouryu {
namespace {

/// The labels of each side, folded.
struct RoleLabels {
  std::vector<std::string> own;
  std::vector<std::string> partner;
  std::vector<std::string> place;
};

RoleLabels read_labels() {
  RoleLabels labels;
  std::ifstream in = open_data("record_roles.tsv");
  each_row(in, [&](const std::string& line) {
    const auto cells = split_cells(line, '\t');
    auto& list = cells[0] == "own"       ? labels.own
                 : cells[0] == "partner" ? labels.partner
                                         : labels.place;
    for (const std::string& label : split_cells(cells.back(), '|'))
      list.push_back(fold_text(label));
  });
  return labels;
}

const RoleLabels& role_labels() {
  static const RoleLabels labels = read_labels();
  return labels;
}

bool is_of(const std::vector<std::string>& endings, std::string_view folded) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](const std::string& ending) { return folded.ends_with(ending); });
}

/// A value that is nothing but the name of a place says where, whatever its label.
bool is_name_of_place(const PassageRecord& record, const ByteRange& value) {
  return value.size() > 0 &&
         std::any_of(record.evidence.begin(), record.evidence.end(), [&](const Evidence& each) {
           const bool place = each.field == FieldId::City || each.field == FieldId::Prefecture ||
                              each.field == FieldId::Country;
           return place && each.range == value;
         });
}

void sort_unique(std::vector<std::string>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

LabelSide side_of_label(std::string_view label) {
  // 相手の自治体, 相手方団体名: whatever is told of the other side.
  constexpr std::string_view kOther = "相手";
  const std::string folded = fold_text(label);
  if (folded.starts_with(kOther) || is_of(role_labels().partner, folded)) {
    return LabelSide::Partner;
  }
  return is_of(role_labels().own, folded) ? LabelSide::Own : LabelSide::None;
}

CityRoles city_roles(const PassageRecord& record) {
  CityRoles roles;
  for (const StoredField& stored : record.fields) {
    const LabelSide side = side_of_label(stored.label);
    if (side == LabelSide::None) continue;
    const bool partner = side == LabelSide::Partner;
    for (const Evidence& evidence : record.evidence) {
      if (evidence.field != FieldId::City || !evidence.certain) continue;
      if (!stored.value.holds(evidence.range)) continue;
      (partner ? roles.partner : roles.own).push_back(evidence.value);
    }
  }
  sort_unique(roles.own);
  sort_unique(roles.partner);
  return roles;
}

std::vector<ByteRange> party_ranges(const PassageRecord& record) {
  std::vector<ByteRange> parties;
  for (const StoredField& stored : record.fields) {
    const std::string label = fold_text(stored.label);
    const RoleLabels& labels = role_labels();
    if (is_of(labels.own, label) || is_of(labels.partner, label) || is_of(labels.place, label) ||
        is_name_of_place(record, stored.value)) {
      parties.push_back(stored.value);
    }
  }
  return parties;
}

std::vector<std::string> label_names(std::string_view label) {
  const std::string folded = fold_text(label);
  std::vector<std::string> names = {folded};
  std::string part;
  const auto flush = [&] {
    if (!part.empty()) names.push_back(std::exchange(part, {}));
  };
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const char32_t c = next_char(folded, at);
    if (c == U'の' || c == U'・' || c == U'及' || c == U'び' || !is_letter_or_digit(c)) {
      flush();
    } else {
      part.append(folded, begin, at - begin);
    }
  }
  flush();
  sort_unique(names);
  return names;
}

std::string field_key(std::string_view label_name, std::string_view word) {
  std::string key(label_name);
  key += '\x1f';
  key += word;
  return key;
}

}  // namespace kouryu
