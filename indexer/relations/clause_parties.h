// The parties of one clause by what they do in it: who is its subject, who stands together.
#ifndef KOURYU_INDEXER_RELATIONS_CLAUSE_PARTIES_H_
#define KOURYU_INDEXER_RELATIONS_CLAUSE_PARTIES_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/relations/parties.h"
#include "kouryu/text_range.h"

namespace kouryu {

/// What follows a name: …は, …が, …と, …を, …に, …から, …の, …で; or a body of it (市長, 小学校).
enum class PartyRole : std::uint8_t {
  Topic,
  Subject,
  With,
  Object,
  Goal,
  Source,
  Of,
  Venue,
  Other
};

struct ClauseParty {
  const Party* party = nullptr;
  PartyRole role = PartyRole::Other;
  bool is_theme = false;  // …とは: what follows is told of it
  bool owns_ties = false;  // …市のほかの姉妹都市: those that are named behind are its partners
  bool at_home = false;   // 国内では…市: of Japan, and yet a partner of who speaks
  bool has_body = false;  // 市長, 代表団, 小学校 behind its name: somebody acts for it
  std::size_t group = 0;  // those joined by と, ・, 、 have the same

  /// Whether it is on the side of Japan: of several partners one of Japan may be.
  [[nodiscard]] bool is_home() const { return party->japan && !at_home; }
};

/// The parties that lie in `clause`, in order, which of them are listed together, and their roles:
/// in a list each has the role of the last.
[[nodiscard]] std::vector<ClauseParty> parties_of_clause(std::string_view text,
                                                         const ByteRange& clause,
                                                         const std::vector<Party>& parties);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_RELATIONS_CLAUSE_PARTIES_H_
