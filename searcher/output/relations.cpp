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

std::string passages_of(const Relation& relation, Language language) {
  const char* const unit = say(language, relation.passages == 1 ? " passage" : " passages", "か所");
  return std::to_string(relation.passages) + unit;
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
  constexpr std::size_t kWidestPair = 32;  // columns, as the next four
  constexpr std::size_t kIndent = 4;
  constexpr std::size_t kNarrow = 72;  // in which a row has no room beside the pair
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
  const bool narrow = style.columns != 0 && style.columns < kNarrow;
  const std::string margin(kIndent, ' ');
  for (const Relation& one : relations.relations) {
    const std::string pair = harmless(one.a + " – " + one.b);
    out << (narrow ? pair + '\n' + margin : padded(pair, widest + 2));
    const std::size_t column = narrow ? 0 : 1;  // with a space between, or in columns
    out << padded(kind_label(one.kind, style.language), column * 10)
        << padded(one.since.empty() ? "-" : one.since, column * 12)
        << padded(years_of(one).empty() ? "-" : years_of(one), column * 12)
        << padded(passages_of(one, style.language), column * 14);
    if (!one.certain) out << say(style.language, "(uncertain) ", "(不確か) ");
    if (!one.evidence.empty()) {
      const RelationEvidence& best = one.evidence.front();
      const std::string title = '[' + harmless(best.document.title) + ']';
      const std::size_t room = columns - kIndent;
      // On a terminal the title has a line of its own: it would be cut anywhere.
      if (style.columns == 0) out << title;
      out << '\n' << margin << clipped(harmless(best.text), room);
      if (style.columns != 0) out << '\n' << margin << clipped(title, room);
    }
    out << '\n';
  }
  const std::string hint = more_hint(relations.relations.size(), relations.total, style);
  if (!hint.empty()) out << '\n' << hint << '\n';
}

}  // namespace kouryu
