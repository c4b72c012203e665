// The part of a relation that a record and its short form share, as bytes.
#ifndef KOURYU_DICT_SCHEMA_RELATION_BYTES_H_
#define KOURYU_DICT_SCHEMA_RELATION_BYTES_H_

#include "dict/schema/relation.h"
#include "dict/schema/stored_bytes.h"

namespace kouryu {

/// All but `range` and `how`.
void write_relation(stored::Writer& out, const StoredRelation& relation);
/// Throws Error (Corrupt).
[[nodiscard]] StoredRelation read_relation(stored::Reader& in);

}  // namespace kouryu

#endif  // KOURYU_DICT_SCHEMA_RELATION_BYTES_H_
