// Who exchanges with whom, as a document tells it: the relations of its passages.
#ifndef KOURYU_INDEXER_RELATIONS_RELATIONS_H_
#define KOURYU_INDEXER_RELATIONS_RELATIONS_H_

#include <string>
#include <utility>
#include <vector>

#include "dict/schema/record.h"
#include "dict/text/normalizer.h"
#include "dict/tokens/analyzer.h"
#include "indexer/relations/document_sides.h"
#include "indexer/relations/relation_dates.h"
#include "indexer/relations/sentence_relations.h"
#include "indexer/relations/told_relation.h"

namespace kouryu {

/// Reads the relations of one document: first a look at all of its passages, with their facets,
/// then each is read, in order. Not for sharing: one reader per document, used by one thread at a
/// time; readers of other threads may work beside it (the tables they ask are read once, under the
/// guard of static initialisation, and never change).
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
  /// its text. Of the document's passages in order: a date may stand in the one behind its row, a
  /// year in one before.
  void read(PassageRecord& record, const FoldedText& folded);

 private:
  [[nodiscard]] Section section_of(const PassageRecord& record) const;
  void add_date_of_row(const PassageRecord& record, std::vector<ToldRelation>& told) const;
  void keep_context(const PassageRecord& record, const std::vector<ToldRelation>& told,
                    RelationDates& dates);

  void keep_line_of_names(const PassageRecord& record);

  DocumentSides document_;
  // Of the passages read so far:
  std::string line_above_;                   // a line of names that heads what follows
  bool tie_above_ = false;                   // a head that says that ties follow
  std::vector<std::string> heading_above_;   // of the last passage
  int last_year_ = 0;                        // that one of them told; 0: none
  std::pair<std::string, std::string> row_;  // the row that the last ended with, without its date
};

}  // namespace kouryu

#endif  // KOURYU_INDEXER_RELATIONS_RELATIONS_H_
