// Which part of a sentence tells of which of its dates.
//
//   大連市は1990年に協定を結び、1995年に事務所を置いた。   1990 -> the first clause, 1995 -> the
//   second 1979年に大連市、1985年に仁川市と提携した。             1979 -> 1979年に大連市 …
//   と提携した。
//
// By signs and endings of the text alone; names and kinds: timeline.cpp, event_kind.h.
#ifndef KOURYU_SEARCHER_TIMELINE_DATED_CLAUSES_H_
#define KOURYU_SEARCHER_TIMELINE_DATED_CLAUSES_H_

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "dict/time/dates.h"
#include "kouryu/text_range.h"

namespace kouryu {

/// A date where a text has it.
struct PlacedDate {
  ByteRange range;  // of the text
  YearMention mention;
};

/// Those of `dates`, in order and apart, that reach into `range`.
[[nodiscard]] std::span<const PlacedDate> dates_in(const std::vector<PlacedDate>& dates,
                                                   const ByteRange& range);

/// The days that a date, month, year, fiscal year or range stands for.
[[nodiscard]] DateSpan span_of(const YearMention& mention);
/// True when `outer` holds all days of `inner`.
[[nodiscard]] bool holds(const DateSpan& outer, const DateSpan& inner);

/// One moment of a sentence and what is told of it. Ranges are of the text.
struct DatedClause {
  PlacedDate date;  // of several ways to write the moment (2007年 平成19年 8月) the most precise
  std::size_t date_end = 0;  // behind the last of them
  ByteRange own;             // the clause it stands in, or its member of a list
  ByteRange told;  // `own` and the clauses that complete it: …したため、…した。
  /// Where dates that share all that is told stand, from the first to the last; else empty.
  ByteRange date_list;
  bool equated = false;  // 平成16年は2004年: the two ways to write it are what is told
  bool member = false;   // of a list that shares its verb and its topic
  /// Of such a member, but for the last, the last one: the verb of all is at its end.
  ByteRange last_member;
  /// The sentence's topic where it stands before `own`: 大連市は. Else empty.
  ByteRange topic;
};

/// The moments of `sentence` in order. `dates`: those that stand in it, in order. A date told twice
/// in one clause is one moment; dates that share a verb and have nothing of their own
/// (2001年、2003年に訪れた) share the clause. Linear in the sentence.
[[nodiscard]] std::vector<DatedClause> dated_clauses(std::string_view text,
                                                     const ByteRange& sentence,
                                                     const std::vector<PlacedDate>& dates);

/// True when `text` but for what `dates` cover holds a letter of a word: neither a sign nor a
/// number nor the hiragana between words.
[[nodiscard]] bool tells_something(std::string_view text, const ByteRange& range,
                                   const std::vector<PlacedDate>& dates);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_TIMELINE_DATED_CLAUSES_H_
