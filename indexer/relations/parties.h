// The places of a text that may be a side of a relation.
#ifndef KOURYU_INDEXER_RELATIONS_PARTIES_H_
#define KOURYU_INDEXER_RELATIONS_PARTIES_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dict/schema/record.h"
#include "indexer/relations/local_names.h"
#include "kouryu/text_range.h"

namespace kouryu {

enum class PlaceLevel : std::uint8_t { City, Region, Country };

/// A place as a text names it.
struct Party {
  std::string name;  // canonical
  ByteRange range;   // of the text; with its ward
  PlaceLevel level = PlaceLevel::City;
  bool japan = false;
  std::size_t begin = 0;  // of the text: of it, or of what in front of it says where it lies
};

/// Those of `parties`, which stand by their place, whose names begin in `range`.
[[nodiscard]] std::span<const Party> parties_within(const std::vector<Party>& parties,
                                                    const ByteRange& range);

/// Whether a name of `parties`, which stand by their place, has a byte of `range`.
[[nodiscard]] bool overlaps_any(const std::vector<Party>& parties, const ByteRange& range);

/// Learns the wards and parts of towns that one passage names with their town.
void learn_local_names(const PassageRecord& record, LocalNames& words);

/// The places of `record`, by their place in its text: without those that only tell where another
/// lies (中国 of 中国・大連市, of 大連市（中国）), without adjectives (日中) and what is no party
/// (大連市出身). Of navigation none.
[[nodiscard]] std::vector<Party> parties_in(const PassageRecord& record, const LocalNames& words);

/// Whether tables know no such county, but a city of its name abroad: 台中県.
[[nodiscard]] bool is_named_after_abroad(const std::string& name);

/// Whether what is joined to a name, at byte `at`, ends as an office does: 静岡県地域外交課.
[[nodiscard]] bool has_office_behind(std::string_view text, std::size_t at);

/// The places in a line that is no passage (a title, a heading), by the names that the document has
/// elsewhere: `names` from what is written to the canonical name.
[[nodiscard]] std::vector<Party> parties_in_line(std::string_view line, const LocalNames& names);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_RELATIONS_PARTIES_H_
