// The fields of a passage: what the indexer writes and the searcher reads.
//
// Slots and prefixes are on disk: add rows, never renumber; raise kSchemaVersion with every change.
#ifndef KOURYU_DICT_SCHEMA_FIELDS_H_
#define KOURYU_DICT_SCHEMA_FIELDS_H_

#include <array>
#include <string>
#include <string_view>

namespace kouryu {

inline constexpr int kSchemaVersion = 10;

enum class FieldKind {
  Text,   // analysed words
  Grams,  // pairs of characters of the folded text
  Facet,  // canonical values: one boolean term each + all of them in one value slot
  Key,    // one boolean term
  Sort,   // value slot only
};

struct Field {
  std::string_view name;    // as typed in a query: city:
  std::string_view prefix;  // of its terms
  int slot;                 // value slot, -1 for none
  FieldKind kind;
  std::string_view help;
};

inline constexpr std::array kFields = {
    Field{"text", "", -1, FieldKind::Text, "words of the passage"},
    Field{"title", "S", -1, FieldKind::Text, "words of the document's title and of the headings"},
    Field{"grams", "B", -1, FieldKind::Grams, "character bigrams of the passage"},
    Field{"id", "Q", -1, FieldKind::Key, "id of the passage"},
    Field{"document", "D", -1, FieldKind::Key, "id of the document"},
    Field{"city", "XC", 0, FieldKind::Facet, "municipality, e.g. city:大連市"},
    Field{"prefecture", "XP", 1, FieldKind::Facet, "prefecture or province, e.g. pref:青森県"},
    Field{"country", "XN", 2, FieldKind::Facet, "country, e.g. country:中国"},
    Field{"year", "XY", 3, FieldKind::Facet, "calendar year, e.g. year:2004, year:平成16年"},
    Field{"org", "XO", 4, FieldKind::Facet, "organisation, e.g. org:自治体国際化協会"},
    Field{"order", "", 5, FieldKind::Sort, "path and place: document order"},
    Field{"first_year", "", 6, FieldKind::Sort, "earliest year, for --sort year"},
    Field{"last_year", "", 7, FieldKind::Sort, "latest year, for --sort -year"},
    Field{"document_date", "", 8, FieldKind::Sort, "the document's date, YYYY-MM-DD"},
    Field{"body", "H", 9, FieldKind::Key, "hash of the body, white space removed: same text"},
    Field{"origin", "J", -1, FieldKind::Key, "file, or jsonl for ready-made passages"},
    Field{"fy", "XF", -1, FieldKind::Key, "fiscal year, e.g. fy:2004, fy:平成16年度"},
    Field{"date", "XD", -1, FieldKind::Key, "period, e.g. date:2007-08-01..2007-08-31"},
    Field{"field", "XL", -1, FieldKind::Key, "labelled field of a record, e.g. field:相手方:釜山"},
    Field{"own", "XR", -1, FieldKind::Key, "city on the own side of a record"},
    Field{"partner", "XT", -1, FieldKind::Key, "city on the partner's side of a record"},
    Field{"likeness", "", 10, FieldKind::Sort, "signature of the text: see dict/text/likeness.h"},
    Field{"kind", "K", -1, FieldKind::Key, "kind of passage: body, record, nav …"},
};

/// The row of `name`, or nullptr. "pref" is the query language's short name of "prefecture".
[[nodiscard]] const Field* find_field(std::string_view name);
/// The row of `name`, which must exist.
[[nodiscard]] const Field& field(std::string_view name);

/// The boolean term of a facet or key value: prefix + ':' + value, hashed past 200 bytes. A facet's
/// value is folded, so that TOTO and ＴＯＴＯ filter alike; a year gets its four digits.
[[nodiscard]] std::string field_term(const Field& field, std::string_view value);

/// Values of a facet as they stand in its slot: joined by U+001F, in ascending byte order.
/// A year is its four digits.
template <class Strings>
[[nodiscard]] std::string pack_values(const Strings& sorted_values) {
  std::string out;
  for (const auto& value : sorted_values) {
    if (!out.empty()) out += '\x1f';
    out += value;
  }
  return out;
}
/// Calls `visit(std::string_view)` for each packed value.
template <class Visit>
void unpack_values(std::string_view packed, Visit&& visit) {
  while (!packed.empty()) {
    const std::size_t cut = packed.find('\x1f');
    visit(packed.substr(0, cut));
    if (cut == std::string_view::npos) return;
    packed.remove_prefix(cut + 1);
  }
}

// Keys of the database's metadata.
inline constexpr const char* kMetaSchemaVersion = "kouryu.schema_version";
inline constexpr const char* kMetaAnalyzer = "kouryu.analyzer";
/// One JSON object per document under this prefix + document id: its state (see record.h).
inline constexpr const char* kMetaDocumentPrefix = "kouryu.document.";

}  // namespace kouryu

#endif  // KOURYU_DICT_SCHEMA_FIELDS_H_
