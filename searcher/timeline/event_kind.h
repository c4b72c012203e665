// What kind of event a dated clause tells: an event, a founding told in passing, a note.
#ifndef KOURYU_SEARCHER_TIMELINE_EVENT_KIND_H_
#define KOURYU_SEARCHER_TIMELINE_EVENT_KIND_H_

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kouryu/searcher.h"

namespace kouryu {

inline constexpr std::array kEventKindNames = {
    std::pair{std::string_view("event"), EventKind::Event},
    std::pair{std::string_view("founding"), EventKind::Founding},
    std::pair{std::string_view("note"), EventKind::Note}};
[[nodiscard]] constexpr std::string_view event_kind_name(EventKind kind) {
  return kEventKindNames[static_cast<std::size_t>(kind)].first;
}

/// A clause around its date; all folded (dict/text/normalizer.h).
struct SaidOfDate {
  std::string clause;  // whole
  std::string before;  // of the clause, in front of the date
  std::string behind;  // of the clause and of those that complete it, behind the date
};

enum class RulePlace {
  Before,     // right in front of the date, but for colons and brackets: 更新日:
  Behind,     // right behind it, but for brackets, 末, 頃 and 付: 現在
  Anywhere,   // in the clause
  Ends,       // at the end of the clause, nothing but nouns between it and the date
  Predicate,  // in the verb behind the date, of an institution: …が設立された
};

/// One rule. The first that fits says the kind; none: Event.
struct KindRule {
  std::string_view name;
  EventKind kind;
  RulePlace place;
  std::vector<std::string_view> words;    // one of them stands there
  std::vector<std::string_view> with;     // and one of these in the clause; none: any
  std::vector<std::string_view> refused;  // and none of these right behind the word
  std::string_view takes;                 // an example, the date in 【】
  std::string_view refuses;
};
[[nodiscard]] std::span<const KindRule> kind_rules();

/// The rule that fits; null for an event.
[[nodiscard]] const KindRule* kind_rule_of(const SaidOfDate& said);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_TIMELINE_EVENT_KIND_H_
