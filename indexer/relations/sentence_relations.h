// Relations that sentences tell: …市と…市は…年に姉妹都市となり, …市の訪問団が本市を訪れ.
#ifndef KOURYU_INDEXER_RELATIONS_SENTENCE_RELATIONS_H_
#define KOURYU_INDEXER_RELATIONS_SENTENCE_RELATIONS_H_

#include <string>
#include <vector>

#include "dict/schema/record.h"
#include "indexer/relations/document_sides.h"
#include "indexer/relations/parties.h"
#include "indexer/relations/told_relation.h"

namespace kouryu {

/// What the lines above a passage say of its sides, the nearest first.
struct Section {
  std::string own;             // empty where none says
  std::string partner;         // empty where none says, or several
  bool tie = false;            // it lists ties
  bool host_towns = false;     // it lists towns with the teams that they host
  bool names_pair = false;     // own and partner stand in one line
  bool is_of_partner = false;  // the nearest line is a partner's name: what follows is told of it
};

/// The relations that the sentences of `record` tell, in order. `parties`: parties_in(record).
[[nodiscard]] std::vector<ToldRelation> sentence_relations(const PassageRecord& record,
                                                           const std::vector<Party>& parties,
                                                           const DocumentSides& document,
                                                           const Section& section);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_RELATIONS_SENTENCE_RELATIONS_H_
