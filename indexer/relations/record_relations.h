// Relations that the fields of a record tell: 自治体名 …, 交流の相手方 …, 提携年月日 ….
#ifndef KOURYU_INDEXER_RELATIONS_RECORD_RELATIONS_H_
#define KOURYU_INDEXER_RELATIONS_RECORD_RELATIONS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dict/schema/record.h"
#include "indexer/relations/document_sides.h"
#include "indexer/relations/parties.h"
#include "indexer/relations/sentence_relations.h"
#include "indexer/relations/told_relation.h"

namespace kouryu {

/// Whether the label says since when a tie is: 提携年月日.
[[nodiscard]] bool tells_a_tie(const StoredField& stored);

/// Lines that begin with a label of a side, or of the day of a tie, in a text that is no record;
/// only the latter where none tells the partner.
[[nodiscard]] std::vector<StoredField> labelled_lines(std::string_view text);

/// The tie of `own` with the partner that the line above names, where a field says since when:
/// 提携年月日 under 港市（島国）.
[[nodiscard]] std::optional<ToldRelation> tie_of_section(const PassageRecord& record,
                                                         const std::vector<StoredField>& fields,
                                                         const std::string& own,
                                                         const Section& section);

/// Each place of the own side with each of the partner's. `fields`: of the record, or
/// labelled_lines() of its text; `parties`: parties_in(record).
[[nodiscard]] std::vector<ToldRelation> record_relations(const PassageRecord& record,
                                                         const std::vector<StoredField>& fields,
                                                         const std::vector<Party>& parties,
                                                         const DocumentSides& document,
                                                         const Section& section);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_RELATIONS_RECORD_RELATIONS_H_
