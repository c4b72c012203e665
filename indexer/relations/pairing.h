// Which two places a clause speaks of.
#ifndef KOURYU_INDEXER_RELATIONS_PAIRING_H_
#define KOURYU_INDEXER_RELATIONS_PAIRING_H_

#include <cstdint>
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
  std::string line_abroad;                   // the first place abroad of the line

  bool topic_is_of_sentence = false;  // named in the sentence that is read

  /// The places of Japan that a clause means without naming one.
  [[nodiscard]] std::vector<std::string> home_sides() const;
  /// Those that somebody named with と is the partner of: the subject of the sentence, be it abroad
  /// (港市は白樺市のほか、丘市とも…), else home_sides().
  [[nodiscard]] std::vector<std::string> sides_of_partner() const;
};

/// Why two places are taken for a pair: a stable word of the evidence.
enum class PairBasis : std::uint8_t {
  Together,  // AとB
  Named,     // both in the clause, apart
  List,      // …はA、B、Cと
  Topic,     // one is what the passage speaks of
  Own,       // one is the document's own side
  Both,      // 両市, or what was said of them just before
  Home,      // two of Japan, by name
  HomeOwn    // two of Japan, one of them the document's own side
};
[[nodiscard]] std::string_view pair_basis_name(PairBasis basis);

/// Two places, and how a clause names them.
struct Pair {
  std::string a;  // the own side, where one is
  std::string b;
  bool together = false;             // side by side: AとB
  bool written = false;              // both stand in the clause
  PartyRole role = PartyRole::With;  // of b
  bool has_body = false;             // somebody of b acts
  PairBasis basis = PairBasis::Both;
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
