// Reads stored passages and documents.
#include "searcher/index/hits.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "dict/base/deadline.h"
#include "dict/schema/fields.h"
#include "dict/schema/record_fields.h"
#include "dict/text/shown_path.h"
#include "searcher/index/folded_texts.h"
#include "searcher/index/substring_candidates.h"

namespace kouryu {
namespace {

/// What stands in every sentence whose tokens tell what is marked.
std::vector<std::string> beginnings_of(const MarkTerms& marks) {
  std::vector<std::string> out;
  for (const MarkWord& word : marks) {
    out.insert(out.end(), word.prefixes.begin(), word.prefixes.end());
    for (const std::string& prefix : word.term_prefixes) out.emplace_back(fixed_beginning(prefix));
    for (const auto* terms : {&word.terms, &word.part_terms}) {
      for (const std::string& term : *terms) out.emplace_back(fixed_beginning(term));
    }
  }
  return out;
}

/// Calls `visit(DocumentState)` for the documents of every index until it returns false.
template <class Visit>
void each_document(const IndexSet& indexes, Visit&& visit) {
  for (const Xapian::Database& part : indexes.parts()) {
    for (auto key = part.metadata_keys_begin(kMetaDocumentPrefix);
         key != part.metadata_keys_end(kMetaDocumentPrefix); ++key) {
      const DocumentState state = decode_document(part.get_metadata(*key));
      if (state.reason.empty()) visit(state);
    }
  }
}

/// True when a passage of `document` contains `folded`.
bool stands_in(const IndexSet& indexes, const Xapian::Query& document, const std::string& folded) {
  const SubstringCandidates maybe = SubstringFinder(indexes).candidates(folded);
  if (maybe.query.empty()) return false;
  Xapian::Enquire enquire(indexes.database());
  enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, document, maybe.query));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  const Xapian::MSet found = enquire.get_mset(0, indexes.database().get_doccount());
  if (maybe.exact) return !found.empty();
  const FoldedNeedle needle(folded);
  for (auto it = found.begin(); it != found.end(); ++it) {
    check_deadline();
    if (needle.stands_in(folded_bytes(indexes.database(), *it))) return true;
  }
  return false;
}

/// Adds what a place's facet stands on to `marks`, for words of which nothing else is marked.
void add_evidence(const PassageRecord& record, const MarkTerms& words, std::vector<Mark>& marks) {
  std::vector<Mark> added;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool marked = std::any_of(marks.begin(), marks.end(),
                                    [&](const Mark& mark) { return mark.words.contains(i); });
    if (words[i].facets.empty() || marked) continue;
    for (const Evidence& evidence : record.evidence) {
      for (const auto& [field, value] : words[i].facets) {
        if (evidence.field == field && evidence.value == value && evidence.range.size() > 0) {
          added.push_back({evidence.range, {i}, {}});
        }
      }
    }
  }
  if (added.empty()) return;
  marks.insert(marks.end(), added.begin(), added.end());
  std::sort(marks.begin(), marks.end(),
            [](const Mark& a, const Mark& b) { return a.range < b.range; });
  std::vector<Mark> joined;
  for (Mark& mark : marks) {
    if (joined.empty() || mark.range.begin > joined.back().range.end) {
      joined.push_back(std::move(mark));
      continue;
    }
    joined.back().range.end = std::max(joined.back().range.end, mark.range.end);
    joined.back().words.insert(mark.words.begin(), mark.words.end());
    joined.back().parts.insert(mark.parts.begin(), mark.parts.end());
  }
  marks = std::move(joined);
}

}  // namespace

HitDocument document_of(const PassageRecord& record) {
  return {record.document_id,
          record.document_title,
          record.document_path,
          record.document_date,
          record.document_format,
          record.document_container,
          record.ocr};
}

MarkTerms marks_in_document(MarkTerms marks, const IndexSet& indexes, const std::string& id) {
  const Xapian::Query document(field_term(field(FieldId::Document), id));
  for (MarkWord& word : marks) {
    if (word.part_substrings.empty() && word.part_terms.empty()) continue;
    const bool whole =
        std::any_of(word.substrings.begin(), word.substrings.end(),
                    [&](const std::string& one) { return stands_in(indexes, document, one); });
    if (!whole) continue;
    word.part_substrings.clear();
    word.part_terms.clear();
  }
  return marks;
}

