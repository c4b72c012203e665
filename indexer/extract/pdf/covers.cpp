// Cuts out of each rule what the areas filled after it hide.
#include "indexer/extract/pdf/covers.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace kouryu {
namespace {

constexpr float kInside = 1.5F;  // points from the edge of an area: what is there is its frame

/// Across its rules an area is seen as over verticals.
Box turned(const Box& area) { return {area.y0, area.x0, area.y1, area.x1}; }

bool hides(const Box& area, const Rule& vertical) {
  return vertical.at > area.x0 + kInside && vertical.at < area.x1 - kInside &&
         vertical.end > area.y0 + kInside && vertical.begin < area.y1 - kInside;
}

/// Adds what is seen of a rule to `out`.
void cut(Rule rule, const std::vector<Box>& areas, std::vector<Rule>& out) {
  for (const Box& area : areas) {
    if (!hides(area, rule)) continue;
    const Rule behind{rule.at, area.y1, rule.end};
    rule.end = std::min(rule.end, area.y0);
    if (rule.begin < rule.end) out.push_back(rule);
    rule = behind;
    if (rule.begin >= rule.end) return;
  }
  out.push_back(rule);
}

/// Both directions alike: `count` tells how many rules were drawn before a cover.
std::vector<Rule> seen(const std::vector<Rule>& rules, const std::vector<Cover>& covers,
                       std::size_t Cover::*count, bool turn) {
  std::vector<Rule> out;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    std::vector<Box> later;
    for (const Cover& cover : covers) {
      if (cover.*count > i) later.push_back(turn ? turned(cover.area) : cover.area);
    }
    std::sort(later.begin(), later.end(), [](const Box& a, const Box& b) { return a.y0 < b.y0; });
    cut(rules[i], later, out);
  }
  return out;
}

}  // namespace

bool hides_rules(const Box& area, const PageGlyphs& page) {
  return std::any_of(page.verticals.begin(), page.verticals.end(),
                     [&](const Rule& rule) { return hides(area, rule); }) ||
         std::any_of(page.horizontals.begin(), page.horizontals.end(),
                     [&](const Rule& rule) { return hides(turned(area), rule); });
}

SeenRules::SeenRules(const PageGlyphs& page) : page_(page), all_(page) {
  if (page.covers.empty()) return;
  PageGlyphs rest;
  rest.width = page.width;
  rest.height = page.height;
  rest.verticals = seen(page.verticals, page.covers, &Cover::verticals, false);
  rest.horizontals = seen(page.horizontals, page.covers, &Cover::horizontals, true);
  uncovered_.emplace(rest);
}

SeenRules::Cell SeenRules::cell_around(const Box& box, float slack, std::uint32_t glyph) const {
  const std::optional<Box> below = all_.cell_around(box, slack);
  // The one filled last is uppermost.
  for (std::size_t k = page_.covers.size(); k > 0; --k) {
    const Cover& cover = page_.covers[k - 1];
    const Box& area = cover.area;
    if (cover.glyphs > glyph || box.center_x() < area.x0 || box.center_x() > area.x1 ||
        box.center_y() < area.y0 || box.center_y() > area.y1) {
      continue;
    }
    const std::optional<Box> seen = uncovered_->cell_around(box, slack);
    return {seen, seen == below ? kNone : static_cast<int>(k - 1)};
  }
  return {below, kNone};
}

}  // namespace kouryu
