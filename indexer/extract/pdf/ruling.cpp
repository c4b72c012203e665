// Pieces of one line, drawn cell by cell, become one line; bands of the page find the near ones.
#include "indexer/extract/pdf/ruling.h"

#include <algorithm>
#include <cmath>

namespace kouryu {
namespace {

constexpr float kOneLine = 1.2F;  // points by which pieces of one line may be off
constexpr float kBreak = 2.5F;    // points between pieces of one line
constexpr float kOverhang = 3;    // points by which a line may end short of the corner
constexpr float kBand = 24;       // points
constexpr std::size_t kMostBands = 2'000;
constexpr std::size_t kMostEntries = 1'000'000;  // of rules in bands

std::vector<Rule> joined(std::vector<Rule> raw) {
  std::sort(raw.begin(), raw.end(), [](const Rule& a, const Rule& b) { return a.at < b.at; });
  std::vector<Rule> out;
  for (std::size_t begin = 0; begin < raw.size();) {
    std::size_t end = begin;
    while (end < raw.size() && raw[end].at - raw[begin].at <= kOneLine) ++end;
    std::sort(raw.begin() + static_cast<std::ptrdiff_t>(begin),
              raw.begin() + static_cast<std::ptrdiff_t>(end),
              [](const Rule& a, const Rule& b) { return a.begin < b.begin; });
    Rule line = raw[begin];
    for (std::size_t i = begin + 1; i < end; ++i) {
      if (raw[i].begin <= line.end + kBreak) {
        line.end = std::max(line.end, raw[i].end);
      } else {
        out.push_back(line);
        line = raw[i];
      }
    }
    out.push_back(line);
    begin = end;
  }
  std::sort(out.begin(), out.end(), [](const Rule& a, const Rule& b) { return a.at < b.at; });
  return out;
}

std::size_t band_of(float along, std::size_t count) {
  const float band = std::clamp(along / kBand, 0.0F, static_cast<float>(count - 1));
  return static_cast<std::size_t>(band);
}

}  // namespace

Ruling::Direction::Direction(std::vector<Rule> raw, float extent) : rules(joined(std::move(raw))) {
  const float count = std::clamp(extent / kBand + 1, 1.0F, static_cast<float>(kMostBands));
  bands.resize(static_cast<std::size_t>(count));
  std::size_t entries = 0;
  for (std::size_t i = 0; i < rules.size() && entries < kMostEntries; ++i) {
    const std::size_t last = band_of(rules[i].end + kOverhang, bands.size());
    for (std::size_t b = band_of(rules[i].begin - kOverhang, bands.size()); b <= last; ++b) {
      bands[b].push_back(static_cast<std::uint32_t>(i));
      ++entries;
    }
  }
}

const std::vector<std::uint32_t>& Ruling::Direction::band(float along) const {
  return bands[band_of(along, bands.size())];
}

const Rule* Ruling::Direction::before(float at, float begin, float end) const {
  const auto& near = band((begin + end) / 2);
  auto it = std::upper_bound(near.begin(), near.end(), at,
                             [&](float value, std::uint32_t i) { return value < rules[i].at; });
  while (it != near.begin()) {
    const Rule& rule = rules[*--it];
    if (rule.begin <= begin + kOverhang && rule.end >= end - kOverhang) return &rule;
  }
  return nullptr;
}

const Rule* Ruling::Direction::behind(float at, float begin, float end) const {
  const auto& near = band((begin + end) / 2);
  auto it = std::lower_bound(near.begin(), near.end(), at,
                             [&](std::uint32_t i, float value) { return rules[i].at < value; });
  for (; it != near.end(); ++it) {
    const Rule& rule = rules[*it];
    if (rule.begin <= begin + kOverhang && rule.end >= end - kOverhang) return &rule;
  }
  return nullptr;
}

bool Ruling::Direction::between(float from, float to, float along) const {
  const auto& near = band(along);
  auto it = std::lower_bound(near.begin(), near.end(), from,
                             [&](std::uint32_t i, float value) { return rules[i].at < value; });
  for (; it != near.end() && rules[*it].at <= to; ++it) {
    if (rules[*it].begin <= along && rules[*it].end >= along) return true;
  }
  return false;
}

Ruling::Ruling(const PageGlyphs& page)
    : verticals_(page.verticals, page.height), horizontals_(page.horizontals, page.width) {}

std::optional<Box> Ruling::cell_around(const Box& box, float slack) const {
  const float x = box.center_x();
  const float y = box.center_y();
  const Rule* left = verticals_.before(std::min(box.x0 + slack, x), y, y);
  const Rule* right = verticals_.behind(std::max(box.x1 - slack, x), y, y);
  if (left == nullptr && right == nullptr) return std::nullopt;
  const float from = left != nullptr ? left->at : x;
  const float to = right != nullptr ? right->at : x;
  const Rule* above = horizontals_.before(y, from, to);
  const Rule* below = horizontals_.behind(y, from, to);
  if (above == nullptr || below == nullptr) return std::nullopt;
  return Box{left != nullptr ? left->at : std::max(above->begin, below->begin), above->at,
             right != nullptr ? right->at : std::min(above->end, below->end), below->at};
}

bool Ruling::parts(const Box& first, const Box& second, TextFrame frame) const {
  switch (frame) {
    case TextFrame::Right:
      return verticals_.between(first.x1 - first.width() / 4, second.x0 + second.width() / 4,
                                first.center_y());
    case TextFrame::Left:
      return verticals_.between(second.x1 - second.width() / 4, first.x0 + first.width() / 4,
                                first.center_y());
    case TextFrame::Down:
      return horizontals_.between(first.y1 - first.height() / 4, second.y0 + second.height() / 4,
                                  first.center_x());
    case TextFrame::Up:
      return horizontals_.between(second.y1 - second.height() / 4, first.y0 + first.height() / 4,
                                  first.center_x());
    case TextFrame::Slant:
      break;
  }
  return false;
}

}  // namespace kouryu
