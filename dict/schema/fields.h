// The fields of a passage: what the indexer writes and the searcher reads.
//
// Slots and prefixes are on disk: add rows, never renumber; raise kSchemaVersion with every change.
#ifndef KOURYU_DICT_SCHEMA_FIELDS_H_
#define KOURYU_DICT_SCHEMA_FIELDS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kouryu {

inline constexpr int kSchemaVersion = 13;

/// Every field, in the order of kFields. Inside the programs a field is one of these; its name is
/// read once, where it enters (filter_named(), facet_named()), and an unknown one is an error
/// there.
enum class FieldId : std::uint8_t {
  Text,
  Title,
  Grams,
  Id,
  City,
  Prefecture,
  Country,
  Year,
  Org,
  Published,
  Pair,
  FiscalYear,
  Date,
  Own,
  Partner,
  Label,
  Document,
  Order,
  FirstYear,
  LastYear,
  DocumentDate,
  Body,
  Origin,
  Likeness,
  Kind,
  Relations,
  Folded
};

enum class FieldKind {
  Text,   // analysed words
  Grams,  // pairs of characters of the folded text
  Facet,  // canonical values: one boolean term each + all of them in one value slot
  Key,    // one boolean term
  Sort,   // value slot only
};

/// How people write the values by which they filter.
enum class FilterKind {
  None,  // the field is no filter
  City,
  Prefecture,
  Country,
  Organisation,
  Year,        // 2004, 2004..2010, 平成16年
  FiscalYear,  // the same with 年度
  Date,
  Pair,      // 青森市–大連市
  Side,      // a city of a record
  Label,     // LABEL:VALUE
  Document,  // id or path
  Words,     // of a title; in queries alone
};

struct Field {
  FieldId id;
  std::string_view name;    // as in options, parameters and JSON; as typed in a query: city:
  std::string_view prefix;  // of its terms
  int slot;                 // value slot, -1 for none
  FieldKind kind;
  FilterKind filter;
  std::string_view also;  // other names in a query, folded, between '|'
  const char* english;    // label of a filter; "" for others
  const char* japanese;
  std::string_view help;
};

