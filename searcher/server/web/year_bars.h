// Bars of years from the counts of a facet: which years each covers.
#ifndef KOURYU_SEARCHER_SERVER_WEB_YEAR_BARS_H_
#define KOURYU_SEARCHER_SERVER_WEB_YEAR_BARS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "kouryu/searcher.h"

namespace kouryu::web {

/// A bar: the years [from, to] together.
struct YearBar {
  int from = 0;
  int to = 0;
  std::size_t count = 0;
  bool selected = false;
  friend bool operator==(const YearBar&, const YearBar&) = default;
};

struct YearBars {
  std::vector<YearBar> bars;  // without gaps
  /// Years before and behind the bars, with the first and the last of them; of count 0 where none.
  YearBar before, behind;
};

/// Bars over all years counted: one year each, or 5, 10, 50 … so that no more than 60 are needed;
/// at least 12, so that none is a wall. Where the years are too many for bars of one year, those
/// outside the 2nd to the 98th percentile are left out of them: one 2050 would stretch the others
/// away. `selected`: years that are filtered for.
[[nodiscard]] YearBars year_bars(const std::vector<FacetCount>& counts,
                                 const std::vector<std::string>& selected);

}  // namespace kouryu::web

#endif  // KOURYU_SEARCHER_SERVER_WEB_YEAR_BARS_H_
