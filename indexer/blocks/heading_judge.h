// Whether what a rule takes for a heading is one: learned from pages that people annotated.
//
// Rules propose (headings.h, number_series.h, head_marks.h); here each proposal is weighed by what
// its line, the lines beside it and its like in the document say. Where too little speaks for it
// kouryu abstains: a missing heading costs little, a wrong one stands over all that follows.
#ifndef KOURYU_INDEXER_BLOCKS_HEADING_JUDGE_H_
#define KOURYU_INDEXER_BLOCKS_HEADING_JUDGE_H_

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "indexer/lines/pieces.h"

namespace kouryu {

struct HeadingVerdict {
  bool heads = false;
  double score = 0;       // how far the sum of all evidence is above what a heading needs
  std::string strongest;  // what weighs most on the side of the verdict: `below ends_sentence`
};

/// A view of `taken`, which must outlive it.
class HeadingJudge {
 public:
  /// `proposed`: the places of all pieces that rules take for headings.
  HeadingJudge(const Pieces& taken, std::set<std::size_t> proposed);

  /// The names of all evidence on the proposal at piece `i`, a place and what holds there.
  [[nodiscard]] std::vector<std::string> evidence(std::size_t i) const;

  [[nodiscard]] HeadingVerdict weigh(std::size_t i) const;

 private:
  [[nodiscard]] std::vector<std::string> of_document(std::size_t i) const;
  [[nodiscard]] std::string form_of(std::size_t i) const;

  const std::vector<Piece>& pieces_;
  std::size_t spacing_;  // blank lines that part nothing
  std::set<std::size_t> proposed_;
  std::map<std::string, std::size_t> forms_;           // how many pieces have each
  std::map<std::string, std::size_t> proposed_forms_;  // the same of proposals
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_HEADING_JUDGE_H_
