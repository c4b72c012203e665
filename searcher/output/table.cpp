// Columns with their names in both languages, and what stands in them.
#include "searcher/output/table.h"

#include <span>
#include <sstream>
#include <string_view>

#include "searcher/output/citation.h"
#include "searcher/output/joined.h"
#include "searcher/output/output.h"

namespace kouryu {
namespace {

struct Column {
  const char* name;  // as in the contract
  const char* japanese;
};

constexpr Column kHitColumns[] = {
    {"rank", "順位"},   {"score", "得点"},    {"id", "箇所ID"},           {"document", "文書ID"},
    {"title", "題名"},  {"path", "ファイル"}, {"date", "文書の日付"},     {"heading", "見出し"},
    {"page", "ページ"}, {"city", "市区町村"}, {"prefecture", "都道府県"}, {"country", "国"},
    {"year", "年"},     {"org", "団体"},      {"snippet", "抜粋"},        {"text", "本文"}};

constexpr Column kEventColumns[] = {{"begin", "開始"},          {"end", "終了"},
                                    {"fiscal", "年度"},         {"uncertain", "不確か"},
                                    {"kind", "種類"},           {"text", "出来事"},
                                    {"city", "市区町村"},       {"prefecture", "都道府県"},
                                    {"country", "国"},          {"org", "団体"},
                                    {"sources", "出典数"},      {"how", "日付の根拠"},
                                    {"document", "文書の題名"}, {"path", "ファイル"},
                                    {"heading", "見出し"},      {"page", "ページ"},
                                    {"passage", "箇所ID"}};

constexpr Column kRelationColumns[] = {{"a", "自治体"},
                                       {"b", "相手"},
                                       {"kind", "種類"},
                                       {"since", "開始"},
                                       {"first_year", "最初の年"},
                                       {"last_year", "最後の年"},
                                       {"passages", "箇所数"},
                                       {"documents", "文書数"},
                                       {"certain", "確か"},
                                       {"how", "根拠の種類"},
                                       {"evidence", "根拠"},
                                       {"document", "文書の題名"},
                                       {"path", "ファイル"},
                                       {"page", "ページ"},
                                       {"passage", "箇所ID"}};

constexpr Column kFacetColumns[] = {{"value", "値"}, {"count", "件数"}};
constexpr Column kSuggestionColumns[] = {{"text", "語"}, {"kind", "種類"}, {"count", "件数"}};
constexpr Column kSynonymColumns[] = {{"strength", "強さ"}, {"words", "語"}, {"source", "出典"}};

/// Before the others where rows answer several queries.
constexpr Column kQueryColumns[] = {{"query_id", "検索番号"}};
constexpr Column kPlaceColumns[] = {{"url", "URL"}, {"citation", "出典"}};

using Row = std::vector<SheetCell>;

SheetCell plain(std::string value) { return {std::move(value), SheetCellKind::Plain}; }
SheetCell number(std::size_t value) { return {std::to_string(value), SheetCellKind::Number}; }
SheetCell page_cell(const std::optional<int>& page) {
  return {page ? std::to_string(*page) : std::string(), SheetCellKind::Number};
}

SheetCell yes(bool is_so, const TableStyle& style) {
  return plain(style.language == Language::Japanese ? (is_so ? "はい" : "いいえ")
                                                    : (is_so ? "true" : "false"));
}

/// The values with a semicolon between, those that are empty too: columns of one row stay parallel.
SheetCell list_cell(const std::vector<std::string>& list) { return {joined(list, ";")}; }

void add_heads(TableSink& out, std::span<const Column> columns, const TableStyle& style) {
  Row heads;
  const auto add = [&](std::span<const Column> more) {
    for (const Column& one : more) {
      heads.push_back(plain(style.language == Language::Japanese ? one.japanese : one.name));
    }
  };
  if (style.query_id) add(kQueryColumns);
  add(columns);
  if (style.address) add(kPlaceColumns);
  out.add_row(heads);
}

void add_place(Row& row, const TableStyle& style, const std::string& passage,
               const HitDocument& document, const std::vector<std::string>& heading,
               const std::optional<int>& page) {
  if (!style.address) return;
  row.push_back({style.address(passage), SheetCellKind::Link});
  row.push_back({citation(document, heading, page, style.language)});
}

Row row_of(const Hit& hit, const TableStyle& style) {
  std::ostringstream score;
  score << hit.score;
  Row row = {number(hit.rank),
             {std::move(score).str(), SheetCellKind::Number},
             {hit.id},
             {hit.document.id},
             {hit.document.title},
             {hit.document.path},
             {hit.document.date},
             list_cell(hit.heading),
             page_cell(hit.page),
             list_cell(hit.city),
             list_cell(hit.prefecture),
             list_cell(hit.country),
             {joined(hit.year, ";", [](int year) { return std::to_string(year); })},
             list_cell(hit.org),
             {hit.snippet.text},
             {hit.text}};
  add_place(row, style, hit.id, hit.document, hit.heading, hit.page);
  return row;
}

Row row_of(const TimelineEvent& event, const TableStyle& style) {
  Row row = {plain(event.begin),
             plain(event.end),
             yes(event.fiscal, style),
             yes(event.uncertain, style),
             plain(kind_label(event.kind, style.language)),
             {event.text},
             list_cell(event.city),
             list_cell(event.prefecture),
             list_cell(event.country),
             list_cell(event.org),
             number(event.sources.size())};
  const auto column = [&](auto&& print) { row.push_back({joined(event.sources, ";", print)}); };
  column([](const EventSource& source) { return source.how; });
  column([](const EventSource& source) { return source.document.title; });
  column([](const EventSource& source) { return source.document.path; });
  column([](const EventSource& source) { return joined(source.heading, " › "); });
  column([](const EventSource& source) { return page_cell(source.page).value; });
  column([](const EventSource& source) { return source.passage; });
  static const EventSource kNone;
  const EventSource& first = event.sources.empty() ? kNone : event.sources.front();
  add_place(row, style, first.passage, first.document, first.heading, first.page);
  return row;
}

Row row_of(const Relation& relation, const TableStyle& style) {
  static const RelationEvidence kNone;
  const RelationEvidence& best = relation.evidence.empty() ? kNone : relation.evidence.front();
  const auto year = [&](bool first) {
    if (relation.years.empty()) return SheetCell{{}, SheetCellKind::Number};
    return number(first ? relation.years.front() : relation.years.back());
  };
  Row row = {{relation.a},
             {relation.b},
             plain(kind_label(relation.kind, style.language)),
             plain(relation.since),
             year(true),
             year(false),
             number(relation.passages),
             number(relation.documents),
             yes(relation.certain, style),
             {best.how},
             {best.text},
             {best.document.title},
             {best.document.path},
             page_cell(best.page),
             {best.passage}};
  add_place(row, style, best.passage, best.document, best.heading, best.page);
  return row;
}

Row row_of(const FacetCount& facet, const TableStyle&) {
  return {{facet.value}, number(facet.count)};
}

Row row_of(const Suggestion& suggestion, const TableStyle&) {
  return {{suggestion.text}, plain(suggestion.kind), number(suggestion.count)};
}

Row row_of(const SynonymGroup& group, const TableStyle&) {
  return {plain(group.strength), {joined(group.words, "|")}, {group.source}};
}

template <class Rows>
void write_rows(TableSink& out, std::span<const Column> columns, const Rows& rows,
                const TableStyle& style) {
  if (style.heads) add_heads(out, columns, style);
  for (const auto& one : rows) {
    Row row = row_of(one, style);
    if (style.query_id) row.insert(row.begin(), {*style.query_id});
    out.add_row(row);
  }
}

}  // namespace

void write_table(TableSink& out, const SearchResult& result, const TableStyle& style) {
  write_rows(out, kHitColumns, result.hits, style);
}

void write_table(TableSink& out, const Timeline& timeline, const TableStyle& style) {
  write_rows(out, kEventColumns, timeline.events, style);
}

void write_table(TableSink& out, const Relations& relations, const TableStyle& style) {
  write_rows(out, kRelationColumns, relations.relations, style);
}

void write_table(TableSink& out, const std::vector<FacetCount>& values, const TableStyle& style) {
  write_rows(out, kFacetColumns, values, style);
}

void write_table(TableSink& out, const std::vector<Suggestion>& rows, const TableStyle& style) {
  write_rows(out, kSuggestionColumns, rows, style);
}

void write_table(TableSink& out, const std::vector<SynonymGroup>& rows, const TableStyle& style) {
  write_rows(out, kSynonymColumns, rows, style);
}

}  // namespace kouryu
