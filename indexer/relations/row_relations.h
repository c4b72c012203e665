// Relations that the rows of a list of ties tell: 大山町 テメキュラ市 1994.10.4.
#ifndef KOURYU_INDEXER_RELATIONS_ROW_RELATIONS_H_
#define KOURYU_INDEXER_RELATIONS_ROW_RELATIONS_H_

#include <vector>

#include "dict/schema/record.h"
#include "indexer/relations/document_sides.h"
#include "indexer/relations/parties.h"
#include "indexer/relations/sentence_relations.h"
#include "indexer/relations/told_relation.h"

namespace kouryu {

/// Ties by rows: a place of Japan with the partner behind it, or a partner alone where the list is
/// that of one town. Only under a line that says what the list is (姉妹都市一覧). `parties`:
/// parties_in(record).
[[nodiscard]] std::vector<ToldRelation> row_relations(const PassageRecord& record,
                                                      const std::vector<Party>& parties,
                                                      const DocumentSides& document,
                                                      const Section& section);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_RELATIONS_ROW_RELATIONS_H_
