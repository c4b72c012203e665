// Who exchanges with whom: a pair of places with what a text tells of it.
#ifndef KOURYU_DICT_SCHEMA_RELATION_H_
#define KOURYU_DICT_SCHEMA_RELATION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kouryu/text_range.h"

namespace kouryu {

enum class RelationKind : std::uint8_t {
  Tie,       // a formal one: 姉妹都市, 友好都市, an agreement
  Activity,  // visits, projects, staff
  Office,    // of one place in the other
  Member     // host and member of one network
};
/// "tie", "activity", "office", "member": as in output.
[[nodiscard]] std::string_view relation_kind_name(RelationKind kind);
/// The kind of that name.
[[nodiscard]] std::optional<RelationKind> relation_kind_named(std::string_view name);

/// A relation as one place of a text tells it.
struct StoredRelation {
  std::string a;  // canonical name; the document's own side where that is known
  std::string b;  // canonical name, another than `a`
  RelationKind kind = RelationKind::Activity;
  std::string since;       // beginning: YYYY, YYYY-MM or YYYY-MM-DD; empty where it is not told
  std::vector<int> years;  // of what is told, ascending, unique
  bool certain = true;
  ByteRange range;  // of PassageRecord::text: the sentence, row or record that tells it
  // "together:姉妹都市": why these two, and the word that tells the kind. Together, named, list,
  // topic, own, both, home, home_own: of sentences (see indexer/relations/pairing.h); row, record.
  std::string how;
};

/// The relations of a passage in short, as they stand in a value slot: what can be said of many
/// passages without reading them. `range` and `how` are left out.
struct PassageRelations {
  std::string document_id;
  std::vector<StoredRelation> relations;
};
/// Empty where there are no relations.
[[nodiscard]] std::string encode_relations(const PassageRelations& relations);
/// Throws Error (Corrupt) where the bytes are none that encode_relations() gives.
[[nodiscard]] PassageRelations decode_relations(std::string_view bytes);

}  // namespace kouryu

#endif  // KOURYU_DICT_SCHEMA_RELATION_H_
