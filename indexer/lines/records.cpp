// Learns the label set of a record list from the lines themselves.
#include "indexer/lines/records.h"

#include <algorithm>
#include <map>
#include <utility>

#include "dict/base/utf8.h"
#include "indexer/lines/line_shape.h"

namespace kouryu {
namespace {

constexpr std::size_t kLongestLabel = 20;  // characters
constexpr std::size_t kFewestLabels = 3;

bool is_separator(char32_t c) { return is_space(c) || c == U'：' || c == U':'; }

struct Split {
  std::string_view label;
  std::string_view value;
};

/// The line cut at its first space or colon.
std::optional<Split> cut_at_separator(std::string_view line) {
  std::size_t chars = 0;
  for (std::size_t position = 0; position < line.size();) {
    const std::size_t begin = position;
    const char32_t c = next_char(line, position);
    if (is_separator(c)) {
      if (begin == 0) return std::nullopt;
      std::size_t value = position;
      while (value < line.size()) {
        std::size_t ahead = value;
        if (!is_separator(next_char(line, ahead))) break;
        value = ahead;
      }
      return Split{line.substr(0, begin), line.substr(value)};
    }
    if (++chars > kLongestLabel || c == U'。' || c == U'、' || c == U'「') return std::nullopt;
  }
  return Split{line, {}};
}

bool may_be_label(std::string_view label) {
  if (is_bullet(label) || is_sub_bullet(label) || is_numbered(label) || begins_with_date(label)) {
    return false;
  }
  std::size_t position = 0;
  const char32_t first = next_char(label, position);
  return is_letter_or_digit(first) && !is_digit(first) && count_chars(label) >= 2;
}

struct Use {
  std::size_t count = 0;
  std::size_t first_line = 0;
  std::set<std::string_view> values;
};

}  // namespace

RecordLayout detect_records(const std::vector<Line>& lines) {
  std::map<std::string_view, Use> uses;
  std::vector<std::string_view> order;  // labels line by line, "" where there is none
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto split = cut_at_separator(lines[i].text);
    if (!split || !may_be_label(split->label)) {
      order.emplace_back();
      continue;
    }
    Use& use = uses[split->label];
    if (use.count++ == 0) use.first_line = i;
    if (!split->value.empty()) use.values.insert(split->value);
    order.push_back(split->label);
  }
  std::erase_if(uses, [](const auto& entry) {
    return entry.second.count < 2 || entry.second.values.empty() ||
           (entry.second.values.size() < 2 && entry.second.count < 3);
  });
  if (uses.size() < kFewestLabels) return {};
  std::size_t most = 0;
  for (const auto& [label, use] : uses) most = std::max(most, use.count);
  // Rare labels are not of the set: a record may leave a field out, but not most records.
  std::erase_if(uses, [&](const auto& entry) { return entry.second.count * 2 < most; });
  if (uses.size() < kFewestLabels) return {};
  const auto first = std::min_element(uses.begin(), uses.end(), [](const auto& a, const auto& b) {
    return a.second.first_line < b.second.first_line;
  });
  // In each round every label comes once at the most, in one order.
  std::size_t rounds = 0;
  std::size_t orderly = 0;
  std::vector<std::string_view> seen;
  const auto close = [&] {
    if (seen.empty()) return;
    ++rounds;
    std::set<std::string_view> unique(seen.begin(), seen.end());
    const bool in_order = std::is_sorted(seen.begin(), seen.end(), [&](auto a, auto b) {
      return uses.at(a).first_line < uses.at(b).first_line;
    });
    if (unique.size() == seen.size() && in_order && seen.size() >= 2) ++orderly;
    seen.clear();
  };
  for (const std::string_view label : order) {
    if (label.empty() || !uses.contains(label)) continue;
    if (label == first->first) close();
    seen.push_back(label);
  }
  close();
  if (rounds < 2 || orderly * 10 < rounds * 7) return {};
  RecordLayout layout;
  layout.first = first->first;
  for (const auto& [label, use] : uses) layout.labels.emplace(label);
  return layout;
}

std::optional<LabelledLine> split_label(std::string_view line, const RecordLayout& layout) {
  if (layout.empty()) return std::nullopt;
  const auto split = cut_at_separator(line);
  if (!split) return std::nullopt;
  std::string label(split->label);
  if (!layout.labels.contains(label)) return std::nullopt;
  return LabelledLine{std::move(label), split->value};
}

}  // namespace kouryu
