// Places that facets leave out or read in part, since they are none or not sure by themselves:
// among those who exchange they are.
#ifndef KOURYU_INDEXER_RELATIONS_WRITTEN_PLACES_H_
#define KOURYU_INDEXER_RELATIONS_WRITTEN_PLACES_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "dict/schema/record.h"
#include "indexer/relations/local_names.h"
#include "indexer/relations/parties.h"

namespace kouryu {

/// The ward or village that is written directly behind a town, at byte `at`: 海星区 of
/// 大連市海星区. Its length in bytes; 0 where there is none.
[[nodiscard]] std::size_t ward_behind(std::string_view text, std::size_t at);

/// The county that is written directly behind a region abroad, at byte `at`: 象山県 of
/// 浙江省象山県. Its length in bytes; 0 where there is none.
[[nodiscard]] std::size_t county_behind(std::string_view text, std::size_t at);

/// The name as far as it goes: ゴールバーン・マルワリー市 and 南マットグロッソ州, of which facets
/// read the end.
void extend_name(const PassageRecord& record, Party& party);

/// Where what is written in front of a name begins that says its country in one character:
/// 仏・ニース市.
[[nodiscard]] std::size_t begin_with_country(std::string_view text, std::size_t begin);

/// Adds to `parties`, wherever none of them stands: words of the document (see LocalNames), names
/// in katakana with a unit (セルウィン町) or of one city alone (バンコクに), and the towns of
/// ports, where the passage speaks of ties of ports.
void add_written_places(const PassageRecord& record, const LocalNames& words,
                        std::vector<Party>& parties);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_RELATIONS_WRITTEN_PLACES_H_
