// Builds small indexes straight from passages, without extraction and cleaning: for tests of
// search.
#ifndef KOURYU_TESTS_SUPPORT_TEST_INDEX_H_
#define KOURYU_TESTS_SUPPORT_TEST_INDEX_H_

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "dict/names/place_pairs.h"
#include "dict/schema/fields.h"
#include "dict/schema/folded_passage.h"
#include "dict/schema/record.h"
#include "dict/text/likeness.h"
#include "dict/text/normalizer.h"
#include "dict/tokens/analyzer.h"
#include "dict/tokens/bigrams.h"

namespace kouryu::test {

/// A folder that goes away with the object.
class TempFolder {
 public:
  TempFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "kouryu-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    path_ = name;
  }
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  [[nodiscard]] std::string path(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

/// A record with what a search needs; ordinals follow the order of a document's passages.
inline PassageRecord passage(const std::string& id, const std::string& text) {
  PassageRecord record;
  record.id = id;
  record.document_id = "doc-" + id.substr(0, id.find('-'));
  record.document_path = "/docs/" + record.document_id + ".txt";
  record.text = text;
  return record;
}

inline void add_facet(Xapian::Document& document, FieldId id,
                      const std::vector<std::string>& values) {
  const Field& row = field(id);
  for (const auto& value : values) document.add_boolean_term(field_term(row, value));
  if (!values.empty()) {
    document.add_value(static_cast<Xapian::valueno>(row.slot), pack_values(values));
  }
}

inline Xapian::Document make_document(const PassageRecord& record, Analyzer& analyzer) {
  Xapian::Document document;
  document.set_data(encode_record(record));
  const AnalyzedText text = analyzer.analyze(record.text);
  for (const auto& term : word_terms(text)) document.add_term(term);
  std::set<std::string> bigrams;
  for_each_bigram(text.folded.text, [&](std::string_view b) { bigrams.emplace(b); });
  for (const auto& bigram : bigrams) {
    document.add_boolean_term(std::string(field(FieldId::Grams).prefix) + bigram);
  }
  std::vector<std::string> titles = record.heading;
  titles.push_back(record.document_title);
  for (const auto& title : titles) {
    for (const auto& term : word_terms(analyzer.analyze(title))) {
      document.add_term(std::string(field(FieldId::Title).prefix) + term);
    }
  }
  document.add_boolean_term(field_term(field(FieldId::Id), record.id));
  document.add_boolean_term(field_term(field(FieldId::Document), record.document_id));
  document.add_boolean_term(field_term(field(FieldId::Kind), passage_kind_name(record.kind)));
  add_facet(document, FieldId::City, record.city);
  add_facet(document, FieldId::Prefecture, record.prefecture);
  add_facet(document, FieldId::Country, record.country);
  add_facet(document, FieldId::Org, record.org);
  std::vector<std::string> years;
  for (const int year : record.year) years.push_back(std::to_string(year));
  add_facet(document, FieldId::Year, years);
  if (const auto year = published_year(record)) {
    add_facet(document, FieldId::Published, {std::to_string(*year)});
  }
  std::vector<std::string> pairs;
  for (const StoredRelation& one : record.relations) pairs.push_back(pair_value(one.a, one.b));
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  add_facet(document, FieldId::Pair, pairs);
  const auto slot = [](FieldId id) { return static_cast<Xapian::valueno>(field(id).slot); };
  if (!years.empty()) {
    document.add_value(slot(FieldId::FirstYear), years.front());
    document.add_value(slot(FieldId::LastYear), years.back());
  }
  const std::string relations = encode_relations({record.document_id, record.relations});
  if (!relations.empty()) document.add_value(slot(FieldId::Relations), relations);
  document.add_value(slot(FieldId::Order),
                     record.document_path + '\0' + Xapian::sortable_serialise(record.ordinal));
  document.add_boolean_term(field_term(field(FieldId::Body), fold_text(record.text)));
  document.add_value(slot(FieldId::Body), fold_text(record.text));
  const std::string likeness = likeness_of(text.folded.text);
  if (!likeness.empty()) document.add_value(slot(FieldId::Likeness), likeness);
  document.add_value(slot(FieldId::Folded), encode_folded(folded_passage(record)));
  if (!record.document_date.empty()) {
    document.add_value(slot(FieldId::DocumentDate), record.document_date);
  }
  return document;
}

/// Writes an index of `records` to `folder` (which search opens).
inline void write_index(const std::string& folder, const std::vector<PassageRecord>& records) {
  Analyzer analyzer;
  std::filesystem::create_directories(folder);
  Xapian::WritableDatabase database(folder + "/xapian", Xapian::DB_CREATE_OR_OVERWRITE);
  database.set_metadata(kMetaSchemaVersion, std::to_string(kSchemaVersion));
  database.set_metadata(kMetaAnalyzer, analyzer_fingerprint());
  std::set<std::string> documents;
  for (const PassageRecord& record : records) {
    database.add_document(make_document(record, analyzer));
    if (!documents.insert(record.document_id).second) continue;
    DocumentState state;
    state.id = record.document_id;
    state.path = record.document_path;
    database.set_metadata(kMetaDocumentPrefix + state.id, encode_document(state));
  }
  database.commit();
}

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_SUPPORT_TEST_INDEX_H_
