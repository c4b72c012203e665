// Names of kinds and bytes of relations. The layout is on disk: raise kSchemaVersion when it
// changes.
#include "dict/schema/relation.h"

#include <array>

#include "dict/schema/relation_bytes.h"

namespace kouryu {
namespace {

constexpr std::array<std::string_view, 4> kKindNames = {"tie", "activity", "office", "member"};

}  // namespace

std::string_view relation_kind_name(RelationKind kind) {
  return kKindNames.at(static_cast<std::size_t>(kind));
}

std::optional<RelationKind> relation_kind_named(std::string_view name) {
  for (std::size_t i = 0; i < kKindNames.size(); ++i) {
    if (kKindNames.at(i) == name) return static_cast<RelationKind>(i);
  }
  return std::nullopt;
}

void write_relation(stored::Writer& out, const StoredRelation& relation) {
  out.string(relation.a);
  out.string(relation.b);
  out.number(static_cast<std::uint64_t>(relation.kind) * 2 + (relation.certain ? 1 : 0));
  out.string(relation.since);
  out.list(relation.years, [&](int year) { out.number(static_cast<std::uint64_t>(year)); });
}

StoredRelation read_relation(stored::Reader& in) {
  StoredRelation relation;
  relation.a = in.string();
  relation.b = in.string();
  const std::uint64_t kind = in.number();
  if (kind / 2 >= kKindNames.size()) stored::throw_damaged();
  relation.kind = static_cast<RelationKind>(kind / 2);
  relation.certain = kind % 2 == 1;
  relation.since = in.string();
  in.list([&] { relation.years.push_back(in.small<int>()); });
  return relation;
}

std::string encode_relations(const PassageRelations& relations) {
  if (relations.relations.empty()) return {};
  stored::Writer out;
  out.string(relations.document_id);
  out.list(relations.relations, [&](const StoredRelation& one) { write_relation(out, one); });
  return out.finish();
}

PassageRelations decode_relations(std::string_view bytes) {
  stored::Reader in(stored::checked(bytes));
  PassageRelations out;
  out.document_id = in.string();
  in.list([&] { out.relations.push_back(read_relation(in)); });
  in.finish();
  return out;
}

}  // namespace kouryu
