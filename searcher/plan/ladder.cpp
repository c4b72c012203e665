// Which part is left out first: what asks, what stands nowhere, then the most frequent; places and
// dates last.
#include "searcher/plan/ladder.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace kouryu {
namespace {

/// Steps of one part less; of a longer query the most telling parts are kept at once.
constexpr std::size_t kMostLeftOutOneByOne = 8;

/// A word and what is known of it.
struct Part {
  QueryNode node;
  PartFacts facts;
};

std::vector<Step> shortened(std::vector<Part> parts, const std::vector<std::string>& left_out) {
  // The least telling first.
  std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
    const bool a_kept = a.node.place || is_date(a.node);
    const bool b_kept = b.node.place || is_date(b.node);
    if (a_kept != b_kept) return b_kept;
    return a.facts.passages > b.facts.passages;
  });
  std::vector<Step> steps;
  std::size_t first = parts.size() > kMostLeftOutOneByOne ? parts.size() - kMostLeftOutOneByOne : 1;
  for (; first + 2 <= parts.size(); ++first) {
    Step step{Step::Kind::Fewer, {}, left_out};
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i < first) {
        step.left_out.push_back(parts[i].node.written);
      } else {
        step.asked.push_back(parts[i].node);
      }
    }
    steps.push_back(std::move(step));
  }
  // The only place asked for says more than the other words.
  const auto is_place = [](const Part& part) { return part.node.place; };
  if (parts.size() > 1 && std::count_if(parts.begin(), parts.end(), is_place) == 1) {
    Step step{Step::Kind::Fewer, {}, left_out};
    for (const Part& part : parts) {
      if (part.node.place) {
        step.asked.push_back(part.node);
      } else {
        step.left_out.push_back(part.node.written);
      }
    }
    steps.push_back(std::move(step));
  }
  return steps;
}

bool may_be_parted(const QueryNode& node) { return !node.children.empty(); }

}  // namespace

Step first_step(const std::vector<QueryNode>& parts) {
  Step step;
  const bool only_asks =
      std::all_of(parts.begin(), parts.end(), [](const QueryNode& part) { return part.asks; });
  for (const QueryNode& part : parts) {
    if (part.asks && !only_asks) {
      step.left_out.push_back(part.written);
    } else {
      step.asked.push_back(part);
    }
  }
  return step;
}

Step last_step(const std::vector<QueryNode>& parts) {
  Step step = first_step(parts);
  step.kind = Step::Kind::Any;
  return step;
}

std::vector<Step> further_steps(const std::vector<QueryNode>& parts,
                                const std::vector<PartFacts>& facts) {
  const Step first = first_step(parts);
  std::vector<Part> found;
  std::vector<std::string> left_out = first.left_out;
  bool parted = false;  // a word stands nowhere whole
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool asked = std::any_of(first.asked.begin(), first.asked.end(), [&](const auto& part) {
      return part.folded == parts[i].folded && part.kind == parts[i].kind;
    });
    if (!asked) continue;
    if (!facts[i].whole && !facts[i].pieces) {
      left_out.push_back(parts[i].written);
      continue;
    }
    found.push_back({parts[i], facts[i]});
    found.back().node.in_parts = !facts[i].whole;
    parted = parted || !facts[i].whole;
  }
  std::vector<Step> steps;
  if (found.empty()) return steps;
  const auto add = [&](Step::Kind kind) {
    Step step{kind, {}, left_out};
    for (const Part& part : found) step.asked.push_back(part.node);
    steps.push_back(std::move(step));
  };
  const bool fewer = left_out.size() > first.left_out.size();
  if (fewer || parted) add(fewer ? Step::Kind::Fewer : Step::Kind::InParts);
  bool more_parts = false;
  for (Part& part : found) {
    if (part.node.in_parts || !may_be_parted(part.node)) continue;
    part.node.in_parts = true;
    more_parts = true;
  }
  if (more_parts) add(fewer ? Step::Kind::Fewer : Step::Kind::InParts);
  for (Step& step : shortened(found, left_out)) steps.push_back(std::move(step));
  add(Step::Kind::Any);
  return steps;
}

QueryNode tree_of(const Step& step) {
  if (step.asked.size() == 1) return step.asked[0];
  QueryNode root;
  root.kind = step.kind == Step::Kind::Any ? QueryNode::Kind::Or : QueryNode::Kind::And;
  root.children = step.asked;
  return root;
}

}  // namespace kouryu
