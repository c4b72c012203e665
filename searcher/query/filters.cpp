// Values of filters as they stand in the index: 大连 -> 大連市, H16 -> 2004, クレア -> its full
// name.
#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

#include "dict/base/guess.h"
#include "dict/base/locale.h"
#include "dict/base/utf8.h"
#include "dict/names/facet_values.h"
#include "dict/names/organisation_names.h"
#include "dict/names/place_names.h"
#include "dict/names/place_pairs.h"
#include "dict/schema/record_fields.h"
#include "dict/text/normalizer.h"
#include "dict/time/dates.h"
#include "dict/time/years.h"
#include "searcher/query/lexer.h"
#include "searcher/query/parameters.h"
#include "searcher/query/query.h"

namespace kouryu {
namespace {

constexpr int kFirstYear = 1;
constexpr int kLastYear = 2200;

/// Values in their order, each once. Periods give thousands, and a filter may name many periods.
class Values {
 public:
  void add(std::string value) {
    if (known_.insert(value).second) list_.push_back(std::move(value));
  }
  [[nodiscard]] bool empty() const { return list_.empty(); }
  [[nodiscard]] std::vector<std::string> take() { return std::move(list_); }

 private:
  std::vector<std::string> list_;
  std::unordered_set<std::string> known_;
};

/// A number that is no year to a filter, but may be one of the index: 30, 3000.
std::optional<int> odd_year(const std::string& value) {
  const std::vector<int> years = stored_years(value);
  const bool usual = parse_year_filter(value) && !years.empty() && years[0] <= kLastYear;
  return usual || years.size() != 1 ? std::nullopt : std::optional(years[0]);
}

void resolve_years(FieldId field, const std::string& value, Values& out) {
  const auto range = parse_year_filter(value);
  if (!range || range->end < range->begin) throw_bad_value(field, value);
  const int last = std::min(range->end, kLastYear);
  for (int year = std::max(range->begin, kFirstYear); year <= last; ++year) {
    out.add(std::to_string(year));
  }
  if (out.empty()) throw_bad_value(field, value);
}

/// 相手方:釜山 -> keys of the value's words together, or of the place or organisation it names.
void resolve_label(const std::string& value, Analyzer& analyzer, Values& out) {
  const std::string folded = fold_text(value);
  const std::size_t colon = folded.find(':');
  if (colon == std::string::npos || colon == 0 || colon + 1 == folded.size()) {
    throw_bad_value(FieldId::Label, value);
  }
  const std::string label = folded.substr(0, colon);
  const std::string wanted = folded.substr(colon + 1);
  std::string together;
  for (const std::string& word : word_terms(analyzer.analyze(wanted))) {
    together += (together.empty() ? "" : kTogether) + field_key(label, word);
  }
  if (!together.empty()) out.add(std::move(together));
  for (const PlaceKind kind : {PlaceKind::City, PlaceKind::Prefecture, PlaceKind::Country}) {
    for (const std::string& place : canonical_places(wanted, kind)) {
      out.add(field_key(label, fold_text(place)));
    }
  }
  for (const std::string& name : organisation_names(wanted)) {
    out.add(field_key(label, fold_text(name)));
  }
}

void resolve_name(FieldId field, NameFacet facet, const std::string& value, Values& out,
                  ResolvedFilters& resolved) {
  MeantNames meant = meant_names(facet, value);
  const std::string stored = stored_name(facet, value);
  for (std::string& one : meant.values) out.add(std::move(one));
  // A place that no table knows may still be a value of the index.
  if (!meant.known && facet != NameFacet::Organisation && !is_written_as_place(stored)) {
    resolved.unknown.emplace_back(field, stored);
  }
}

void resolve_value(FieldId id, const std::string& value, Analyzer& analyzer, Values& out,
                   ResolvedFilters& resolved) {
  const FilterKind kind = field(id).filter;
  if (kind == FilterKind::Document ? value.empty() : !has_letter(value)) throw_bad_value(id, value);
  switch (kind) {
    case FilterKind::Document:
      return out.add(value);
    case FilterKind::Year:
      if (const auto odd = odd_year(value)) {
        resolved.unknown.emplace_back(id, std::to_string(*odd));
        return out.add(std::to_string(*odd));
      }
      return resolve_years(id, value, out);
    case FilterKind::FiscalYear:
      return resolve_years(id, value, out);
    case FilterKind::Date: {
      const auto span = parse_date_filter(value);
      if (!span) throw_bad_value(id, value);
      for (std::string& term : date_filter_terms(*span)) out.add(std::move(term));
      return;
    }
    case FilterKind::Label:
      return resolve_label(value, analyzer, out);
    case FilterKind::Pair: {
      const MeantPairs meant = meant_pairs(value);
      if (meant.values.empty()) throw_bad_value(id, value);
      if (!meant.known && meant.values.size() == 1) {
        resolved.unknown.emplace_back(id, meant.values[0]);
      }
      for (const std::string& pair : meant.values) out.add(pair);
      return;
    }
    case FilterKind::Side: {
      std::vector<std::string> cities = canonical_places(value, PlaceKind::City);
      if (cities.empty()) cities.push_back(canonical_spelling(value));
      for (const std::string& city : cities) out.add(fold_text(city));
      return;
    }
    case FilterKind::City:
      return resolve_name(id, NameFacet::City, value, out, resolved);
    case FilterKind::Prefecture:
      return resolve_name(id, NameFacet::Prefecture, value, out, resolved);
    case FilterKind::Country:
      return resolve_name(id, NameFacet::Country, value, out, resolved);
    case FilterKind::Organisation:
      return resolve_name(id, NameFacet::Organisation, value, out, resolved);
    case FilterKind::Words:
    case FilterKind::None:
      throw Error(ErrorKind::Internal, "no filter of a request: " + name_of(id));
  }
}

}  // namespace

void throw_bad_value(FieldId id, const std::string& value) {
  const char* hint = say("give a name", "名前を書いてください");
  switch (field(id).filter) {
    case FilterKind::Year:
    case FilterKind::FiscalYear:
      hint = say("years are written 2004, 2004..2010, 平成16年, H16, 平成19~21年度",
                 "年の書き方: 2004, 2004..2010, 平成16年, H16, 平成19~21年度");
      break;
    case FilterKind::Date:
      hint = say("dates are written 2007-08-01..2007-08-31, 2007-08, 平成19年8月",
                 "日付の書き方: 2007-08-01..2007-08-31, 2007-08, 平成19年8月");
      break;
    case FilterKind::Pair:
      hint = say("write two places with a dash between: 青森市–大連市",
                 "2つの地名を「–」でつないでください: 青森市–大連市");
      break;
    case FilterKind::Label:
      hint = say("write field:LABEL:VALUE", "field:見出し:値 と書いてください");
      break;
    default:
      break;
  }
  throw Error(
      ErrorKind::BadQuery,
      name_of(id) + say(": cannot understand \"", ": 値を理解できません: \"") + value + "\"", hint);
}

void resolve_filter(FieldId id, const std::vector<std::string>& values, Analyzer& analyzer,
                    ResolvedFilters& resolved, bool all) {
  if (values.empty()) return;
  Values out;
  std::vector<std::vector<std::string>> groups;
  for (const std::string& value : values) {
    Values one;
    resolve_value(id, value, analyzer, all ? one : out, resolved);
    if (!all) continue;
    groups.push_back(one.take());
    for (const std::string& name : groups.back()) out.add(name);
  }
  FilterValues& wanted = resolved.values[id];
  wanted = out.take();
  wanted.groups = std::move(groups);
}

std::vector<FieldId> filters_named(const std::vector<std::string>& names) {
  std::vector<FieldId> ids;
  for (const std::string& name : names) {
    const auto id = filter_named(name);
    if (!id || field(*id).filter == FilterKind::Words) {
      throw Error(ErrorKind::BadQuery, say("no such filter: ", "使えない絞り込みです: ") + name,
                  possible_names(name, {kFilterNames.begin(), kFilterNames.end()}));
    }
    ids.push_back(*id);
  }
  return ids;
}

ResolvedFilters resolve_filters(const std::map<std::string, std::vector<std::string>>& filters,
                                Analyzer& analyzer, const std::vector<FieldId>& all) {
  ResolvedFilters resolved;
  for (const auto& [name, values] : filters) {
    const FieldId id = filters_named({name})[0];
    const bool each = std::find(all.begin(), all.end(), id) != all.end();
    resolve_filter(id, values, analyzer, resolved, each);
  }
  return resolved;
}

}  // namespace kouryu
