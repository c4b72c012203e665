// Values of filters as they stand in the index: 大连 -> 大連市, H16 -> 2004, クレア -> its full
// name.
#include <algorithm>

#include "dict/recognize/organisations.h"
#include "dict/recognize/places.h"
#include "dict/recognize/years.h"
#include "dict/text/normalizer.h"
#include "searcher/query/lexer.h"
#include "searcher/query/query.h"

namespace kouryu {
namespace {

constexpr int kFirstYear = 1;
constexpr int kLastYear = 2200;

[[noreturn]] void bad_value(const std::string& field, const std::string& value) {
  const std::string hint = field == "year"
                               ? "years are written 2004, 2004..2010, 平成16年, H16, 平成19~21年度"
                               : "give a name";
  throw Error(ErrorKind::BadQuery, field + ": cannot understand \"" + value + "\"", hint);
}

void add(std::vector<std::string>& values, std::string value) {
  if (std::find(values.begin(), values.end(), value) == values.end()) {
    values.push_back(std::move(value));
  }
}

std::string without_space(const std::string& text) {
  std::string out;
  for (const char c : canonical_spelling(text)) {
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r') out += c;
  }
  return out;
}

void resolve_years(const std::string& value, std::vector<std::string>& out) {
  const auto range = parse_year_filter(value);
  if (!range || range->end < range->begin) bad_value("year", value);
  const int last = std::min(range->end, kLastYear);
  for (int year = std::max(range->begin, kFirstYear); year <= last; ++year) {
    add(out, std::to_string(year));
  }
  if (out.empty()) bad_value("year", value);
}

void resolve_places(PlaceKind kind, const std::string& value, std::vector<std::string>& out) {
  const auto places = canonical_places(value, kind);
  // A name that no table knows may still be a value of the index.
  if (places.empty()) add(out, canonical_spelling(value));
  for (const std::string& place : places) add(out, place);
}

}  // namespace

ResolvedFilters resolve_filters(const std::map<std::string, std::vector<std::string>>& filters) {
  ResolvedFilters resolved;
  for (const auto& [name, values] : filters) {
    const std::string field(query_field(name));
    if (field.empty() || field == "title") {
      throw Error(ErrorKind::BadQuery, "no such filter: " + name,
                  "filters are city, prefecture, country, org, year and doc");
    }
    if (values.empty()) continue;
    auto& out = resolved.values[field];
    for (const std::string& value : values) {
      if (field == "doc") {
        if (value.empty()) bad_value(field, value);
        add(out, value);
      } else if (!has_letter(value)) {
        bad_value(field, value);
      } else if (field == "year") {
        resolve_years(value, out);
      } else if (field == "org") {
        for (std::string& other : organisation_names(value)) add(out, std::move(other));
        add(out, without_space(value));
      } else {
        const PlaceKind kind = field == "city"         ? PlaceKind::City
                               : field == "prefecture" ? PlaceKind::Prefecture
                                                       : PlaceKind::Country;
        resolve_places(kind, value, out);
      }
    }
  }
  return resolved;
}

}  // namespace kouryu
