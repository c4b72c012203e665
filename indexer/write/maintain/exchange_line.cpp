// JSON by nlohmann. What is read keeps the rules of exchange_rules.h, or is refused.
#include "indexer/write/maintain/exchange_line.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "dict/base/utf8.h"
#include "indexer/write/maintain/exchange_rules.h"

namespace kouryu {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

std::string line_of(const ordered_json& object) {
  return object.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

ordered_json range_of(const ByteRange& range) {
  return {{"begin", range.begin}, {"end", range.end}};
}

/// A whole number that fits: the library would round and wrap.
template <class Number>
Number number_of(const json& given) {
  if (given.is_number_unsigned() && std::in_range<Number>(given.get<std::uint64_t>())) {
    return static_cast<Number>(given.get<std::uint64_t>());
  }
  if (given.is_number_integer() && !given.is_number_unsigned() &&
      std::in_range<Number>(given.get<std::int64_t>())) {
    return static_cast<Number>(given.get<std::int64_t>());
  }
  throw std::invalid_argument("no whole number, or too large");
}

template <class Value>
Value value_of(const json& given) {
  if constexpr (std::is_integral_v<Value> && !std::is_same_v<Value, bool>) {
    return number_of<Value>(given);
  } else {
    return given.get<Value>();
  }
}

template <class Value>
Value value_of(const json& object, const char* name) {
  return value_of<Value>(object.at(name));
}

ByteRange range_of(const json& given) {
  return {value_of<std::size_t>(given, "begin"), value_of<std::size_t>(given, "end")};
}

std::vector<int> years_of(const json& given) {
  std::vector<int> years;
  for (const json& year : given) years.push_back(value_of<int>(year));
  return years;
}

/// Names of files are bytes: as text where they are, else as numbers.
ordered_json bytes_of(const std::string& bytes) {
  if (is_valid_utf8(bytes)) return bytes;
  ordered_json out = ordered_json::array();
  for (const char byte : bytes) out.push_back(static_cast<unsigned char>(byte));
  return out;
}

std::string bytes_of(const json& given) {
  if (given.is_string()) return given.get<std::string>();
  std::string out;
  for (const json& byte : given) out += static_cast<char>(value_of<std::uint8_t>(byte));
  return out;
}

FieldId facet_in(const json& evidence) {
  const auto name = value_of<std::string>(evidence, "field");
  const auto id = facet_named(name);
  if (!id) throw std::invalid_argument("not as an export has it: field of an evidence");
  return *id;
}

ordered_json evidence_of(const PassageRecord& record) {
  ordered_json out = ordered_json::array();
  for (const Evidence& e : record.evidence) {
    out.push_back({{"field", field(e.field).name},
                   {"value", e.value},
                   {"begin", e.range.begin},
                   {"end", e.range.end},
                   {"how", e.how},
                   {"certain", e.certain},
                   {"places", e.places}});
  }
  return out;
}

ordered_json relations_of(const PassageRecord& record) {
  ordered_json out = ordered_json::array();
  for (const StoredRelation& one : record.relations) {
    out.push_back({{"a", one.a},
                   {"b", one.b},
                   {"kind", relation_kind_name(one.kind)},
                   {"since", one.since},
                   {"years", one.years},
                   {"certain", one.certain},
                   {"begin", one.range.begin},
                   {"end", one.range.end},
                   {"how", one.how}});
  }
  return out;
}

StoredRelation relation_of(const json& given) {
  const auto kind = relation_kind_named(value_of<std::string>(given, "kind"));
  if (!kind) throw std::invalid_argument("not as an export has it: kind of a relation");
  return {value_of<std::string>(given, "a"),
          value_of<std::string>(given, "b"),
          *kind,
          value_of<std::string>(given, "since"),
          years_of(given.at("years")),
          value_of<bool>(given, "certain"),
          range_of(given),
          value_of<std::string>(given, "how")};
}

PassageKind kind_of(const std::string& name) {
  for (int kind = 0; kind <= static_cast<int>(PassageKind::Contact); ++kind) {
    if (passage_kind_name(static_cast<PassageKind>(kind)) == name) {
      return static_cast<PassageKind>(kind);
    }
  }
  throw std::invalid_argument("no such kind of passage: " + name);
}

ordered_json record_of(const ExchangedPassage& passage) {
  const PassageRecord& record = passage.record;
  ordered_json pages = ordered_json::array();
  for (const PageTurn& turn : record.page_turns) pages.push_back({turn.text, turn.page});
  ordered_json pieces = ordered_json::array();
  for (const SourcePiece& piece : record.pieces) {
    pieces.push_back({piece.text, piece.source, piece.size, piece.goes_on ? 1 : 0});
  }
  ordered_json fields = ordered_json::array();
  for (const StoredField& field : record.fields) {
    fields.push_back(
        {{"label", field.label}, {"begin", field.value.begin}, {"end", field.value.end}});
  }
  ordered_json out = {{"document",
                       {{"id", record.document_id},
                        {"path", record.document_path},
                        {"date", record.document_date},
                        {"format", record.document_format},
                        {"container", record.document_container},
                        {"publication", record.publication},
                        {"issue", record.issue},
                        {"ocr", record.ocr}}},
                      {"origin", passage.origin},
                      {"title_finds", passage.with_title},
                      {"kind", passage_kind_name(record.kind)},
                      {"ordinal", record.ordinal},
                      {"duplicates", record.duplicates},
                      {"heading", record.heading},
                      {"page", nullptr},
                      {"pages", std::move(pages)},
                      {"source", nullptr},
                      {"pieces", std::move(pieces)},
                      {"fields", std::move(fields)},
                      {"evidence", evidence_of(record)},
                      {"relations", relations_of(record)},
                      {"guessed_year", record.guessed_year},
                      {"year_before", record.year_before},
                      {"dates", record.date_terms},
                      {"fiscal_years", record.fiscal_years}};
  if (record.page) out["page"] = *record.page;
  if (record.source) out["source"] = range_of(*record.source);
  return out;
}

void read_document(const json& given, PassageRecord& record) {
  record.document_id = value_of<std::string>(given, "id");
  record.document_path = value_of<std::string>(given, "path");
  record.document_date = value_of<std::string>(given, "date");
  record.document_format = value_of<std::string>(given, "format");
  record.document_container = value_of<std::string>(given, "container");
  record.publication = value_of<std::string>(given, "publication");
  record.issue = value_of<std::string>(given, "issue");
  record.ocr = value_of<bool>(given, "ocr");
}

void read_pieces(const json& given, PassageRecord& record) {
  for (const json& cells : given) {
    record.pieces.push_back({value_of<std::size_t>(cells.at(0)), value_of<std::size_t>(cells.at(1)),
                             value_of<std::size_t>(cells.at(2)), value_of<int>(cells.at(3)) != 0});
  }
}

void read_record(const json& given, ExchangedPassage& out) {
  PassageRecord& record = out.record;
  read_document(given.at("document"), record);
  out.origin = value_of<std::string>(given, "origin");
  out.with_title = value_of<bool>(given, "title_finds");
  record.kind = kind_of(value_of<std::string>(given, "kind"));
  record.ordinal = value_of<std::uint32_t>(given, "ordinal");
  record.duplicates = value_of<std::uint32_t>(given, "duplicates");
  record.heading = value_of<std::vector<std::string>>(given, "heading");
  if (!given.at("page").is_null()) record.page = value_of<int>(given, "page");
  for (const json& turn : given.at("pages")) {
    record.page_turns.push_back({value_of<std::size_t>(turn.at(0)), value_of<int>(turn.at(1))});
  }
  if (!given.at("source").is_null()) record.source = range_of(given.at("source"));
  read_pieces(given.at("pieces"), record);
  for (const json& field : given.at("fields")) {
    record.fields.push_back({value_of<std::string>(field, "label"), range_of(field)});
  }
  for (const json& e : given.at("evidence")) {
    record.evidence.push_back({facet_in(e), value_of<std::string>(e, "value"), range_of(e),
                               value_of<std::string>(e, "how"), value_of<bool>(e, "certain"),
                               value_of<std::vector<std::string>>(e, "places")});
  }
  for (const json& relation : given.at("relations")) {
    record.relations.push_back(relation_of(relation));
  }
  record.guessed_year = value_of<int>(given, "guessed_year");
  record.year_before = value_of<int>(given, "year_before");
  record.date_terms = value_of<std::vector<std::string>>(given, "dates");
  record.fiscal_years = years_of(given.at("fiscal_years"));
}

ordered_json lines_of(const std::vector<EndLine>& lines) {
  ordered_json out = ordered_json::array();
  for (const EndLine& line : lines) out.push_back({line.hash, line.repeated});
  return out;
}

std::vector<EndLine> lines_of(const json& given) {
  std::vector<EndLine> lines;
  for (const json& line : given) {
    lines.push_back({value_of<std::uint64_t>(line.at(0)), value_of<bool>(line.at(1))});
  }
  return lines;
}

/// `out` when it keeps the rules.
template <class Line>
ExchangedLine checked(Line out) {
  const std::string_view broken = broken_rule(out);
  if (!broken.empty())
    throw std::invalid_argument("not as an export has it: " + std::string(broken));
  return out;
}

DocumentState read_state(const json& given) {
  DocumentState state;
  state.id = value_of<std::string>(given, "id");
  state.path = bytes_of(given.at("path"));
  state.container = bytes_of(given.at("container"));
  state.format = value_of<std::string>(given, "format");
  state.title = value_of<std::string>(given, "title");
  state.date = value_of<std::string>(given, "date");
  state.size = value_of<std::uint64_t>(given, "size");
  state.mtime_ns = value_of<std::int64_t>(given, "mtime_ns");
  state.content_hash = value_of<std::string>(given, "content_hash");
  state.passages = value_of<std::uint32_t>(given, "passages");
  state.reason = value_of<std::string>(given, "reason");
  state.detail = value_of<std::string>(given, "detail");
  state.lines = {lines_of(given.at("head_lines")), lines_of(given.at("tail_lines"))};
  return state;
}

}  // namespace

std::string exchange_line(const ExchangedPassage& passage) {
  const PassageRecord& record = passage.record;
  return line_of({{"id", record.id},
                  {"title", record.document_title},
                  {"text", record.text},
                  {"facets",
                   {{"city", record.city},
                    {"prefecture", record.prefecture},
                    {"country", record.country},
                    {"org", record.org},
                    {"year", record.year}}},
                  {"record", record_of(passage)}});
}

std::string exchange_line(const DocumentState& state) {
  return line_of({{"file",
                   {{"id", state.id},
                    {"path", bytes_of(state.path)},
                    {"container", bytes_of(state.container)},
                    {"format", state.format},
                    {"title", state.title},
                    {"date", state.date},
                    {"size", state.size},
                    {"mtime_ns", state.mtime_ns},
                    {"content_hash", state.content_hash},
                    {"passages", state.passages},
                    {"reason", state.reason},
                    {"detail", state.detail},
                    {"head_lines", lines_of(state.lines.head)},
                    {"tail_lines", lines_of(state.lines.tail)}}}});
}

ExchangedLine read_exchange_line(std::string_view line) {
  const json object = json::parse(line);
  if (object.contains("file")) return checked(read_state(object.at("file")));
  if (!object.contains("record")) return {};
  ExchangedPassage out;
  PassageRecord& record = out.record;
  record.id = value_of<std::string>(object, "id");
  record.document_title = value_of<std::string>(object, "title");
  record.text = value_of<std::string>(object, "text");
  const json& facets = object.at("facets");
  record.city = value_of<std::vector<std::string>>(facets, "city");
  record.prefecture = value_of<std::vector<std::string>>(facets, "prefecture");
  record.country = value_of<std::vector<std::string>>(facets, "country");
  record.org = value_of<std::vector<std::string>>(facets, "org");
  record.year = years_of(facets.at("year"));
  read_record(object.at("record"), out);
  return checked(std::move(out));
}

}  // namespace kouryu
