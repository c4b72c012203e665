// Each kind of word is looked for once a clause.
#include "indexer/relations/clause_words.h"

#include <algorithm>
#include <vector>

#include "dict/base/any_of.h"
#include "dict/base/utf8.h"
#include "dict/time/eras.h"

namespace kouryu {

namespace {

/// 1980年10月から友好都市: what stands before `at` says since when.
bool is_since(std::string_view text, std::size_t at) {
  constexpr std::string_view kFrom = "から";
  const std::string_view before = text.substr(0, at);
  if (!before.ends_with(kFrom)) return false;
  const std::string_view date = before.substr(0, before.size() - kFrom.size());
  return ends_with_any(date, {"年", "月", "日", "年度"});
}

}  // namespace

ClauseWords::ClauseWords(std::string_view text, const ByteRange& clause)
    : tie(find_told(Told::Tie, text, clause)),
      office(find_told(Told::Office, text, clause)),
      activity(outside_ties(Told::Activity, text, clause)),
      travel(outside_ties(Told::Travel, text, clause)) {
  tie_act = find_told(Told::TieAct, text, clause);
  if (!tie_act && tie && is_since(text, tie->range.begin)) tie_act = tie;
  if (!any() && !tie_act) return;  // most clauses: nothing else would be asked
  office_act = find_told(Told::OfficeAct, text, clause);
  const auto has = [&](Told told) { return find_told(told, text, clause).has_value(); };
  wish = has(Told::Wish) || is_headed_for(text);
  network = has(Told::Network);
  aside = has(Told::Aside);
  anniversary = is_of_anniversary(text, clause);
  const auto two = find_told(Told::Both, text, clause);
  std::size_t before = two ? two->range.begin : 0;
  both = two && (before == 0 || !is_kanji(previous_char(text, before)));  // not of 丘、港両市
  if (tie && has(Told::NotTie)) tie.reset();
  if (office && has(Told::NotOffice)) office.reset();
}

bool ClauseWords::is_of_anniversary(std::string_view text, const ByteRange& clause) const {
  const std::size_t act = tie_act ? tie_act->range.begin : tie ? tie->range.begin : clause.begin;
  constexpr std::string_view kComma = "、";
  const std::string_view before = text.substr(clause.begin, act - clause.begin);
  const std::size_t comma = before.rfind(kComma);
  const std::size_t begin = comma == before.npos ? clause.begin : clause.begin + comma;
  const std::size_t end = std::min(text.substr(0, clause.end).find(kComma, act), clause.end);
  return find_told(Told::Anniversary, text, {begin, end}).has_value();
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

bool has_year_in(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); next_char(text, at)) {
    if (begins_with_year(text.substr(at))) return true;
  }
  return false;
}

}  // namespace kouryu
