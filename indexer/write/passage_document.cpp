// Terms are gathered flat, sorted and made unique, then handed to Xapian in order: its maps like
// that.
#include "indexer/write/passage_document.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

#include "dict/base/utf8.h"
#include "dict/names/place_pairs.h"
#include "dict/schema/fields.h"
#include "dict/schema/folded_passage.h"
#include "dict/schema/record_fields.h"
#include "dict/text/likeness.h"
#include "dict/text/normalizer.h"
#include "dict/tokens/bigrams.h"

namespace kouryu {
namespace {

/// Words with their counts, under a prefix.
void add_words(Xapian::Document& document, std::string_view prefix,
               std::vector<std::string> words) {
  std::sort(words.begin(), words.end());
  for (auto it = words.begin(); it != words.end();) {
    const auto next = std::find_if(it, words.end(), [&](const auto& word) { return word != *it; });
    document.add_term(std::string(prefix) + *it, static_cast<Xapian::termcount>(next - it));
    it = next;
  }
}

/// Bigrams carry no count: ranking takes them from the stored text, lengths stay those of words.
void add_bigrams(Xapian::Document& document, std::string_view folded) {
  const std::string prefix(field(FieldId::Grams).prefix);
  for (const std::string_view gram : passage_bigrams(folded))
    document.add_boolean_term(prefix + std::string(gram));
}

void add_facet(Xapian::Document& document, FieldId id, const std::vector<std::string>& values) {
  if (values.empty()) return;
  const Field& row = field(id);
  for (const auto& value : values) document.add_boolean_term(field_term(row, value));
  document.add_value(static_cast<Xapian::valueno>(row.slot), pack_values(values));
}

void add_key(Xapian::Document& document, FieldId id, std::string_view value) {
  document.add_boolean_term(field_term(field(id), value));
}

void set_slot(Xapian::Document& document, FieldId id, const std::string& value) {
  if (!value.empty()) document.add_value(static_cast<Xapian::valueno>(field(id).slot), value);
}

void add_relations(Xapian::Document& document, const PassageRecord& record) {
  std::vector<std::string> pairs;
  for (const StoredRelation& relation : record.relations) {
    pairs.push_back(pair_value(relation.a, relation.b));
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  add_facet(document, FieldId::Pair, pairs);
  set_slot(document, FieldId::Relations, encode_relations({record.document_id, record.relations}));
}

std::string four_digits(int year) {
  std::array<char, 16> out{};
  std::snprintf(out.data(), out.size(), "%04d", year);
  return out.data();
}

}  // namespace

std::vector<std::string> heading_words(const PassageRecord& record, bool with_title,
                                       Analyzer& analyzer) {
  std::string lines = with_title ? record.document_title : std::string();
  for (const auto& heading : record.heading) lines += '\n' + heading;
  return word_terms(analyzer.analyze(lines));
}

std::string hex_digits(std::uint64_t hash) {
  std::array<char, 17> hex{};
  std::snprintf(hex.data(), hex.size(), "%016llx", static_cast<unsigned long long>(hash));
  return hex.data();
}

std::string hex_hash(std::string_view bytes) {
  return hex_digits(XXH3_64bits(bytes.data(), bytes.size()));
}

std::string body_hash(std::string_view text) {
  std::string body;
  body.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t begin = position;
    if (!is_space(next_char(text, position))) body.append(text, begin, position - begin);
  }
  return hex_hash(body);
}

/// What field:相手方:釜山 and own:, partner: look for: each word and each value inside a field,
/// under each name of its label.
void add_fields(Xapian::Document& document, const PassageRecord& record, Analyzer& analyzer) {
  if (record.fields.empty()) return;
  const CityRoles roles = city_roles(record);
  for (const auto& city : roles.own) add_key(document, FieldId::Own, fold_text(city));
  for (const auto& city : roles.partner) add_key(document, FieldId::Partner, fold_text(city));
  for (const StoredField& stored : record.fields) {
    std::vector<std::string> words = word_terms(analyzer.analyze(stored.value_in(record.text)));
    for (const Evidence& evidence : record.evidence) {
      if (stored.value.holds(evidence.range)) words.push_back(fold_text(evidence.value));
    }
    for (const std::string& name : label_names(stored.label)) {
      for (const auto& word : words) add_key(document, FieldId::Label, field_key(name, word));
    }
  }
}

Xapian::Document passage_document(const PassageRecord& record, const AnalyzedText& text,
                                  Analyzer& analyzer, std::string_view origin, bool with_title) {
  Xapian::Document document;
  document.set_data(encode_record(record));
  add_words(document, field(FieldId::Text).prefix, word_terms(text));
  add_bigrams(document, text.folded.text);
  add_words(document, field(FieldId::Title).prefix, heading_words(record, with_title, analyzer));

  add_key(document, FieldId::Id, record.id);
  add_key(document, FieldId::Document, record.document_id);
  add_key(document, FieldId::Kind, passage_kind_name(record.kind));
  add_key(document, FieldId::Origin, origin);
  const std::string body = body_hash(record.text);
  add_key(document, FieldId::Body, body);
  set_slot(document, FieldId::Body, body);
  set_slot(document, FieldId::Likeness, likeness_of(text.folded.text));
  set_slot(document, FieldId::Folded, encode_folded(folded_passage(record, text.folded.text)));

  add_facet(document, FieldId::City, record.city);
  add_facet(document, FieldId::Prefecture, record.prefecture);
  add_facet(document, FieldId::Country, record.country);
  add_facet(document, FieldId::Org, record.org);
  std::vector<std::string> years;
  for (const int year : record.year) years.push_back(four_digits(year));
  add_facet(document, FieldId::Year, years);
  if (!years.empty()) {
    set_slot(document, FieldId::FirstYear, years.front());
    set_slot(document, FieldId::LastYear, years.back());
  }
  if (const auto year = published_year(record)) {
    add_facet(document, FieldId::Published, {four_digits(*year)});
  }
  for (const auto& term : record.date_terms) add_key(document, FieldId::Date, term);
  for (const int year : record.fiscal_years)
    add_key(document, FieldId::FiscalYear, std::to_string(year));
  add_relations(document, record);
  add_fields(document, record, analyzer);
  set_slot(document, FieldId::DocumentDate, record.document_date);
  std::array<char, 16> place{};
  std::snprintf(place.data(), place.size(), "%010u", record.ordinal);
  const std::string& path = record.document_path.empty() ? record.id : record.document_path;
  set_slot(document, FieldId::Order, path + '\0' + place.data());
  return document;
}

}  // namespace kouryu