Hit make_hit(PassageRecord record, const MarkTerms& marks, std::size_t snippet_chars, bool evidence,
             Analyzer& analyzer) {
  Hit hit;
  // Cutting into words is most of a hit's cost; what is marked by its letters does not need it.
  const AnalyzedText analyzed = analyzer.analyze_near(record.text, beginnings_of(marks));
  auto found = find_marks(record.text, analyzed, marks);
  add_evidence(record, marks, found);
  for (const Mark& mark : found) {
    hit.marks.push_back(mark.range);
    for (const ByteRange& range : source_ranges(record.pieces, mark.range)) {
      hit.source_marks.push_back(range);
    }
  }
  std::vector<double> weights;
  for (const MarkWord& word : marks) weights.push_back(word.weight);
  hit.snippet = make_snippet(record.text, found, weights, snippet_chars);
  hit.id = record.id;
  hit.document = document_of(record);
  hit.page = page_at(record, hit.marks.empty() ? 0 : hit.marks.front().begin);
  if (record.page) hit.pages.emplace_back(0, *record.page);
  for (const PageTurn& turn : record.page_turns) hit.pages.emplace_back(turn.text, turn.page);
  hit.kind = std::string(passage_kind_name(record.kind));
  hit.source = record.source;
  hit.duplicates = record.duplicates;
  if (evidence) {
    for (const Evidence& e : record.evidence) {
      hit.evidence[name_of(e.field)].push_back(
          {e.value, e.range, e.how, e.certain && !e.is_shared(), e.places});
    }
    hit.parties = party_ranges(record);
    hit.guessed_year = record.guessed_year;
    hit.year_before = record.year_before;
  }
  CityRoles roles = city_roles(record);
  hit.own_city = std::move(roles.own);
  hit.partner_city = std::move(roles.partner);
  hit.heading = std::move(record.heading);
  hit.city = std::move(record.city);
  hit.prefecture = std::move(record.prefecture);
  hit.country = std::move(record.country);
  hit.org = std::move(record.org);
  hit.year = std::move(record.year);
  hit.text = std::move(record.text);
  return hit;
}

std::size_t memory_of(const Hit& hit) {
  std::size_t bytes = sizeof(Hit) + hit.text.size() + hit.snippet.text.size();
  for (const std::string& heading : hit.heading) bytes += sizeof(heading) + heading.size();
  bytes += (hit.marks.size() + hit.source_marks.size() + hit.snippet.highlights.size()) *
           sizeof(ByteRange);
  for (const auto& [field, evidence] : hit.evidence) bytes += evidence.size() * sizeof(evidence[0]);
  return bytes;
}

std::vector<std::string> find_documents(const IndexSet& indexes, const std::string& id_or_path) {
  if (id_or_path.empty()) return {};
  const Field& document = field(FieldId::Document);
  if (indexes.database().term_exists(field_term(document, id_or_path))) return {id_or_path};
  std::error_code error;
  const std::string wanted = shown_path(id_or_path);
  const auto absolute =
      shown_path(std::filesystem::absolute(id_or_path, error).lexically_normal().native());
  std::vector<std::string> exact;
  std::vector<std::string> ending;
  const std::string tail = '/' + wanted;
  each_document(indexes, [&](const DocumentState& state) {
    const std::string path = shown_path(state.path);
    if (path == wanted || (!error && path == absolute)) exact.push_back(state.id);
    if (path.ends_with(tail)) ending.push_back(state.id);
  });
  if (!exact.empty()) return exact;
  return ending.size() == 1 ? ending : std::vector<std::string>();
}

std::optional<DocumentOverview> read_document(const IndexSet& indexes, const std::string& id) {
  const Xapian::Database& database = indexes.database();
  const std::string term = field_term(field(FieldId::Document), id);
  std::vector<PassageRecord> records;
  for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term);
       ++posting) {
    records.push_back(decode_record(database.get_document(*posting).get_data()));
  }
  if (records.empty()) return std::nullopt;
  std::stable_sort(records.begin(), records.end(),
                   [](const auto& a, const auto& b) { return a.ordinal < b.ordinal; });
  DocumentOverview overview;
  overview.document = document_of(records[0]);
  for (PassageRecord& record : records) {
    overview.passages.push_back({record.id, std::move(record.heading), record.page});
  }
  return overview;
}

std::optional<Xapian::docid> find_passage(const IndexSet& indexes, const std::string& id) {
  const Xapian::Database& database = indexes.database();
  const std::string term = field_term(field(FieldId::Id), id);
  const auto posting = database.postlist_begin(term);
  if (posting == database.postlist_end(term)) return std::nullopt;
  return *posting;
}

std::optional<PassageRecord> read_passage(const IndexSet& indexes, const std::string& id) {
  const auto passage = find_passage(indexes, id);
  if (!passage) return std::nullopt;
  return decode_record(indexes.database().get_document(*passage).get_data());
}

}  // namespace kouryu
