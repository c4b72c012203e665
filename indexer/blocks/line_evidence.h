// What can be said of one line by itself: named pieces of evidence, to be weighed by what was
// learned of them.
#ifndef KOURYU_INDEXER_BLOCKS_LINE_EVIDENCE_H_
#define KOURYU_INDEXER_BLOCKS_LINE_EVIDENCE_H_

#include <span>
#include <string_view>

namespace kouryu {

struct LineEvidence {
  const char* name;  // as tables of weights have it
  bool (*holds)(std::string_view line);
};

/// All there is, each name once.
[[nodiscard]] std::span<const LineEvidence> line_evidence();

}  // namespace kouryu

#endif  // KOURYU_INDEXER_BLOCKS_LINE_EVIDENCE_H_
