// Answers as JSON objects, each on one line.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>
#include <vector>

#include "dict/base/guess.h"
#include "dict/base/utf8.h"
#include "dict/schema/fields.h"
#include "searcher/output/json_parts.h"
#include "searcher/output/output.h"
#include "searcher/query/parameters.h"
#include "searcher/timeline/event_kind.h"

namespace kouryu {

using namespace json;

namespace {

/// Ranges of bytes as pairs of code points.
Json char_ranges(std::string_view text, const std::vector<ByteRange>& ranges) {
  Json out = Json::array();
  std::size_t bytes = 0;
  std::size_t chars = 0;
  const auto chars_until = [&](std::size_t byte) {
    if (byte < bytes) bytes = chars = 0;
    chars += count_chars(text.substr(bytes, byte - bytes));
    bytes = byte;
    return chars;
  };
  for (const ByteRange& range : ranges) {
    const std::size_t begin = chars_until(range.begin);
    out.push_back({begin, chars_until(range.end)});
  }
  return out;
}

Json value_of(const std::string& field, const std::string& value) {
  const auto id = facet_named(field);
  const bool year = id && kouryu::field(*id).filter == FilterKind::Year;
  return year ? Json(std::stoi(value)) : Json(value);
}

Json evidence_json(const Hit& hit) {
  Json out = Json::object();
  for (const auto& [field, list] : hit.evidence) {
    Json rows = Json::array();
    for (const FacetEvidence& evidence : list) {
      const Json range = char_ranges(hit.text, {evidence.range})[0];
      rows.push_back({{"value", value_of(field, evidence.value)},
                      {"begin", range[0]},
                      {"end", range[1]},
                      {"how", evidence.how},
                      {"certain", evidence.certain}});
      if (!evidence.places.empty()) rows.back()["places"] = evidence.places;
    }
    out[field] = std::move(rows);
  }
  return out;
}

Json hit_json(const Hit& hit, const std::set<std::string>& fields, bool explain) {
  Json out = Json::object();
  const auto put = [&](const char* key, auto&& make) {
    if (fields.empty() || fields.count(key) != 0) out[key] = make();
  };
  put("rank", [&] { return Json(hit.rank); });
  put("score", [&] { return Json(hit.score); });
  put("id", [&] { return Json(hit.id); });
  put("document", [&] { return document_json(hit.document); });
  put("heading", [&] { return Json(hit.heading); });
  put("page", [&] { return hit.page ? Json(*hit.page) : Json(); });
  put("kind", [&] { return Json(hit.kind); });
  put("city", [&] { return Json(hit.city); });
  put("prefecture", [&] { return Json(hit.prefecture); });
  put("country", [&] { return Json(hit.country); });
  put("year", [&] { return Json(hit.year); });
  put("org", [&] { return Json(hit.org); });
  if (!hit.own_city.empty() || !hit.partner_city.empty()) {
    put("roles", [&] { return Json({{"own", hit.own_city}, {"partner", hit.partner_city}}); });
  }
  put("text", [&] { return Json(hit.text); });
  put("snippet", [&] { return Json(hit.snippet.text); });
  put("highlights", [&] { return char_ranges(hit.snippet.text, hit.snippet.highlights); });
  put("source", [&] {
    return hit.source ? Json({{"begin", hit.source->begin}, {"end", hit.source->end}}) : Json();
  });
  put("source_highlights", [&] {
    if (!hit.source) return Json();
    Json ranges = Json::array();
    for (const ByteRange& range : hit.source_marks) ranges.push_back({range.begin, range.end});
    return ranges;
  });
  put("duplicates", [&] { return Json(hit.duplicates); });
  if (explain) {
    put("evidence", [&] { return evidence_json(hit); });
    put("score_parts", [&] { return Json(hit.score_parts); });
  }
  return out;
}

Json count_json(const std::string& field, const FacetCount& row) {
  return {{"value", value_of(field, row.value)}, {"count", row.count}};
}

Json counts_json(const std::string& field, const std::vector<FacetCount>& counts) {
  Json out = Json::array();
  for (const FacetCount& row : counts) out.push_back(count_json(field, row));
  return out;
}

Json group_json(const SynonymGroup& group) {
  return {{"strength", group.strength}, {"words", group.words}, {"source", group.source}};
}

Json suggestion_json(const Suggestion& one) {
  return {{"text", one.text}, {"kind", one.kind}, {"count", one.count}};
}

Json facets_json(const SearchResult& result) {
  Json out = Json::object();
  for (const auto& [field, counts] : result.facets) out[field] = counts_json(field, counts);
  return out;
}

Json event_json(const TimelineEvent& event) {
  Json sources = Json::array();
  for (const EventSource& source : event.sources) {
    sources.push_back({{"id", source.passage},
                       {"document", document_json(source.document)},
                       {"begin", source.chars.begin},
                       {"end", source.chars.end},
                       {"how", source.how}});
  }
  return {{"begin", event.begin},
          {"end", event.end},
          {"fiscal", event.fiscal},
          {"text", event.text},
          {"kind", event_kind_name(event.kind)},
          {"city", event.city},
          {"prefecture", event.prefecture},
          {"country", event.country},
          {"org", event.org},
          {"sources", std::move(sources)}};
}

}  // namespace

const std::vector<std::string_view>& result_fields() {
  static const std::vector<std::string_view> fields = {
      "rank",       "score",    "id",         "document",   "heading", "page",
      "kind",       "city",     "prefecture", "country",    "year",    "org",
      "roles",      "text",     "snippet",    "highlights", "source",  "source_highlights",
      "duplicates", "evidence", "score_parts"};
  return fields;
}

std::set<std::string> read_fields(const std::string& list) {
  const std::vector<std::string> names = read_list(list);
  const std::vector<std::string> known(result_fields().begin(), result_fields().end());
  for (const std::string& name : names) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    throw Error(ErrorKind::BadQuery, say("no such field: ", "使えないキーです: ") + name,
                possible_names(name, known));
  }
  return {names.begin(), names.end()};
}

