// The way of one document from bytes to Xapian documents.
#include "indexer/write/prepare.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/recognize/dates.h"
#include "dict/recognize/facet_values.h"
#include "dict/text/normalizer.h"
#include "indexer/extract/extract.h"
#include "indexer/extract/jsonl.h"
#include "indexer/facets/facets.h"
#include "indexer/passages/passages.h"
#include "indexer/passages/source_map.h"
#include "indexer/write/passage_document.h"

namespace kouryu {
namespace {

constexpr std::size_t kDocumentIdDigits = 10;
constexpr std::size_t kPassageIdDigits = 8;

/// Unique in the document: bodies are, so their hashes nearly always are too.
std::string passage_id(const std::string& document, std::string_view text,
                       std::set<std::string>& taken) {
  std::string id = document + '-' + body_hash(text).substr(0, kPassageIdDigits);
  while (!taken.insert(id).second) id += 'x';
  return id;
}

std::vector<PassageRecord> records_of(const DocumentState& state, CutDocument& cut) {
  std::vector<PassageRecord> records;
  std::set<std::string> taken;
  for (Passage& passage : cut.passages) {
    PassageRecord record;
    record.id = passage_id(state.id, passage.text, taken);
    record.document_id = state.id;
    record.document_title = cut.title;
    record.document_path = state.path;
    record.document_date = cut.date;
    record.publication = cut.publication;
    record.issue = cut.issue;
    record.heading = std::move(passage.heading);
    record.page = passage.page;
    record.source = passage.source;
    record.ordinal = static_cast<std::uint32_t>(records.size());
    record.duplicates = passage.duplicates;
    record.kind = passage.kind;
    record.text = std::move(passage.text);
    record.fields = std::move(passage.fields);
    records.push_back(std::move(record));
  }
  return records;
}

/// Values as filters understand them (大连 is 大連市), each once however it is written.
std::vector<std::string> stored_names(NameFacet facet, const std::vector<std::string>& given) {
  std::map<std::string, std::string> by_key;
  for (const std::string& written : given) {
    std::string value = stored_name(facet, written);
    if (value.empty()) continue;
    std::string key = fold_text(value);
    by_key.emplace(std::move(key), std::move(value));
  }
  std::vector<std::string> out;
  for (auto& [key, value] : by_key) out.push_back(std::move(value));
  std::sort(out.begin(), out.end());
  return out;
}

void set_given_facets(PassageRecord& record, const GivenFacets& given) {
  record.city = stored_names(NameFacet::City, given.city);
  record.prefecture = stored_names(NameFacet::Prefecture, given.prefecture);
  record.country = stored_names(NameFacet::Country, given.country);
  record.org = stored_names(NameFacet::Organisation, given.org);
  record.year = given.year;
  std::sort(record.year.begin(), record.year.end());
  record.year.erase(std::unique(record.year.begin(), record.year.end()), record.year.end());
  for (const int year : record.year) {
    YearMention mention;
    mention.begin = mention.end = Date{year, 0, 0};
    for (std::string& term : date_terms(mention)) record.date_terms.push_back(std::move(term));
  }
}

void prepare_text(PreparedDocument& out, const ExtractedText& text, Analyzer& analyzer) {
  CutDocument cut = cut_document(text);
  out.state.title = cut.title;
  out.state.date = cut.date;
  std::vector<PassageRecord> records = records_of(out.state, cut);
  if (records.empty()) {
    out.skipped.reason = "no_text";
    return;
  }
  for (PassageRecord& record : records) {
    record.pieces = source_pieces(record.text, text.text, *record.source);
  }
  std::vector<AnalyzedText> analyzed;
  analyzed.reserve(records.size());
  for (const auto& record : records) analyzed.push_back(analyzer.analyze(record.text));
  extract_facets(records, analyzed);
  for (std::size_t i = 0; i < records.size(); ++i) {
    out.duplicates += records[i].duplicates;
    out.passages.push_back({records[i].id, passage_document(records[i], analyzed[i], analyzer,
                                                            "file", !cut.title_is_text)});
  }
  out.state.passages = static_cast<std::uint32_t>(records.size());
}

/// Takes title, date and count over from the index.
void keep_known(PreparedDocument& out, const DocumentState& known) {
  out.same_content = true;
  out.state.content_hash = known.content_hash;
  out.state.title = known.title;
  out.state.date = known.date;
  out.state.passages = known.passages;
}

PreparedDocument prepare_file(const SourceFile& file, const DocumentStates& known,
                              Analyzer& analyzer) {
  PreparedDocument out;
  out.state.path = repair_utf8(file.path.string());
  out.state.id = document_id(file.path);
  out.state.size = file.size;
  out.state.mtime_ns = file.mtime_ns;
  out.skipped.path = out.state.path;
  const auto state = known.find(out.state.id);
  const bool is_known = state != known.end();
  if (is_known && state->second.size == file.size && state->second.mtime_ns == file.mtime_ns) {
    keep_known(out, state->second);
    return out;
  }
  const FileBytes read = read_file(file.path);
  out.skipped.reason = read.reason;
  if (!read.reason.empty()) return out;
  out.bytes = read.bytes.size();
  out.state.content_hash = hex_hash(read.bytes);
  if (is_known && state->second.content_hash == out.state.content_hash) {
    keep_known(out, state->second);
    return out;
  }
  const Extraction extraction = extract(file.path, read.bytes);
  out.skipped.reason = extraction.reason;
  out.skipped.detail = extraction.detail;
  if (extraction.reason.empty()) prepare_text(out, extraction.text, analyzer);
  return out;
}

PreparedDocument prepare_line(const JsonlInput& input, Analyzer& analyzer) {
  PreparedDocument out;
  out.bytes = input.line.size() + 1;
  JsonlLine line = read_jsonl_line(input.line);
  if (!line.passage) {
    out.skipped = {input.place, std::move(line.reason), std::move(line.detail)};
    return out;
  }
  std::vector<PassageRecord> records(1);
  PassageRecord& record = records[0];
  record.id = line.passage->id;
  record.document_id = record.id;
  record.document_title = line.passage->title;
  record.text = line.passage->text;
  std::vector<AnalyzedText> analyzed;
  analyzed.push_back(analyzer.analyze(record.text));
  if (line.passage->facets) {
    set_given_facets(record, *line.passage->facets);
  } else {
    extract_facets(records, analyzed);
  }
  out.state.id = record.id;
  out.state.passages = 1;
  out.passages.push_back(
      {record.id, passage_document(record, analyzed[0], analyzer, "jsonl", true)});
  return out;
}

}  // namespace

std::string document_id(const std::filesystem::path& path) {
  return hex_hash(path.native()).substr(0, kDocumentIdDigits);
}

void prepare_batch(const Batch& batch, const DocumentStates& known, Analyzer& analyzer,
                   const std::atomic<bool>* cancel,
                   const std::function<void(PreparedDocument&&)>& sink) {
  const auto cancelled = [&] { return cancel != nullptr && cancel->load(); };
  for (const SourceFile& file : batch.files) {
    if (cancelled()) return;
    sink(prepare_file(file, known, analyzer));
  }
  for (const JsonlInput& line : batch.lines) {
    if (cancelled()) return;
    sink(prepare_line(line, analyzer));
  }
}

}  // namespace kouryu
