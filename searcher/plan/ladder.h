// The steps in which a query without operators is asked, from strict to loose: all its parts in one
// passage; words that stand nowhere whole by their parts; without the least telling parts, one by
// one; any part. Data: made once, walked by steps.cpp, told by tell.cpp.
#ifndef KOURYU_SEARCHER_PLAN_LADDER_H_
#define KOURYU_SEARCHER_PLAN_LADDER_H_

#include <string>
#include <vector>

#include "searcher/query/query.h"

namespace kouryu {

struct Step {
  enum class Kind {
    All,      // every part, as it was typed
    InParts,  // every part, words by their parts
    Fewer,    // without the least telling parts
    Any,      // one of the parts is enough
  };
  Kind kind = Kind::All;
  std::vector<QueryNode> asked;       // parts
  std::vector<std::string> left_out;  // parts that are not asked, as written
  std::vector<QueryNode> nowhere;     // of the asked ones those that stand nowhere whole
};

/// What the index has of a part.
struct PartFacts {
  bool whole = false;        // some passage has it, as typed or by an alternative
  std::vector<bool> pieces;  // of its parts: some passage has it
  double telling = 0;        // how much it tells: its inverse frequency
};

/// All parts together. What asks (何, どこ) is left out where anything else is asked: no answer has
/// it.
[[nodiscard]] Step first_step(const std::vector<QueryNode>& parts);
/// Any part. `facts`: of each part, by which words that stand nowhere whole are asked by their
/// parts; none of a question, whose compounds count by their words in any case.
[[nodiscard]] Step last_step(const std::vector<QueryNode>& parts,
                             const std::vector<PartFacts>& facts);

/// The steps behind the first. `facts`: of each part.
[[nodiscard]] std::vector<Step> further_steps(const std::vector<QueryNode>& parts,
                                              const std::vector<PartFacts>& facts, bool question);

/// The step as a tree, for `interpreted`.
[[nodiscard]] QueryNode tree_of(const Step& step);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_PLAN_LADDER_H_
