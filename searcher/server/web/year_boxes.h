// What people type into the boxes for the first and the last year: 2004, 平成16年, 去年, 平成.
#ifndef KOURYU_SEARCHER_SERVER_WEB_YEAR_BOXES_H_
#define KOURYU_SEARCHER_SERVER_WEB_YEAR_BOXES_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dict/time/years.h"

namespace kouryu::web {

/// The last year that ends a range without an end.
inline constexpr int kOpenEnd = 9999;

/// The years that `text` means: as a filter has them, relative to `this_year` (去年, 来年度), or a
/// whole era (平成). Nothing where it means none.
[[nodiscard]] std::optional<YearRange> read_year_box(const std::string& text, int this_year);

struct YearBoxes {
  std::string filter;  // of years: 2004..2010, 2004, ..2010; empty where no box says one
  std::vector<std::string> unread;  // what could not be understood, as typed
};
/// Either may be empty: then the range is open. Ends that are swapped mean the same range.
[[nodiscard]] YearBoxes read_year_boxes(const std::string& from, const std::string& to,
                                        int this_year);

/// What to show in the boxes for the year filter `value`.
[[nodiscard]] std::pair<std::string, std::string> boxes_of(const std::string& value);

/// The year it is in Japan.
[[nodiscard]] int year_in_japan();

}  // namespace kouryu::web

#endif  // KOURYU_SEARCHER_SERVER_WEB_YEAR_BOXES_H_
