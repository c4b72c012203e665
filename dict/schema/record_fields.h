// Labelled fields of a record: where their values stand, what finds them, whose side a city is on.
#ifndef KOURYU_DICT_SCHEMA_RECORD_FIELDS_H_
#define KOURYU_DICT_SCHEMA_RECORD_FIELDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "dict/schema/record.h"
#include "kouryu/text_range.h"

namespace kouryu {

/// Whose side a label's value is on, by record_roles.tsv.
enum class LabelSide { None, Own, Partner };
[[nodiscard]] LabelSide side_of_label(std::string_view label);

/// The cities of a record by the side its labels put them on, sorted, unique.
struct CityRoles {
  std::vector<std::string> own;
  std::vector<std::string> partner;
};
[[nodiscard]] CityRoles city_roles(const PassageRecord& record);

/// Where in its text a record says who takes part and where: what all of its events have in common.
[[nodiscard]] std::vector<ByteRange> party_ranges(const PassageRecord& record);

/// How a label may be typed: folded, whole and its parts (交流の相手方 -> 交流の相手方, 交流,
/// 相手方).
[[nodiscard]] std::vector<std::string> label_names(std::string_view label);

/// One key of the index for a word of the value of a field.
[[nodiscard]] std::string field_key(std::string_view label_name, std::string_view word);

}  // namespace kouryu

#endif  // KOURYU_DICT_SCHEMA_RECORD_FIELDS_H_
