// Relations of the passages that match, put together: one row for each pair and kind.
#ifndef KOURYU_SEARCHER_RELATIONS_GATHER_H_
#define KOURYU_SEARCHER_RELATIONS_GATHER_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "dict/schema/record.h"
#include "dict/schema/relation.h"
#include "kouryu/searcher.h"

namespace kouryu {

/// Which relations are wanted; an empty list wants all.
struct WantedRelations {
  std::vector<std::string> places;  // canonical names: one side is one of them
  std::vector<RelationKind> kinds;
};

/// A row as it grows, and where its best evidence stands.
struct GatheredRelation {
  std::string a, b;
  RelationKind kind = RelationKind::Activity;
  std::string since;
  std::vector<int> years;
  std::size_t passages = 0;
  std::size_t documents = 0;
  bool certain = false;
  std::vector<std::uint32_t> evidence;  // ids of passages in the database, best first
};

/// Takes the relations of one passage after the other.
class RelationGatherer {
 public:
  explicit RelationGatherer(WantedRelations wanted) : wanted_(std::move(wanted)) {}

  /// The relations of passage `id`, as its slot has them. Throws Error (Corrupt, TimedOut,
  /// TooLarge).
  void add(std::uint32_t id, std::string_view packed);

  /// The rows: those that most documents tell first, then most passages, then by kind and names.
  [[nodiscard]] std::vector<GatheredRelation> rows() const;

 private:
  /// What is told of one pair in one kind.
  struct Told {
    std::map<std::pair<std::string, std::string>, std::size_t> orders;
    std::map<std::string, std::size_t> since;  // by date: how often
    std::set<int> years;
    std::set<std::string> documents;
    std::size_t passages = 0;
    bool certain = false;
    // Better evidence has a smaller rank.
    std::vector<std::pair<int, std::uint32_t>> evidence;
  };
  using Key = std::tuple<std::string, std::string, RelationKind>;

  [[nodiscard]] bool wants(const StoredRelation& relation) const;
  static void tell(Told& told, const StoredRelation& relation);

  WantedRelations wanted_;
  std::map<Key, Told> told_;
};

/// The best place at which `record` tells the relation of `row`; nothing where it does not.
[[nodiscard]] std::optional<RelationEvidence> evidence_in(const PassageRecord& record,
                                                          const GatheredRelation& row);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_RELATIONS_GATHER_H_
