// Relations as text and JSON.
#include <algorithm>
#include <string>
#include <string_view>

#include "dict/base/console.h"
#include "dict/base/utf8.h"
#include "dict/base/width.h"
#include "searcher/output/json_parts.h"
#include "searcher/output/output.h"

namespace kouryu {

using namespace json;

namespace {

Json evidence_json(const RelationEvidence& evidence) {
  return {{"id", evidence.passage},      {"text", evidence.text},
          {"begin", evidence.begin},     {"end", evidence.end},
          {"how", evidence.how},         {"document", document_json(evidence.document)},
          {"heading", evidence.heading}, {"page", evidence.page ? Json(*evidence.page) : Json()}};
}

Json relation_json(const Relation& relation) {
  Json evidence = Json::array();
  for (const RelationEvidence& one : relation.evidence) evidence.push_back(evidence_json(one));
  return {{"a", relation.a},
          {"b", relation.b},
          {"kind", relation.kind},
          {"since", or_null(relation.since)},
          {"years", relation.years},
          {"passages", relation.passages},
          {"documents", relation.documents},
          {"certain", relation.certain},
          {"evidence", std::move(evidence)}};
}

/// 2004, 2004–2019.
std::string years_of(const Relation& relation) {
  if (relation.years.empty()) return {};
  const std::string first = std::to_string(relation.years.front());
  const std::string last = std::to_string(relation.years.back());
  return first == last ? first : first + "–" + last;
}

std::string padded(const std::string& text, std::size_t columns) {
  const std::size_t width = text_columns(text);
  return text + std::string(width < columns ? columns - width : 1, ' ');
}

/// `text` on one line of at most `columns`, an ellipsis at its end where it was longer.
std::string clipped(const std::string& text, std::size_t columns) {
  constexpr std::string_view kEllipsis = "…";
  const std::string line = harmless(text);
  if (text_columns(line) <= columns) return line;
  const std::size_t room = columns - text_columns(kEllipsis);
  std::size_t used = 0;
  std::size_t end = 0;
  for (std::size_t at = 0; at < line.size();) {
    used += static_cast<std::size_t>(char_columns(next_char(line, at)));
    if (used > room) break;
    end = at;
  }
  return line.substr(0, end) + std::string(kEllipsis);
}

}  // namespace

std::string kind_label(const std::string& kind, Language language) {
  if (language == Language::English) return kind;
  if (kind == "tie") return "提携";
  if (kind == "activity") return "交流";
  if (kind == "office") return "事務所";
  return kind == "member" ? "加盟" : kind;
}

std::string to_json(const Relations& relations) {
  Json rows = Json::array();
  for (const Relation& relation : relations.relations) rows.push_back(relation_json(relation));
  return one_line({{"format_version", 1},
                   {"query", relations.query},
                   {"interpreted", relations.interpreted},
                   {"total", relations.total},
                   {"relations", std::move(rows)},
                   {"warnings", warnings_json(relations.warnings)}});
}

std::string to_json(const Relation& relation) { return one_line(relation_json(relation)); }

void write_text(std::ostream& out, const Relations& relations, const TextStyle& style) {
  constexpr std::size_t kWidestPair = 32;  // columns, as the next three
  constexpr std::size_t kIndent = 4;
  constexpr std::size_t kLeastColumns = 40;
  constexpr std::size_t kUsualColumns = 80;  // where there is no terminal
  const std::size_t columns =
      style.columns == 0 ? kUsualColumns : std::max(style.columns, kLeastColumns);
  for (const Warning& warning : relations.warnings) {
    out << "! " << harmless(warning.message) << '\n';
  }
  std::size_t widest = 0;
  for (const Relation& one : relations.relations) {
    widest = std::max(widest, text_columns(one.a + " – " + one.b));
  }
  widest = std::min(widest, kWidestPair);
  for (const Relation& one : relations.relations) {
    const bool japanese = style.language == Language::Japanese;
    std::string line = padded(harmless(one.a + " – " + one.b), widest + 2);
    line += padded(kind_label(one.kind, style.language), 10);
    line += padded(one.since.empty() ? "-" : one.since, 12);
    line += padded(years_of(one).empty() ? "-" : years_of(one), 12);
    line += padded(std::to_string(one.passages) + (japanese            ? "か所"
                                                   : one.passages == 1 ? " passage"
                                                                       : " passages"),
                   14);
    if (!one.certain) line += japanese ? "(不確か) " : "(uncertain) ";
    out << line;
    if (!one.evidence.empty()) {
      const RelationEvidence& best = one.evidence.front();
      out << '[' << harmless(best.document.title) << ']';
      out << "\n    " << clipped(best.text, columns - kIndent);
    }
    out << '\n';
  }
  const std::string hint = more_hint(relations.relations.size(), relations.total, style);
  if (!hint.empty()) out << '\n' << hint << '\n';
}

}  // namespace kouryu
