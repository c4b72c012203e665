// Bars of years: no gaps, few enough to draw, and no count lost.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <numeric>

#include "searcher/server/web/year_bars.h"

namespace kouryu::web {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

TEST(YearBars, OneYearEachWhereThereIsRoom) {
  const auto bars = year_bars({{"2004", 3}, {"2020", 1}}, {"2004", "2005"}).bars;
  ASSERT_THAT(bars, SizeIs(17));
  EXPECT_EQ(bars.front(), (YearBar{2004, 2004, 3, true}));
  EXPECT_EQ(bars[1], (YearBar{2005, 2005, 0, true}));
  EXPECT_EQ(bars.back(), (YearBar{2020, 2020, 1, false}));
}

TEST(YearBars, WiderOverALongTime) {
  const auto bars = year_bars({{"1868", 1}, {"2019", 4}, {"2018", 2}}, {"2016"}).bars;
  EXPECT_EQ(bars.front().from, 1865);
  EXPECT_EQ(bars.back(), (YearBar{2015, 2019, 6, true}));
}

TEST(YearBars, AFewYearsAreNoWall) {
  const auto bars = year_bars({{"2004", 1}}, {}).bars;
  EXPECT_THAT(bars, SizeIs(12));
  EXPECT_THAT(year_bars({}, {"2004"}).bars, IsEmpty());
}

TEST(YearBars, AFewFarYearsDoNotStretchTheOthers) {
  const YearBars chart = year_bars({{"1895", 1}, {"1990", 60}, {"2024", 90}, {"2050", 1}}, {});
  EXPECT_EQ(chart.before, (YearBar{1895, 1895, 1, false}));
  EXPECT_EQ(chart.bars.front().from, 1990);
  EXPECT_EQ(chart.bars.back().to, 2024);
  EXPECT_EQ(chart.behind, (YearBar{2050, 2050, 1, false}));
}

RC_GTEST_PROP(YearBars, LoseNoCountAndLeaveNoGap, ()) {
  const auto years =
      *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 2201)));
  std::vector<FacetCount> counts;
  counts.reserve(years.size());
  for (const int year : years) counts.push_back({std::to_string(year), 1});
  const YearBars chart = year_bars(counts, {});
  const auto& bars = chart.bars;
  RC_ASSERT(bars.size() >= 12U);
  RC_ASSERT(bars.size() <= 60U);
  std::size_t sum = 0;
  for (std::size_t i = 0; i < bars.size(); ++i) {
    sum += bars[i].count;
    if (i > 0) RC_ASSERT(bars[i].from == bars[i - 1].to + 1);
  }
  RC_ASSERT(sum + chart.before.count + chart.behind.count == counts.size());
}

}  // namespace
}  // namespace kouryu::web
