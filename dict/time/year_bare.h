// Years of abbreviated eras without 年: H30, S60～H2, (R1), 昭60～平2.
#ifndef KOURYU_DICT_TIME_YEAR_BARE_H_
#define KOURYU_DICT_TIME_YEAR_BARE_H_

#include <vector>

#include "dict/time/year_points.h"

namespace kouryu {

/// Whether the items of a list, none of which has its 年, are years all the same. A letter with a
/// number is most often something else (H2O, R246, S60, M1): a label before it, brackets around it,
/// several of them, a verb of time behind it or a sure one elsewhere must tell. `sure`: the text
/// has one with 年.
[[nodiscard]] bool are_years_without_unit(const YearText& text, const std::vector<YearItem>& items,
                                          bool sure);

/// 実施年度:H30, 提携年 S58: what stands before `begin` says that a year follows.
[[nodiscard]] bool is_behind_year_label(const YearText& text, std::size_t begin);

/// The examples of the rules, in folded text: years are found in `takes`, none in `not_in`.
struct BareYearExample {
  const char* name;
  const char* takes;
  const char* not_in;
};
[[nodiscard]] std::vector<BareYearExample> bare_year_examples();

}  // namespace kouryu

#endif  // KOURYU_DICT_TIME_YEAR_BARE_H_
