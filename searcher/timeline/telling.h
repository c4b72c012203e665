// One telling of one event: a date in a passage with the clause that tells it.
#ifndef KOURYU_SEARCHER_TIMELINE_TELLING_H_
#define KOURYU_SEARCHER_TIMELINE_TELLING_H_

#include <cstddef>
#include <string>
#include <vector>

#include "dict/time/dates.h"
#include "kouryu/searcher.h"
#include "searcher/rank/matcher.h"
#include "searcher/timeline/event_words.h"

namespace kouryu {

struct Telling {
  TimelineEvent event;  // with one source
  DateSpan span;
  int precision = 0;      // 3 a day or a range, 2 a month, 1 a year or fiscal year
  bool complete = false;  // ends in a verb, or its sentence
  EventWords words;
  std::string folded;  // the clause without its dates: equal for what is told in the same words
};

/// What `hit`, which has its evidence, tells, in text order. `filters` are resolved: those on time
/// leave out other times.
[[nodiscard]] std::vector<Telling> tellings_of(const Hit& hit, const Filters& filters);

/// Some bytes that `telling` keeps.
[[nodiscard]] std::size_t memory_of(const Telling& telling);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_TIMELINE_TELLING_H_
