// Who exchanges with whom, as a document tells it: the relations of its passages.
#ifndef KOURYU_INDEXER_RELATIONS_RELATIONS_H_
#define KOURYU_INDEXER_RELATIONS_RELATIONS_H_

#include <vector>

#include "dict/schema/record.h"
#include "dict/text/normalizer.h"
#include "dict/tokens/analyzer.h"
#include "indexer/relations/document_sides.h"
#include "indexer/relations/sentence_relations.h"

namespace kouryu {

/// Reads the relations of one document: first a look at all of its passages, with their facets,
/// then each is read.
class RelationReader {
 public:
  void survey(const PassageRecord& record, const AnalyzedText& text) {
    document_.survey(record, text);
  }
  /// After the last survey().
  void settle(const std::string& title, const std::string& publication) {
    document_.settle(title, publication);
  }

  /// Sets `record.relations`; each pair and kind once, at the place that tells it best. `folded`:
  /// its text.
  void read(PassageRecord& record, const FoldedText& folded) const;

 private:
  [[nodiscard]] Section section_of(const PassageRecord& record) const;

  DocumentSides document_;
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_RELATIONS_RELATIONS_H_
