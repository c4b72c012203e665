// Relations of the passages that match, put together: one row for each pair and kind.
#ifndef KOURYU_SEARCHER_RELATIONS_GATHER_H_
#define KOURYU_SEARCHER_RELATIONS_GATHER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
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
  std::vector<std::string> asked{};  // canonical names: rows with one as a side come first
};

/// A row, and where its best evidence stands.
struct GatheredRelation {
  std::string a, b;
  RelationKind kind = RelationKind::Activity;
  std::string since;
  std::vector<int> years;
  std::vector<std::size_t> year_passages;  // that tell each of `years`
  std::size_t passages = 0;
  std::size_t documents = 0;
  bool certain = false;
  std::vector<std::uint32_t> evidence;  // ids of passages in the database, best first
};

/// Strings by number; a number is as good as its string and smaller.
class Strings {
 public:
  [[nodiscard]] std::uint32_t number_of(const std::string& text);
  [[nodiscard]] const std::string& operator[](std::uint32_t number) const {
    return *texts_[number];
  }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<const std::string*> texts_;
};

/// Takes the relations of one passage after the other, in any order: the rows are the same. What
/// one passage tells several times counts once.
///
/// What is told is kept in one list, and rows are made of its runs when they are asked for: of tens
/// of thousands of rows a page is shown.
class RelationGatherer {
 public:
  explicit RelationGatherer(WantedRelations wanted) : wanted_(std::move(wanted)) {}

  /// The relations of passage `id`, as its slot has them. Throws Error (Corrupt, TimedOut,
  /// TooLarge).
  void add(std::uint32_t id, std::string_view packed);

  struct Rows {
    std::size_t total = 0;
    std::vector<GatheredRelation> page;
  };
  /// At most `limit` (0 = all) rows from `offset` on: those with a place that is asked for as a
  /// side, then those that most documents tell, most passages, by kind and names. `a` of a row is
  /// the side that most passages name first, of equals as pair_value() has it; its date the one
  /// that most passages agree with, its evidence sure and dated before other, then by document.
  [[nodiscard]] Rows rows(std::size_t offset = 0, std::size_t limit = 0);

 private:
  struct Passage {
    std::uint32_t id = 0;
    std::uint32_t document = 0;
  };
  /// One relation that one passage tells.
  struct Telling {
    std::uint32_t first = 0;  // the two names, in byte order
    std::uint32_t second = 0;
    RelationKind kind = RelationKind::Activity;
    bool second_is_a = false;
    bool certain = false;
    std::uint8_t rank = 0;  // as evidence: a better place has a smaller one
    std::uint32_t passage = 0;
    std::uint32_t since = 0;
    std::uint32_t years = 0;  // where they begin in years_ …
    std::uint32_t years_end = 0;

    [[nodiscard]] auto row() const { return std::tie(first, second, kind); }
  };
  using Run = std::span<const Telling>;  // of one row, by passage
  struct Counted {
    bool asked = false;  // a side is one of WantedRelations::asked
    std::size_t documents = 0;
    std::size_t passages = 0;
    Run run;
  };

  [[nodiscard]] bool wants(const StoredRelation& relation) const;
  [[nodiscard]] std::vector<Counted> counted();
  [[nodiscard]] bool comes_before(const Counted& one, const Counted& other) const;
  [[nodiscard]] GatheredRelation row_of(const Counted& counted) const;
  [[nodiscard]] std::string since_of(Run run) const;
  [[nodiscard]] std::vector<std::uint32_t> evidence_of(Run run) const;

  WantedRelations wanted_;
  Strings names_;
  Strings dates_;
  Strings documents_;
  std::vector<Passage> passages_;
  std::vector<int> years_;
  std::vector<Telling> tellings_;
};

/// The best place at which `record` tells the relation of `row`; nothing where it does not.
[[nodiscard]] std::optional<RelationEvidence> evidence_in(const PassageRecord& record,
                                                          const GatheredRelation& row);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_RELATIONS_GATHER_H_
