// Host and members of one network: 加盟市町 白樺市（事務局）、港町、丘町.
#ifndef KOURYU_INDEXER_RELATIONS_MEMBER_RELATIONS_H_
#define KOURYU_INDEXER_RELATIONS_MEMBER_RELATIONS_H_

#include <vector>

#include "dict/schema/record.h"
#include "indexer/relations/parties.h"
#include "indexer/relations/told_relation.h"

namespace kouryu {

/// The place that a list of three or more marks as its seat with each of the others; and the place
/// at which a meeting of many was held with those that the same or the next sentence lists, where
/// it is one of them. Members are no pairs among themselves. `parties`: parties_in(record). Linear
/// in the text, but for the pairs of one list.
[[nodiscard]] std::vector<ToldRelation> member_relations(const PassageRecord& record,
                                                         const std::vector<Party>& parties);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_RELATIONS_MEMBER_RELATIONS_H_
