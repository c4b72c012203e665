// One table of names for every way into a search.
#include "searcher/query/parameters.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <iterator>
#include <map>

#include "dict/base/guess.h"
#include "dict/base/locale.h"
#include "dict/base/utf8.h"
#include "searcher/timeline/event_kind.h"

namespace kouryu {
namespace {

const std::map<std::string, SearchMode> kModes = {{"auto", SearchMode::Auto},
                                                  {"and", SearchMode::And},
                                                  {"or", SearchMode::Or},
                                                  {"exact", SearchMode::Exact}};
const std::map<std::string, SortOrder> kSorts = {{"relevance", SortOrder::Relevance},
                                                 {"year", SortOrder::YearAscending},
                                                 {"-year", SortOrder::YearDescending},
                                                 {"date", SortOrder::DateAscending},
                                                 {"-date", SortOrder::DateDescending}};
const std::map<std::string, GroupBy> kGroups = {
    {"none", GroupBy::None}, {"duplicates", GroupBy::Duplicates}, {"document", GroupBy::Document}};
const std::map<std::string, EventOrder> kOrders = {{"date", EventOrder::DateAscending},
                                                   {"-date", EventOrder::DateDescending}};
const std::map<std::string, EventKind> kKinds(kEventKindNames.begin(), kEventKindNames.end());
const std::map<std::string, bool> kFlags = {{"true", true}, {"false", false}};

[[noreturn]] void refuse(const std::string& what, const std::string& hint) {
  throw Error(ErrorKind::BadQuery, what, hint);
}

template <class Value>
Value read(const std::map<std::string, Value>& table, const std::string& name) {
  const auto found = table.find(name);
  if (found != table.end()) return found->second;
  std::vector<std::string> names;
  for (const auto& row : table) names.push_back(row.first);
  refuse(say("unknown value: ", "使えない値です: ") + name, possible_names(name, names));
}

using Setter = std::function<void(SearchRequest&, const std::string&)>;

const std::map<std::string, Setter, std::less<>>& setters() {
  static const std::map<std::string, Setter, std::less<>> table = {
      {"q", [](SearchRequest& r, const std::string& v) { r.query = v; }},
      {"mode", [](SearchRequest& r, const std::string& v) { r.mode = read_mode(v); }},
      {"all", [](SearchRequest& r, const std::string& v) { r.all.push_back(v); }},
      {"limit", [](SearchRequest& r, const std::string& v) { r.limit = read_count("limit", v); }},
      {"offset",
       [](SearchRequest& r, const std::string& v) { r.offset = read_count("offset", v); }},
      {"sort", [](SearchRequest& r, const std::string& v) { r.sort = read_sort(v); }},
      {"group", [](SearchRequest& r, const std::string& v) { r.group = read_group(v); }},
      {"facets", [](SearchRequest& r, const std::string& v) { r.facets = read_list(v); }},
      {"facet_size",
       [](SearchRequest& r, const std::string& v) { r.facet_size = read_count("facet_size", v); }},
      {"snippet_length",
       [](SearchRequest& r, const std::string& v) {
         r.snippet_chars = read_count("snippet_length", v);
       }},
      {"explain", [](SearchRequest& r, const std::string& v) { r.explain = read(kFlags, v); }},
      {"order", [](SearchRequest& r, const std::string& v) { r.event_order = read(kOrders, v); }},
      {"kind",
       [](SearchRequest& r, const std::string& v) { r.event_kinds.push_back(read(kKinds, v)); }},
      {"synonyms", [](SearchRequest& r, const std::string& v) { r.synonyms = read(kFlags, v); }},
  };
  return table;
}

}  // namespace

SearchMode read_mode(const std::string& name) { return read(kModes, name); }
SortOrder read_sort(const std::string& name) { return read(kSorts, name); }
GroupBy read_group(const std::string& name) { return read(kGroups, name); }

std::vector<std::string> read_list(const std::string& list) {
  std::vector<std::string> out;
  if (list == "none") return out;
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    if (end > begin) out.push_back(list.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

std::size_t read_count(std::string_view parameter, std::string_view digits) {
  std::size_t value = 0;
  const char* const end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, value);
  if (digits.empty() || read.ec != std::errc() || read.ptr != end) {
    refuse(std::string(parameter) + ": " + say("must be a whole number", "整数で書いてください"),
           {});
  }
  return value;
}

void set_parameter(SearchRequest& request, std::string_view name, std::string_view value) {
  const std::string text = repair_utf8(value);
  if (const auto setter = setters().find(name); setter != setters().end()) {
    setter->second(request, text);
  } else if (std::find(std::begin(kFilterNames), std::end(kFilterNames), name) !=
             std::end(kFilterNames)) {
    request.filters[std::string(name)].push_back(text);
  } else {
    std::vector<std::string> names(kFilterNames.begin(), kFilterNames.end());
    for (const auto& row : setters()) names.push_back(row.first);
    refuse(say("unknown parameter: ", "使えないパラメーターです: ") + repair_utf8(name),
           possible_names(name, names));
  }
}

}  // namespace kouryu