std::string to_json(const SearchResult& result, const std::set<std::string>& fields, bool explain,
                    const std::string& id) {
  Json out = Json::object();
  if (!id.empty()) out["id"] = id;
  out["format_version"] = 1;
  out["query"] = result.query;
  out["interpreted"] = result.interpreted;
  out["total"] = result.total;
  out["total_is_exact"] = result.total_is_exact;
  out["partial"] = result.partial;
  out["took_ms"] = result.took_ms;
  out["warnings"] = warnings_json(result.warnings);
  out["suggestion"] = result.suggestion ? Json(*result.suggestion) : Json();
  out["missing_words"] = result.missing_words;
  out["documents_with_all"] = result.documents_with_all;
  out["facets"] = facets_json(result);
  Json hits = Json::array();
  for (const Hit& hit : result.hits) hits.push_back(hit_json(hit, fields, explain));
  out["results"] = std::move(hits);
  return one_line(out);
}

std::string to_json(const Hit& hit, const std::set<std::string>& fields, bool explain,
                    const std::string& query_id) {
  if (query_id.empty()) return one_line(hit_json(hit, fields, explain));
  Json out = {{"query_id", query_id}};
  out.update(hit_json(hit, fields, explain));
  return one_line(out);
}

std::string to_json(const DocumentOverview& document) {
  Json passages = Json::array();
  for (const DocumentPassage& passage : document.passages) {
    passages.push_back({{"id", passage.id},
                        {"heading", passage.heading},
                        {"page", passage.page ? Json(*passage.page) : Json()}});
  }
  return one_line(
      {{"document", document_json(document.document)}, {"passages", std::move(passages)}});
}

std::string to_json(const TimelineEvent& event) { return one_line(event_json(event)); }

std::string to_json(const Timeline& timeline) {
  Json events = Json::array();
  for (const TimelineEvent& event : timeline.events) events.push_back(event_json(event));
  return one_line({{"format_version", 1},
                   {"query", timeline.query},
                   {"interpreted", timeline.interpreted},
                   {"total", timeline.total},
                   {"warnings", warnings_json(timeline.warnings)},
                   {"events", std::move(events)}});
}

std::string to_json(const std::string& field, const std::vector<FacetCount>& values) {
  return one_line({{"field", field}, {"values", counts_json(field, values)}});
}

std::string facets_to_json(const SearchResult& result) {
  return one_line({{"facets", facets_json(result)}});
}

std::string to_json(const QueryExplanation& explanation) {
  Json words = Json::array();
  for (const ExplainedWord& word : explanation.words) {
    Json others = Json::array();
    for (const ExplainedWord::Alternative& other : word.alternatives) {
      others.push_back({{"value", other.value}, {"how", other.how}, {"weight", other.weight}});
    }
    words.push_back({{"written", word.written},
                     {"folded", word.folded},
                     {"terms", word.terms},
                     {"bigrams", word.bigrams},
                     {"alternatives", std::move(others)}});
  }
  return one_line({{"query", explanation.query},
                   {"interpreted", explanation.interpreted},
                   {"tree", explanation.tree},
                   {"folded", explanation.folded},
                   {"question", explanation.question},
                   {"words", std::move(words)},
                   {"warnings", warnings_json(explanation.warnings)}});
}

std::string to_json(const std::vector<SynonymGroup>& groups) {
  Json rows = Json::array();
  for (const SynonymGroup& group : groups) rows.push_back(group_json(group));
  return one_line({{"synonyms", std::move(rows)}});
}

std::string to_json(const std::vector<Suggestion>& suggestions) {
  Json rows = Json::array();
  for (const Suggestion& one : suggestions) rows.push_back(suggestion_json(one));
  return one_line({{"suggestions", std::move(rows)}});
}

std::string to_json(const std::string& field, const FacetCount& value) {
  return one_line(count_json(field, value));
}
std::string to_json(const SynonymGroup& group) { return one_line(group_json(group)); }
std::string to_json(const Suggestion& suggestion) { return one_line(suggestion_json(suggestion)); }

std::string error_json(const Error& error, const std::string& id, const char* id_key) {
  Json out = Json::object();
  if (!id.empty()) out[id_key] = id;
  out["error"] = {{"code", error_code(error.kind())}, {"message", error.what()}};
  if (!error.hint().empty()) out["error"]["hint"] = error.hint();
  return one_line(out);
}

}  // namespace kouryu
