// By evidence of facets, and the particle behind it.
#include "indexer/relations/other_subjects.h"

#include <string_view>

#include "dict/base/any_of.h"

namespace kouryu {

OtherSubjects::OtherSubjects(const PassageRecord& record, const std::string& own) {
  constexpr std::size_t kUnitBytes = 3;
  const std::string stem = own.substr(0, own.size() < kUnitBytes ? 0 : own.size() - kUnitBytes);
  const std::string_view text = record.text;
  for (const Evidence& one : record.evidence) {
    const bool former =
        one.field == FieldId::City && text.substr(0, one.range.begin).ends_with("旧");
    if (one.field != FieldId::Org && !former) continue;
    if (!begins_with_any(text.substr(one.range.end), {"が", "は"})) continue;
    const bool of_own = !stem.empty() && one.value.find(stem) != one.value.npos;
    if (former || !of_own) ranges_.emplace(one.range.begin, one.range.end);
  }
}

bool OtherSubjects::acts_in(const ByteRange& clause) const {
  for (auto one = ranges_.lower_bound(clause.begin);
       one != ranges_.end() && one->first < clause.end; ++one) {
    if (one->second < clause.end) return true;
  }
  return false;
}

}  // namespace kouryu
