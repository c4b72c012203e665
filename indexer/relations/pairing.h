// Which two places a clause speaks of.
#ifndef KOURYU_INDEXER_RELATIONS_PAIRING_H_
#define KOURYU_INDEXER_RELATIONS_PAIRING_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/relations/clause_parties.h"
#include "indexer/relations/clause_words.h"
#include "indexer/relations/document_sides.h"

namespace kouryu {

/// What a passage has said so far, for clauses that do not say it again.
struct Spoken {
  std::string own;                 // the side of the passage: as its heading or its document says
  std::vector<std::string> topic;  // the places it speaks of
  bool topic_is_home = false;      // they are of Japan
  bool other_subject = false;      // the clause has a subject that is none of them
  std::pair<std::string, std::string> pair;  // whom 両市 means; empty where that is not plain
  bool pair_is_told = false;                 // by this passage itself

  /// The places of Japan that a clause means without naming one.
  [[nodiscard]] std::vector<std::string> home_sides() const;
};

/// Two places, and how a clause names them.
struct Pair {
  std::string a;  // the own side, where one is
  std::string b;
  bool together = false;             // side by side: AとB
  bool written = false;              // both stand in the clause
  PartyRole role = PartyRole::With;  // of b
  bool has_body = false;             // somebody of b acts
};

[[nodiscard]] bool is_subject(const ClauseParty& one);

/// A country only where the document names no smaller place of it; of Japan it is none.
[[nodiscard]] bool may_be_side(const ClauseParty& one, const DocumentSides& document);

/// The pairs of a clause: each once. `here`: parties_of_clause().
[[nodiscard]] std::vector<Pair> pairs_of_clause(std::string_view text,
                                                const std::vector<ClauseParty>& here,
                                                const ClauseWords& words, const Spoken& spoken,
                                                const DocumentSides& document);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_RELATIONS_PAIRING_H_
