// Who acts in a passage and is no side of its relations: 自治体国際化協会が北京に….
#ifndef KOURYU_INDEXER_RELATIONS_OTHER_SUBJECTS_H_
#define KOURYU_INDEXER_RELATIONS_OTHER_SUBJECTS_H_

#include <cstddef>
#include <map>
#include <string>

#include "dict/schema/record.h"
#include "kouryu/text_range.h"

namespace kouryu {

/// The organisations of a passage that act (が, は) and are none of the town `own`, and towns that
/// are not there any more (旧丘町が…と): what they did is told of no other.
class OtherSubjects {
 public:
  OtherSubjects(const PassageRecord& record, const std::string& own);

  /// Whether one of them acts in `clause`.
  [[nodiscard]] bool acts_in(const ByteRange& clause) const;

 private:
  std::map<std::size_t, std::size_t> ranges_;  // begin, end
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_RELATIONS_OTHER_SUBJECTS_H_
