// Years and dates in folded text: eras, ranges, fiscal years, relative years. Rules:
// dict/README.md.
#ifndef KOURYU_DICT_TIME_YEARS_H_
#define KOURYU_DICT_TIME_YEARS_H_

#include <optional>
#include <string_view>
#include <vector>

#include "dict/text/normalizer.h"
#include "dict/time/year_mention.h"

namespace kouryu {

struct YearContext {
  std::optional<int> document_year = {};  // base of 今年, 昨年, 来年; absent: they stay unresolved
  bool guessed = false;  // the base is what the text tells of, not what it says of itself
  /// Base of 同年 and 翌年 where no year stands before them: the last of the text before this one
  /// (the row above, the paragraph before).
  std::optional<int> year_before = {};
};

/// The context of a passage: `date` of its document (YYYY-MM-DD, YYYY-MM, YYYY or empty); the
/// others are 0 where there is none.
[[nodiscard]] YearContext year_context(std::string_view date, int guessed_year, int year_before);

/// Mentions in text order, never overlapping. No mention crosses a break of `text`.
[[nodiscard]] std::vector<YearMention> recognize_years(const FoldedText& text,
                                                       const YearContext& context);

/// Every calendar year a mention stands for (a closed range expanded; one of more than 130 years
/// gives its ends), ascending.
[[nodiscard]] std::vector<int> years_of(const YearMention& mention);

/// Both ends, inclusive.
struct YearRange {
  int begin = 0;
  int end = 0;
  bool fiscal = false;
};
/// Reads a filter value: 2004, 2004年, 2004..2010, 平成16年, 平成１６年, H16, 平成19~21年度,
/// "2004..". Absent when it is not a year (平成, 第16回).
[[nodiscard]] std::optional<YearRange> parse_year_filter(std::string_view text);

/// The same for a word that is not said to be a year: R6, 昭60; m2 is an area (㎡ folds to it).
[[nodiscard]] std::optional<YearRange> parse_year_word(std::string_view word);

}  // namespace kouryu

#endif  // KOURYU_DICT_TIME_YEARS_H_
