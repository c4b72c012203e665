// Places that a text means without their names: 本市, 県は, 同市.
#ifndef KOURYU_INDEXER_RELATIONS_MEANT_PLACES_H_
#define KOURYU_INDEXER_RELATIONS_MEANT_PLACES_H_

#include <string>
#include <string_view>
#include <vector>

#include "indexer/relations/parties.h"

namespace kouryu {

/// Adds to `parties` what 本市 and 本県 mean, 市は and 県が at the beginning of a clause, and 同市:
/// the last place of that unit. `own_city`, `own_region`: of the document or its section, "" where
/// that is not plain. In order of their places afterwards.
void add_meant_places(std::string_view text, const std::string& own_city,
                      const std::string& own_region, std::vector<Party>& parties);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_RELATIONS_MEANT_PLACES_H_
