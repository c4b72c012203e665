// Percentiles are over passages, not over years.
#include "searcher/server/web/year_bars.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace kouryu::web {
namespace {

constexpr int kMostBars = 60;
constexpr int kFewestBars = 12;
constexpr std::size_t kTail = 50;  // one in so many at each end may be left out

using Counts = std::map<int, std::size_t>;

int number_of(const std::string& digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// Takes years off one end of `counts`, at most `most` passages.
template <class End>
void take_off(Counts& counts, std::size_t most, End&& end) {
  while (counts.size() > 1 && end()->second <= most) {
    most -= end()->second;
    counts.erase(end());
  }
}

int span_of(const Counts& counts) { return counts.rbegin()->first - counts.begin()->first + 1; }

int width_for(const Counts& counts) {
  int width = 1;
  for (const int wider : {5, 10, 50, 100}) {
    if (counts.rbegin()->first / width - counts.begin()->first / width + 1 <= kMostBars) break;
    width = wider;
  }
  return width;
}

}  // namespace

YearBars year_bars(const std::vector<FacetCount>& counts,
                   const std::vector<std::string>& selected) {
  Counts years;
  std::size_t total = 0;
  for (const FacetCount& row : counts) {
    if (row.count == 0) continue;
    years[number_of(row.value)] += row.count;
    total += row.count;
  }
  YearBars out;
  if (years.empty()) return out;
  if (span_of(years) > kMostBars) {
    take_off(years, total / kTail, [&] { return years.begin(); });
    take_off(years, total / kTail, [&] { return std::prev(years.end()); });
  }
  const int width = width_for(years);
  int begin = years.begin()->first / width;
  int end = years.rbegin()->first / width + 1;
  while (end - begin < kFewestBars) {
    if (begin > 0) --begin;
    if (end - begin < kFewestBars) ++end;
  }
  std::set<int> chosen;
  for (const std::string& year : selected) chosen.insert(number_of(year));
  for (int place = begin; place < end; ++place) {
    YearBar bar{place * width, place * width + width - 1};
    const auto next = chosen.lower_bound(bar.from);
    bar.selected = next != chosen.end() && *next <= bar.to;
    out.bars.push_back(bar);
  }
  const auto leave_out = [](YearBar& rest, int year, std::size_t count) {
    rest.from = rest.count == 0 ? year : std::min(rest.from, year);
    rest.to = rest.count == 0 ? year : std::max(rest.to, year);
    rest.count += count;
  };
  // A wide bar at an end, or one that fills up, may cover years that were taken off.
  for (const FacetCount& row : counts) {
    const int year = number_of(row.value);
    if (row.count == 0) continue;
    if (year < out.bars.front().from) {
      leave_out(out.before, year, row.count);
    } else if (year > out.bars.back().to) {
      leave_out(out.behind, year, row.count);
    } else {
      out.bars[static_cast<std::size_t>(year / width - begin)].count += row.count;
    }
  }
  return out;
}

}  // namespace kouryu::web
