// The way of one document from bytes to Xapian documents.
#include "indexer/write/prepare.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "dict/base/locale.h"
#include "dict/base/utf8.h"
#include "dict/names/facet_values.h"
#include "dict/text/normalizer.h"
#include "dict/text/shown_path.h"
#include "dict/time/dates.h"
#include "indexer/blocks/repeated_lines.h"
#include "indexer/cancel.h"
#include "indexer/cut_document.h"
#include "indexer/extract/jsonl.h"
#include "indexer/facets/facets.h"
#include "indexer/relations/relations.h"
#include "indexer/write/passage_document.h"
#include "indexer/write/site_survey.h"

namespace kouryu {
namespace {

constexpr std::size_t kDocumentIdDigits = 10;
constexpr std::size_t kPassageIdDigits = 8;
constexpr std::size_t kFewPassages = 1000;  // of a document, to be kept ready to write
// Of a document's text, to be kept analysed between the two looks at its passages: some twenty
// times as much memory. What is beyond is analysed again.
constexpr std::size_t kKeptBytes = 8U << 20;
constexpr std::size_t kMostTitleChars = 500;
constexpr std::size_t kMostHeadings = 32;  // one below the other
constexpr const char* kCancelled = "cancelled";

/// A title or heading as far as it is one: it stands in every passage below it.
std::string capped(std::string text) {
  const std::size_t end = byte_of_char(text, kMostTitleChars);
  if (end == text.size()) return text;
  text.resize(grapheme_begin(text, end));
  return text + "…";
}

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
    record.document_title = cut.facts.title;
    record.document_path = shown_path(state.path);
    record.document_date = cut.facts.date;
    record.document_format = state.format;
    if (!state.container.empty()) record.document_container = shown_path(state.container);
    record.publication = cut.facts.publication;
    record.issue = cut.facts.issue;
    passage.heading.resize(std::min(passage.heading.size(), kMostHeadings));
    for (std::string& heading : passage.heading) {
      record.heading.push_back(capped(std::move(heading)));
    }
    record.page = passage.page;
    record.source = passage.source;
    record.pieces = std::move(passage.pieces);
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

/// Where pages begin inside the text of `record`.
std::vector<PageTurn> page_turns(const PassageRecord& record,
                                 const std::vector<std::pair<std::size_t, int>>& page_begins) {
  std::vector<PageTurn> turns;
  auto begin = std::upper_bound(page_begins.begin(), page_begins.end(), record.source->begin,
                                [](std::size_t at, const auto& page) { return at < page.first; });
  for (auto piece = record.pieces.begin();
       begin != page_begins.end() && begin->first < record.source->end; ++begin) {
    while (piece != record.pieces.end() && piece->source + piece->size <= begin->first) ++piece;
    if (piece == record.pieces.end()) break;
    const std::size_t inside = begin->first > piece->source ? begin->first - piece->source : 0;
    const PageTurn turn{piece->text + inside, begin->second};
    if (turn.text == 0) continue;
    // Of several pages that begin at one place the text stands on the last.
    if (!turns.empty() && turns.back().text == turn.text) turns.pop_back();
    turns.push_back(turn);
  }
  return turns;
}

/// A passage analysed, and what a survey found in it.
struct SurveyedText {
  AnalyzedText analyzed;
  PlaceSpots spots;
};

SurveyedText survey(const PassageRecord& record, Analyzer& analyzer, FacetReader& facets) {
  SurveyedText out;
  out.analyzed = analyzer.analyze(record.text);
  out.spots = facets.survey(record, out.analyzed);
  return out;
}

/// The lines at the ends of a document that counts in its folder, told which are repeated.
EndLines lines_of(const DocumentState& state, const ExtractedText& text,
                  const FolderLines* folders) {
  if (!counts_in_folder(state)) return {};
  EndLines lines = end_lines(text);
  return folders == nullptr ? lines : folders->told(state.path, std::move(lines));
}

void prepare_text(PreparedDocument& out, const ExtractedText& text, const FolderLines* folders,
                  Analyzer& analyzer) {
  out.state.format = text.format;
  out.state.lines = lines_of(out.state, text, folders);
  CutDocument cut = cut_document(text, out.state.lines);
  if (cut.facts.title.empty()) {
    cut.facts.title = shown_path(std::filesystem::path(out.state.path).stem().native());
  }
  cut.facts.title = capped(std::move(cut.facts.title));
  out.state.title = cut.facts.title;
  out.state.date = cut.facts.date;
  out.warnings = text.warnings;
  std::vector<PassageRecord> records = records_of(out.state, cut);
  const bool ocr =
      std::find(text.warnings.begin(), text.warnings.end(), "ocr") != text.warnings.end();
  if (records.empty()) {
    out.skipped.reason = "no_text";
    return;
  }
  FacetReader facets(cut.facts.guessed_year);
  std::vector<SurveyedText> surveyed;
  std::size_t bytes = 0;
  for (PassageRecord& record : records) {
    check_cancelled();
    record.ocr = ocr;
    record.page_turns = page_turns(record, cut.page_begins);
    SurveyedText seen = survey(record, analyzer, facets);
    bytes += record.text.size();
    if (bytes <= kKeptBytes) surveyed.push_back(std::move(seen));
  }
  const bool is_long = records.size() > kFewPassages;
  out.passages.reserve(records.size());
  RelationReader relations;
  for (std::size_t i = 0; i < surveyed.size(); ++i) {
    check_cancelled();
    facets.read(records[i], surveyed[i].analyzed, surveyed[i].spots);
    relations.survey(records[i], surveyed[i].analyzed);
  }
  relations.settle(cut.facts.title, cut.facts.publication);
  for (std::size_t i = 0; i < records.size(); ++i) {
    check_cancelled();
    PassageRecord record = std::move(records[i]);
    const bool kept = i < surveyed.size();
    const SurveyedText seen = kept ? std::move(surveyed[i]) : survey(record, analyzer, facets);
    if (!kept) facets.read(record, seen.analyzed, seen.spots);
    relations.read(record, seen.analyzed.folded);
    out.duplicates += record.duplicates;
    out.passages.emplace_back(
        record.id,
        passage_document(record, seen.analyzed, analyzer, "file", !cut.facts.title_is_text),
        is_long);
  }
  out.state.passages = static_cast<std::uint32_t>(records.size());
}

/// A document as the index has it: what it is, without reading it.
PreparedDocument unchanged(const DocumentState& known) {
  PreparedDocument out;
  out.state = known;
  out.same_content = true;
  out.skipped = {shown_path(known.path), known.reason, known.detail};
  return out;
}

}  // namespace

PreparedDocument prepare_line(const JsonlInput& input, Analyzer& analyzer) {
  PreparedDocument out;
  out.bytes = input.line.size() + 1;
  JsonlLine line = read_jsonl_line(input.line);
  if (!line.passage) {
    out.skipped = {input.place, std::move(line.reason), std::move(line.detail)};
    return out;
  }
  PassageRecord record;
  record.id = line.passage->id;
  record.document_id = record.id;
  record.document_title = capped(std::move(line.passage->title));
  record.text = line.passage->text;
  const AnalyzedText text = analyzer.analyze(record.text);
  if (line.passage->facets) {
    set_given_facets(record, *line.passage->facets);
  } else {
    FacetReader facets;
    const PlaceSpots spots = facets.survey(record, text);
    facets.read(record, text, spots);
    RelationReader relations;
    relations.survey(record, text);
    relations.settle(record.document_title, {});
    relations.read(record, text.folded);
  }
  out.state.id = record.id;
  out.state.passages = 1;
  out.passages.emplace_back(record.id, passage_document(record, text, analyzer, "jsonl", true),
                            false);
  return out;
}

std::string document_id(const std::filesystem::path& path) {
  return hex_hash(path.native()).substr(0, kDocumentIdDigits);
}

Preparer::Preparer(const PrepareOptions& options, const KnownDocuments& known)
    : options_(options), known_(&known), worker_(std::make_unique<Worker>()) {}

bool Preparer::is_cancelled() const {
  return options_.cancel != nullptr && options_.cancel->load();
}

bool Preparer::is_stale(const DocumentState& known) const {
  return options_.folders != nullptr && options_.folders->is_stale(known);
}

void Preparer::operator()(const Batch& batch, const Sink& sink) {
  for (const SourceFile& file : batch.files) {
    if (is_cancelled()) return;
    prepare_file(file, sink);
  }
  for (const JsonlInput& line : batch.lines) {
    if (is_cancelled()) return;
    sink(prepare_line(line, *analyzer_));
  }
}

void Preparer::prepare_file(const SourceFile& file, const Sink& sink) {
  PreparedDocument out;
  out.state.path = file.path.native();
  out.state.id = document_id(file.path);
  out.state.size = file.size;
  out.state.mtime_ns = file.mtime_ns;
  out.skipped.path = shown_path(out.state.path);
  const DocumentState* const known = known_->find(out.state.id);
  const bool stale = known != nullptr && is_stale(*known);
  if (known != nullptr && !stale && known->size == file.size && known->mtime_ns == file.mtime_ns) {
    hand_on_known(unchanged(*known), sink);
    return;
  }
  const SourceRead read = read_source(file.path, options_.max_file_bytes, options_.cancel);
  if (!read.reason.empty()) {
    out.skipped.reason = read.reason;
    out.skipped.detail = read.detail;
    sink(std::move(out));
    return;
  }
  out.bytes = read.size;
  out.state.content_hash = hex_digits(read.hash);
  if (known != nullptr && !stale && known->content_hash == out.state.content_hash) {
    PreparedDocument same = unchanged(*known);
    same.state.size = file.size;
    same.state.mtime_ns = file.mtime_ns;
    same.bytes = read.size;
    hand_on_known(std::move(same), sink);
    return;
  }
  hand_on_read(std::move(out), read_document(file, read), sink);
}

Extraction Preparer::read_document(const SourceFile& file, const SourceRead& read) {
  const WorkerRequest request{read.bytes.descriptor(), shown_path(file.path.filename().native()),
                              options_.encoding};
  const std::string shown = shown_path(file.path.native());
  Extraction extraction =
      worker_->extract(request, options_.cancel, [&](std::uint64_t done, std::uint64_t total) {
        if (options_.state != nullptr) options_.state->read(shown, done, total);
      });
  if (options_.state != nullptr) options_.state->done();
  if (!isolation_told_) tell_isolation();
  return extraction;
}

void Preparer::tell_isolation() {
  const std::optional<Isolation> isolation = worker_->isolation();
  if (!isolation) return;
  isolation_told_ = true;
  std::string missing;
  const auto miss = [&](bool holds, const char* name) {
    if (!holds) missing.append(missing.empty() ? "" : ", ").append(name);
  };
  miss(isolation->limits, "limits");
  miss(isolation->seccomp, "seccomp");
  miss(isolation->landlock, "Landlock");
  if (missing.empty() || options_.state == nullptr) return;
  options_.state->note(say("this system does not allow all isolation of the reader: ",
                           "このシステムでは読み取り処理を完全には隔離できません: ") +
                       missing);
}

void Preparer::hand_on_known(PreparedDocument document, const Sink& sink) {
  const std::vector<std::string> inside = known_->inside(document.state.path);
  sink(std::move(document));
  for (const std::string& id : inside) sink(unchanged(*known_->find(id)));
}

void Preparer::hand_on_read(PreparedDocument outer, Extraction extraction, const Sink& sink) {
  std::vector<PreparedDocument> inner;
  prepare_inner(outer.state, outer.state.path, extraction.inner, inner);
  for (const PreparedDocument& document : inner) outer.inner_ids.push_back(document.state.id);
  std::sort(outer.inner_ids.begin(), outer.inner_ids.end());
  prepare_extraction(outer, extraction);
  // All of a file or nothing: an unchanged file is not opened again to look for what is missing.
  if (is_cancelled()) return;
  sink(std::move(outer));
  for (PreparedDocument& document : inner) sink(std::move(document));
}

void Preparer::prepare_extraction(PreparedDocument& out, const Extraction& extraction) {
  out.skipped.reason = extraction.reason;
  out.skipped.detail = extraction.detail;
  if (extraction.reason.empty()) {
    const CancelScope scope(options_.cancel);
    try {
      prepare_text(out, extraction.text, options_.folders, *analyzer_);
    } catch (const Cancelled&) {
      out.passages.clear();
      out.skipped.reason = kCancelled;
    }
  }
  out.state.reason = out.skipped.reason;
  out.state.detail = out.skipped.detail;
}

void Preparer::prepare_inner(const DocumentState& file, const std::string& outer_path,
                             const std::vector<InnerDocument>& documents,
                             std::vector<PreparedDocument>& out) {
  for (const InnerDocument& document : documents) {
    if (is_cancelled()) return;
    PreparedDocument prepared;
    prepared.state.path = outer_path + '/' + document.name;
    prepared.state.container = file.path;
    prepared.state.id = document_id(prepared.state.path);
    prepared.state.size = document.size;
    prepared.state.mtime_ns = file.mtime_ns;
    prepared.state.content_hash = file.content_hash;
    prepared.skipped.path = shown_path(prepared.state.path);
    prepare_extraction(prepared, document.extraction);
    const std::string path = prepared.state.path;
    out.push_back(std::move(prepared));
    prepare_inner(file, path, document.extraction.inner, out);
  }
}

}  // namespace kouryu
