// Each kind of word is looked for once a clause.
#include "indexer/relations/clause_words.h"

#include <algorithm>
#include <vector>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/time/eras.h"

namespace kouryu {

ClauseWords::ClauseWords(std::string_view text, const ByteRange& clause)
    : tie(find_told(Told::Tie, text, clause)),
      office(find_told(Told::Office, text, clause)),
      activity(outside_ties(Told::Activity, text, clause)),
      travel(outside_ties(Told::Travel, text, clause)) {
  tie_act = find_told(Told::TieAct, text, clause);
  if (!any() && !tie_act) return;  // most clauses: nothing else would be asked
  office_act = find_told(Told::OfficeAct, text, clause);
  const auto has = [&](Told told) { return find_told(told, text, clause).has_value(); };
  wish = has(Told::Wish) || is_headed_for(text);
  network = has(Told::Network);
  aside = has(Told::Aside);
  anniversary = has(Told::Anniversary);
  both = has(Told::Both);
  if (tie && has(Told::NotTie)) tie.reset();
  if (office && has(Told::NotOffice)) office.reset();
}

bool ClauseWords::is_headed_for(std::string_view text) const {
  if (!tie) return false;
  const std::string_view rest = text.substr(tie->range.end);
  if (!rest.starts_with("へ")) return false;
  std::size_t at = std::string_view("へ").size();
  const char32_t next = at < rest.size() ? next_char(rest, at) : U'。';
  return !is_letter_or_digit(next);
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

bool begins_with_year(std::string_view text) {
  return era_name_size(text) > 0 || begins_with_any(text, {"19", "20", "１９", "２０"});
}

}  // namespace kouryu
