// Relations of the passages that match, put together: one row for each pair and kind.
#ifndef KOURYU_SEARCHER_RELATIONS_GATHER_H_
#define KOURYU_SEARCHER_RELATIONS_GATHER_H_

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
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

/// Takes the relations of one passage after the other, in any order: the rows are the same. What
/// one passage tells several times counts once.
class RelationGatherer {
 public:
  explicit RelationGatherer(WantedRelations wanted) : wanted_(std::move(wanted)) {}

  /// The relations of passage `id`, as its slot has them. Throws Error (Corrupt, TimedOut,
  /// TooLarge).
  void add(std::uint32_t id, std::string_view packed);

  /// The rows: those that most documents tell first, then most passages, then by kind and names.
  /// `a` of a row is the side that most passages name first, of equals as pair_value() has it; its
  /// date the one that most passages agree with, its evidence sure and dated before other, then by
  /// document.
  [[nodiscard]] std::vector<GatheredRelation> rows() const;

 private:
  /// A passage that tells it; a better one has a smaller rank.
  struct Place {
    int rank = 0;
    std::string document;
    std::uint32_t id = 0;
    friend auto operator<=>(const Place&, const Place&) = default;
  };
  /// What is told of one pair in one kind.
  struct Told {
    std::string first, second;  // in byte order
    RelationKind kind = RelationKind::Activity;
    std::size_t first_named_first = 0;  // passages that name `first` first …
    std::size_t second_named_first = 0;
    std::map<std::string, std::size_t> since;  // by date: passages that give it
    std::map<std::string, std::size_t> since_years;
    std::set<int> years;
    std::vector<std::uint32_t> documents;  // their numbers, one a passage
    std::size_t passages = 0;
    bool certain = false;
    std::vector<Place> evidence;  // the best, best first
  };
  using Telling = std::pair<Told*, const StoredRelation*>;

  [[nodiscard]] bool wants(const StoredRelation& relation) const;
  [[nodiscard]] Told& row_of(const StoredRelation& relation);
  [[nodiscard]] std::uint32_t number_of(const std::string& document);
  /// What one passage tells of one row.
  static void tell(Told& told, std::span<const Telling> tellings);
  static void keep_if_best(Told& told, Place place);

  WantedRelations wanted_;
  std::unordered_map<std::string, Told> told_;
  std::unordered_map<std::string, std::uint32_t> documents_;
};

/// The best place at which `record` tells the relation of `row`; nothing where it does not.
[[nodiscard]] std::optional<RelationEvidence> evidence_in(const PassageRecord& record,
                                                          const GatheredRelation& row);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_RELATIONS_GATHER_H_