// clang-format off
inline constexpr std::array kFields = {
    Field{FieldId::Text, "text", "", -1, FieldKind::Text, FilterKind::None, "", "", "",
          "words of the passage"},
    Field{FieldId::Title, "title", "S", -1, FieldKind::Text, FilterKind::Words, "題名", "Title", "題名",
          "words of the document's title and of the headings"},
    Field{FieldId::Grams, "grams", "B", -1, FieldKind::Grams, FilterKind::None, "", "", "",
          "character bigrams of the passage"},
    Field{FieldId::Id, "id", "Q", -1, FieldKind::Key, FilterKind::None, "", "", "",
          "id of the passage"},
    Field{FieldId::City, "city", "XC", 0, FieldKind::Facet, FilterKind::City, "都市", "City or town", "市区町村",
          "municipality, e.g. city:大連市"},
    Field{FieldId::Prefecture, "prefecture", "XP", 1, FieldKind::Facet, FilterKind::Prefecture, "pref|都道府県",
          "Prefecture, state, province", "都道府県・州省", "prefecture or province, e.g. pref:青森県"},
    Field{FieldId::Country, "country", "XN", 2, FieldKind::Facet, FilterKind::Country, "国", "Country", "国",
          "country, e.g. country:中国"},
    Field{FieldId::Year, "year", "XY", 3, FieldKind::Facet, FilterKind::Year, "年", "Year", "年",
          "calendar year, e.g. year:2004, year:平成16年"},
    Field{FieldId::Org, "org", "XO", 4, FieldKind::Facet, FilterKind::Organisation, "団体", "Organisation", "団体",
          "organisation, e.g. org:自治体国際化協会"},
    Field{FieldId::Published, "published", "XU", 11, FieldKind::Facet, FilterKind::Year, "文書の年",
          "Year of the document", "文書の年", "year of the document's own date, e.g. published:2019..2021"},
    Field{FieldId::Pair, "pair", "XG", 12, FieldKind::Facet, FilterKind::Pair, "組", "Pair", "交流の組",
          "two places that exchange, e.g. pair:青森市–大連市"},
    Field{FieldId::FiscalYear, "fy", "XF", -1, FieldKind::Key, FilterKind::FiscalYear, "年度", "Fiscal year", "年度",
          "fiscal year, e.g. fy:2004, fy:平成16年度"},
    Field{FieldId::Date, "date", "XD", -1, FieldKind::Key, FilterKind::Date, "日付", "Date", "日付",
          "period, e.g. date:2007-08-01..2007-08-31"},
    Field{FieldId::Own, "own", "XR", -1, FieldKind::Key, FilterKind::Side, "", "Own side", "自側の自治体",
          "city on the own side of a record"},
    Field{FieldId::Partner, "partner", "XT", -1, FieldKind::Key, FilterKind::Side, "", "Partner", "相手側の自治体",
          "city on the partner's side of a record"},
    Field{FieldId::Label, "field", "XL", -1, FieldKind::Key, FilterKind::Label, "項目", "Field", "項目",
          "labelled field of a record, e.g. field:相手方:釜山"},
    Field{FieldId::Document, "doc", "D", -1, FieldKind::Key, FilterKind::Document, "文書", "Document", "文書",
          "id or path of the document"},
    Field{FieldId::Order, "order", "", 5, FieldKind::Sort, FilterKind::None, "", "", "",
          "path and place: document order"},
    Field{FieldId::FirstYear, "first_year", "", 6, FieldKind::Sort, FilterKind::None, "", "", "",
          "earliest year, for --sort year"},
    Field{FieldId::LastYear, "last_year", "", 7, FieldKind::Sort, FilterKind::None, "", "", "",
          "latest year, for --sort -year"},
    Field{FieldId::DocumentDate, "document_date", "", 8, FieldKind::Sort, FilterKind::None, "", "", "",
          "the document's date, YYYY-MM-DD"},
    Field{FieldId::Body, "body", "H", 9, FieldKind::Key, FilterKind::None, "", "", "",
          "hash of the body, white space removed: same text"},
    Field{FieldId::Origin, "origin", "J", -1, FieldKind::Key, FilterKind::None, "", "", "",
          "file, or jsonl for ready-made passages"},
    Field{FieldId::Likeness, "likeness", "", 10, FieldKind::Sort, FilterKind::None, "", "", "",
          "signature of the text: see dict/text/likeness.h"},
    Field{FieldId::Kind, "kind", "K", -1, FieldKind::Key, FilterKind::None, "", "", "",
          "kind of passage: body, record, nav …"},
    Field{FieldId::Relations, "relations", "", 13, FieldKind::Sort, FilterKind::None, "", "", "",
          "its relations in short: see dict/schema/relation.h"},
    Field{FieldId::Folded, "folded", "", 14, FieldKind::Sort, FilterKind::None, "", "", "",
          "its text, folded: see dict/schema/folded_passage.h"},
};
// clang-format on

[[nodiscard]] constexpr const Field& field(FieldId id) {
  return kFields[static_cast<std::size_t>(id)];
}
[[nodiscard]] inline std::string name_of(FieldId id) { return std::string(field(id).name); }

/// The ids of the rows for which `wanted` holds, in the order of the table.
template <std::size_t kCount, class Wanted>
[[nodiscard]] consteval std::array<FieldId, kCount> fields_where(Wanted wanted) {
  std::array<FieldId, kCount> ids{};
  std::size_t count = 0;
  for (const Field& row : kFields) {
    if (wanted(row)) ids.at(count++) = row.id;
  }
  if (count != kCount) throw "the number of such fields is another";
  return ids;
}

/// The fields whose values are counted.
inline constexpr auto kFacetFields =
    fields_where<7>([](const Field& row) { return row.kind == FieldKind::Facet; });
/// The filters of a request; in a query there is also title.
inline constexpr auto kFilterFields = fields_where<13>([](const Field& row) {
  return row.filter != FilterKind::None && row.filter != FilterKind::Words;
});

/// The filter called `typed` in a query, an option or a parameter: city, pref, 年, fy. Folds.
[[nodiscard]] std::optional<FieldId> filter_named(std::string_view typed);
/// The facet of that name, as a list of facets or a stored passage has it: city, prefecture, pref.
[[nodiscard]] std::optional<FieldId> facet_named(std::string_view name);
/// Names of fields for messages: "city, prefecture, country".
template <class Ids>
[[nodiscard]] std::string names_of(const Ids& ids) {
  std::string names;
  for (const FieldId id : ids) names += (names.empty() ? "" : ", ") + name_of(id);
  return names;
}

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
