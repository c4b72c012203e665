// Each kind of word is looked for once a clause.
#include "indexer/relations/clause_words.h"

#include <algorithm>
#include <vector>

namespace kouryu {

ClauseWords::ClauseWords(std::string_view text, const ByteRange& clause)
    : tie(find_told(Told::Tie, text, clause)),
      tie_act(find_told(Told::TieAct, text, clause)),
      office(find_told(Told::Office, text, clause)),
      office_act(find_told(Told::OfficeAct, text, clause)),
      activity(outside_ties(Told::Activity, text, clause)),
      travel(outside_ties(Told::Travel, text, clause)),
      wish(find_told(Told::Wish, text, clause).has_value()),
      network(find_told(Told::Network, text, clause).has_value()),
      aside(find_told(Told::Aside, text, clause).has_value()),
      anniversary(find_told(Told::Anniversary, text, clause).has_value()),
      both(find_told(Told::Both, text, clause).has_value()) {
  if (find_told(Told::NotTie, text, clause)) tie.reset();
  if (find_told(Told::NotOffice, text, clause)) office.reset();
}

std::optional<WordFound> ClauseWords::outside_ties(Told told, std::string_view text,
                                                   const ByteRange& clause) {
  const std::vector<WordFound> ties = find_all_told(Told::Tie, text, clause);
  for (const WordFound& word : find_all_told(told, text, clause)) {
    const bool part = std::any_of(ties.begin(), ties.end(), [&](const WordFound& tie) {
      return tie.range.begin < word.range.end && word.range.begin < tie.range.end;
    });
    if (!part) return word;
  }
  return std::nullopt;
}

}  // namespace kouryu
