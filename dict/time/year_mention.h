// A day, month or year that a text tells of, with its evidence: where it stands, by which rule.
#ifndef KOURYU_DICT_TIME_YEAR_MENTION_H_
#define KOURYU_DICT_TIME_YEAR_MENTION_H_

#include "kouryu/text_range.h"

namespace kouryu {

/// A calendar date; month and day are 0 where unknown.
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
  friend bool operator==(const Date&, const Date&) = default;
  friend auto operator<=>(const Date&, const Date&) = default;
};

/// One mention of time: a day, month, year, or a range of them (both ends included).
struct YearMention {
  Date begin;
  Date end;               // equals begin for a single date
  bool fiscal = false;    // written with 年度: begin.year is the label year
  bool relative = false;  // 同年, 今年 …
  bool flagged = false;   // a year the era did not have (平成35年)
  bool open = false;      // 平成15年度~: has no end; end == begin
  ByteRange range;        // in the folded text
  const char* how;        // "era", "western", "date", "range", "list", "abbreviation", "relative";
                          // "relative_guessed": by YearContext::guessed
};

}  // namespace kouryu

#endif  // KOURYU_DICT_TIME_YEAR_MENTION_H_
