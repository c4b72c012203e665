// The relations of small documents, as an index run reads them.
#ifndef KOURYU_TESTS_UNIT_RELATIONS_READ_RELATIONS_H_
#define KOURYU_TESTS_UNIT_RELATIONS_READ_RELATIONS_H_

#include <algorithm>
#include <string>
#include <vector>

#include "dict/schema/record.h"
#include "dict/tokens/analyzer.h"
#include "indexer/facets/facets.h"
#include "indexer/relations/relations.h"

namespace kouryu::test {

/// A document as passages of one text each.
struct SmallDocument {
  std::string title;
  std::string date;
  std::vector<std::string> passages;
};

/// Its passages with their facets and relations.
inline std::vector<PassageRecord> read_document(const SmallDocument& document) {
  Analyzer analyzer;
  FacetReader facets;
  RelationReader relations;
  std::vector<PassageRecord> records;
  std::vector<AnalyzedText> analyzed;
  std::vector<PlaceSpots> spots;
  for (const std::string& text : document.passages) {
    PassageRecord& record = records.emplace_back();
    record.id = "d-" + std::to_string(records.size());
    record.document_id = "d";
    record.document_title = document.title;
    record.document_date = document.date;
    record.ordinal = static_cast<std::uint32_t>(records.size() - 1);
    record.text = text;
    analyzed.push_back(analyzer.analyze(record.text));
    spots.push_back(facets.survey(record, analyzed.back()));
  }
  for (std::size_t i = 0; i < records.size(); ++i) {
    facets.read(records[i], analyzed[i], spots[i]);
    relations.survey(records[i], analyzed[i]);
  }
  relations.settle(document.title, "");
  for (std::size_t i = 0; i < records.size(); ++i) {
    relations.read(records[i], analyzed[i].folded);
  }
  return records;
}

/// "青森市–大連市 tie 2004-12-24", each once, sorted; "-" for no beginning.
inline std::vector<std::string> relations_of(const SmallDocument& document) {
  std::vector<std::string> out;
  for (const PassageRecord& record : read_document(document)) {
    for (const StoredRelation& one : record.relations) {
      out.push_back(one.a + "–" + one.b + ' ' + std::string(relation_kind_name(one.kind)) + ' ' +
                    (one.since.empty() ? "-" : one.since));
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_UNIT_RELATIONS_READ_RELATIONS_H_
