// Names are compared with - for _, so that an option of the command line is the same parameter.
#include "searcher/server/parameters.h"

#include <algorithm>
#include <iterator>

#include "dict/base/guess.h"
#include "dict/base/locale.h"
#include "dict/base/utf8.h"
#include "searcher/output/output.h"
#include "searcher/query/parameters.h"
#include "searcher/server/limits.h"
#include "searcher/server/message.h"
#include "searcher/server/query_limits.h"

namespace kouryu::server {
namespace {

bool is_in(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string plain_name(std::string name) {
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

[[noreturn]] void throw_unknown(const std::string& name,
                                const std::vector<std::string>& known = {}) {
  const std::string guess = did_you_mean(name, known);
  throw HttpError(400, "unknown_parameter",
                  say("unknown parameter: ", "使えないパラメーターです: ") + name +
                      (guess.empty() ? "" : " (" + guess + ')'));
}

const std::vector<std::string> kSearchNames = {
    "q",          "mode",           "limit",   "offset", "sort",   "group",   "facets",
    "facet_size", "snippet_length", "explain", "fields", "format", "synonyms"};

std::size_t left_of_window(std::size_t offset) {
  return kMaxResultWindow - std::min(offset, kMaxResultWindow);
}

[[noreturn]] void throw_out_of_range(const std::string& name, std::size_t least, std::size_t most) {
  ParameterReader::throw_bad(name, say("must be a number from ", "範囲は ") +
                                       std::to_string(least) + say(" to ", " から ") +
                                       std::to_string(most));
}

/// What the server adds to the rules of the library: limits of its own. `most_rows`: of an answer.
void check_output(const SearchRequest& request, std::size_t most_rows) {
  const auto check = [](const char* name, std::size_t value, std::size_t most) {
    if (value < 1 || value > most) throw_out_of_range(name, 1, most);
  };
  check("limit", request.limit, most_rows);
  check("snippet_length", request.snippet_chars, kMaxSnippetChars);
  check("facet_size", request.facet_size, SIZE_MAX);
  if (request.facet_size > kMaxFacetSize) throw_too_complex("facet_size", kMaxFacetSize);
  if (request.facets.size() > kMaxFacets) throw_too_complex("facets", kMaxFacets);
  if (request.offset > kMaxResultWindow - request.limit) {
    throw_too_complex("result_window", kMaxResultWindow);
  }
}

[[noreturn]] void throw_bad_value(const Error& error) {
  const std::string hint = error.hint().empty() ? "" : " (" + error.hint() + ')';
  throw HttpError(400, "bad_parameter", error.what() + hint);
}

void set(SearchRequest& request, const std::string& name, const std::string& value) {
  try {
    set_parameter(request, name, value);
  } catch (const Error& error) {
    throw_bad_value(error);
  }
}

}  // namespace

ParameterReader::ParameterReader(const Parameters& parameters,
                                 const std::vector<std::string>& single,
                                 const std::vector<std::string>& repeatable)
    : parameters_(parameters) {
  std::set<std::string> seen;
  for (auto& [name, value] : parameters_) {
    name = plain_name(name);
    if (is_in(repeatable, name)) continue;
    if (name != "lang" && !is_in(single, name)) {
      std::vector<std::string> known = single;
      known.insert(known.end(), repeatable.begin(), repeatable.end());
      throw_unknown(name, known);
    }
    if (!seen.insert(name).second) {
      throw HttpError(
          400, "duplicate_parameter",
          say("this parameter may come once only: ", "一度しか指定できません: ") + name);
    }
  }
}

bool ParameterReader::has(const std::string& name) const {
  return std::any_of(parameters_.begin(), parameters_.end(),
                     [&](const auto& row) { return row.first == name; });
}

std::string ParameterReader::text(const std::string& name) const {
  for (const auto& [key, value] : parameters_) {
    if (key == name) return value;
  }
  return {};
}

std::size_t ParameterReader::number(const std::string& name, std::size_t fallback,
                                    std::size_t least, std::size_t most) const {
  if (!has(name)) return fallback;
  std::size_t value = 0;
  bool is_number = true;
  try {
    value = read_count(name, text(name));
  } catch (const Error&) {
    is_number = false;
  }
  if (!is_number || value < least || value > most) throw_out_of_range(name, least, most);
  return value;
}

void ParameterReader::throw_bad(const std::string& name, const std::string& why) {
  throw HttpError(400, "bad_parameter", name + ": " + why);
}

SearchParameters read_search(const Parameters& parameters, const std::vector<std::string>& more) {
  std::vector<std::string> names = kSearchNames;
  names.insert(names.end(), more.begin(), more.end());
  std::vector<std::string> repeatable = {std::begin(kFilterNames), std::end(kFilterNames)};
  repeatable.emplace_back("all");
  const ParameterReader reader(parameters, names, repeatable);
  (void)reader.number("limit", 1, 1, kMaxLimit);
  (void)reader.number("snippet_length", 1, 1, kMaxSnippetChars);
  SearchParameters out;
  for (const auto& [name, value] : reader.all()) {
    const bool ours = name == "lang" || name == "fields" || name == "format" || is_in(more, name);
    if (ours || (is_in(repeatable, name) && value.empty())) continue;
    set(out.request, name, value);
  }
  try {
    out.fields = read_fields(reader.text("fields"));
  } catch (const Error& error) {
    throw_bad_value(error);
  }
  out.id = reader.text("id");
  if (reader.has("format")) out.format = reader.text("format");
  if (std::find(kFormats.begin(), kFormats.end(), out.format) == kFormats.end()) {
    ParameterReader::throw_bad("format",
                               say("possible are: json, csv, xlsx", "使える値: json, csv, xlsx"));
  }
  const bool whole_table = is_table(out.format) && !reader.has("limit");
  if (whole_table) out.request.limit = std::max<std::size_t>(left_of_window(out.request.offset), 1);
  check_output(out.request, whole_table ? kMaxResultWindow : kMaxLimit);
  check_query(out.request.query, out.request.mode);
  return out;
}

SearchParameters read_timeline(const Parameters& parameters) {
  Parameters own;
  Parameters rest;
  for (const auto& row : parameters) {
    (row.first == "order" || row.first == "kind" ? own : rest).push_back(row);
  }
  const ParameterReader reader(own, {"order"}, {"kind"});
  SearchParameters out = read_search(rest);
  for (const auto& [name, value] : reader.all()) {
    if (!value.empty()) set(out.request, name, value);
  }
  return out;
}

RelationsParameters read_relations(const Parameters& parameters) {
  RelationsParameters out;
  Parameters rest;
  bool limited = false;
  for (const auto& [name, value] : parameters) {
    if (is_in({"sort", "group", "facets", "facet_size", "snippet_length", "explain", "fields"},
              plain_name(name))) {
      throw_unknown(name);
    }
    limited = limited || name == "limit";
    if (name == "with" || name == "kind") {
      auto& values = name == "with" ? out.request.with : out.request.kinds;
      if (!value.empty()) values.push_back(repair_utf8(value));
    } else {
      rest.emplace_back(name, value);
    }
  }
  SearchParameters search = read_search(rest);
  out.format = search.format;
  out.request.search = std::move(search.request);
  SearchRequest& asked = out.request.search;
  if (!limited && !is_table(out.format)) {
    asked.limit = std::min(kUsualRelations, left_of_window(asked.offset));
    if (asked.limit == 0) throw_too_complex("result_window", kMaxResultWindow);
  }
  return out;
}

SearchRequest read_query(const Parameters& parameters) {
  const ParameterReader reader(parameters, {"q", "mode"});
  SearchRequest request;
  for (const auto& [name, value] : reader.all()) {
    if (name != "lang") set(request, name, value);
  }
  check_query(request.query, request.mode);
  return request;
}

}  // namespace kouryu::server
