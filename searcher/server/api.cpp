// One function an endpoint.
#include "searcher/server/api.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

#include "dict/text/normalizer.h"
#include "searcher/output/output.h"
#include "searcher/output/table.h"
#include "searcher/query/parameters.h"
#include "searcher/server/embedded.h"
#include "searcher/server/limits.h"
#include "searcher/server/parameters.h"
#include "searcher/server/query_limits.h"
#include "searcher/server/reply.h"
#include "searcher/server/web/state.h"
#include "searcher/server/xlsx.h"

namespace kouryu::server {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

[[noreturn]] void throw_not_found() {
  throw HttpError(404, "not_found", say("there is nothing at this address", "見つかりません"));
}

/// The parameters, with the format that the path's ending names: search.csv.
Parameters parameters_of(const Call& call) {
  Parameters out = call.target.parameters;
  const std::size_t dot = call.target.path.rfind('.');
  if (dot == std::string::npos) return out;
  std::erase_if(out, [](const auto& row) { return row.first == "format"; });
  out.emplace_back("format", call.target.path.substr(dot + 1));
  return out;
}

/// What the last row of a table says that was cut: how much is left, and where.
std::string rest_of(std::size_t total, std::size_t rows, const SearchRequest& request) {
  const std::size_t next = request.offset + rows;
  if (rows < request.limit || next >= total) return {};
  return std::to_string(total - next) +
         say(" more rows: ask with offset=", " 行が続きます。続きは offset=") +
         std::to_string(next);
}

/// Where a passage can be read.
std::string passage_address(const Call& call, const std::string& passage) {
  return call.address + web::href("passage", Parameters{{"id", passage}});
}

template <class Answer>
void fill(TableSink& out, const Call& call, const Answer& answer, const std::string& rest) {
  write_table(out, answer, {.language = call.language, .address = [&](const std::string& passage) {
                              return passage_address(call, passage);
                            }});
  if (!rest.empty()) out.add_row({{rest}});
}

/// A table for spreadsheet programs. `name`: of the file, without its ending, and of the sheet.
template <class Answer>
Reply table_reply(const Call& call, const Answer& answer, const std::string& format,
                  const std::string& name, const std::string& rest) {
  Reply reply;
  if (format == "xlsx") {
    XlsxSink table(name);
    fill(table, call, answer, rest);
    reply.body = table.finish();
    reply.content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    reply.packed = true;
  } else {
    std::ostringstream text;
    CsvSink table(text);
    fill(table, call, answer, rest);
    reply.body = std::move(text).str();
    reply.content_type = "text/csv; charset=utf-8; header=present";
  }
  reply.headers.emplace_back("Content-Disposition",
                             "attachment; filename=\"kouryu-" + name + '.' + format + '"');
  return reply;
}

Reply result_reply(const Call& call, const SearchResult& result, const SearchParameters& asked) {
  if (!is_table(asked.format)) {
    return json_reply(to_json(result, asked.fields, asked.request.explain));
  }
  return table_reply(call, result, asked.format, "search",
                     rest_of(result.total, result.hits.size(), asked.request));
}

/// Parameters of /facets that are not those of a search.
struct FacetParameters {
  std::string field;
  std::string prefix;
  std::size_t limit = 0;
};

FacetParameters take_facet_parameters(Parameters& parameters) {
  Parameters own;
  const auto is_own = [](const auto& row) {
    return row.first == "field" && row.second.find(':') == std::string::npos;
  };
  for (const auto& row : parameters) {
    if (is_own(row) || row.first == "prefix" || row.first == "limit") own.push_back(row);
  }
  std::erase_if(parameters, [&](const auto& row) {
    return is_own(row) || row.first == "prefix" || row.first == "limit";
  });
  const ParameterReader reader(own, {"field", "prefix", "limit"});
  return {reader.text("field"), reader.text("prefix"),
          reader.number("limit", kMaxFacetSize, 1, kMaxLimit)};
}

/// Values that begin with `prefix`, at most `limit`.
void narrow(std::vector<FacetCount>& values, const std::string& prefix, std::size_t limit) {
  const std::string beginning = fold_text(prefix);
  if (!beginning.empty()) {
    std::erase_if(values, [&](const FacetCount& row) {
      return !fold_text(row.value).starts_with(beginning);
    });
  }
  if (values.size() > limit) values.resize(limit);
}

}  // namespace

Reply api_search(const Call& call) {
  SearchParameters asked = read_search(parameters_of(call));
  if (is_table(asked.format)) asked.request.facets.clear();  // no column shows them
  return result_reply(call, call.searcher.search(asked.request), asked);
}

Reply api_similar(const Call& call) {
  const SearchParameters asked = read_search(call.target.parameters, {"id"});
  if (asked.id.empty()) ParameterReader::throw_bad("id", say("is needed", "指定が必要です"));
  const auto result = call.searcher.similar(asked.id, asked.request);
  if (!result) throw_not_found();
  return result_reply(call, *result, asked);
}

Reply api_timeline(const Call& call) {
  const SearchParameters asked = read_timeline(parameters_of(call));
  const Timeline timeline = call.searcher.timeline(asked.request);
  if (!is_table(asked.format)) return json_reply(to_json(timeline));
  return table_reply(call, timeline, asked.format, "timeline",
                     rest_of(timeline.total, timeline.events.size(), asked.request));
}

Reply api_relations(const Call& call) {
  const RelationsParameters asked = read_relations(parameters_of(call));
  const Relations relations = call.searcher.relations(asked.request);
  if (!is_table(asked.format)) return json_reply(to_json(relations));
  return table_reply(call, relations, asked.format, "relations",
                     rest_of(relations.total, relations.relations.size(), asked.request.search));
}

Reply api_suggest(const Call& call) {
  const ParameterReader reader(call.target.parameters, {"q", "limit"});
  const std::string prefix = reader.text("q");
  if (prefix.size() > kMaxQueryTextBytes) throw_too_complex("query_bytes", kMaxQueryTextBytes);
  const std::size_t limit = reader.number("limit", kUsualSuggestions, 1, kMaxSuggestions);
  return json_reply(to_json(call.searcher.suggest(prefix, limit)));
}

Reply api_explain(const Call& call) {
  const SearchRequest asked = read_query(call.target.parameters);
  return json_reply(to_json(call.searcher.explain(asked.query, asked.mode)));
}

Reply api_passage(const Call& call) {
  const ParameterReader reader(call.target.parameters, {"q"});
  check_query(reader.text("q"), SearchMode::Auto);
  const auto hit = call.searcher.passage(call.rest, reader.text("q"));
  if (!hit) throw_not_found();
  return json_reply(to_json(*hit, {}, true));
}

Reply api_document(const Call& call) {
  const ParameterReader reader(call.target.parameters, {});
  const auto document = call.searcher.document(call.rest);
  if (!document) throw_not_found();
  return json_reply(to_json(*document));
}

/// Counts over what a search matches; the whole index where nothing is searched for.
Reply api_facets(const Call& call) {
  Parameters parameters = call.target.parameters;
  const FacetParameters own = take_facet_parameters(parameters);
  SearchRequest request = read_search(parameters).request;
  const bool one = !own.field.empty();
  const bool everything = request.query.empty() && request.filters.empty();
  if (one && everything) {
    return json_reply(
        to_json(own.field, call.searcher.facet_values(own.field, own.prefix, own.limit)));
  }
  const auto listed = std::any_of(parameters.begin(), parameters.end(),
                                  [](const auto& row) { return row.first == "facets"; });
  if (one) {
    request.facets = {own.field};
  } else if (!listed) {
    request.facets.assign(kFacetNames.begin(), kFacetNames.end());
  }
  request.limit = 1;
  request.facet_size = own.prefix.empty() ? own.limit : 0;
  SearchResult result = call.searcher.search(request);
  for (auto& [field, values] : result.facets) narrow(values, own.prefix, own.limit);
  if (one) return json_reply(to_json(own.field, result.facets.at(0).second));
  return json_reply(facets_to_json(result));
}

Reply api_health(const Call& call) {
  const ParameterReader reader(call.target.parameters, {});
  const IndexState state = call.searcher.state();
  Json indexes = Json::array();
  bool all = true;
  for (const IndexState::Part& part : state.parts) {
    all = all && part.available;
    indexes.push_back({{"available", part.available}, {"revision", part.revision}});
  }
  return json_reply(dump({{"status", all ? "ok" : "partial"},
                          {"version", KOURYU_VERSION},
                          {"passages", state.passages},
                          {"indexes", std::move(indexes)}}));
}

Reply api_openapi(const Call& call) {
  const ParameterReader reader(call.target.parameters, {});
  Reply reply;
  reply.content_type = "application/json";
  reply.body = openapi_document();
  return reply;
}

Reply metrics_text(const Call& call) {
  const ParameterReader reader(call.target.parameters, {});
  Reply reply;
  reply.content_type = "text/plain; version=0.0.4; charset=utf-8";
  reply.body = call.metrics.text(call.searcher.state());
  return reply;
}

Reply api_unknown(const Call&) { throw_not_found(); }

Reply web_page(const Call& call) {
  web::Response page = web::handle(
      {call.target.path, call.target.parameters, call.language, call.address}, call.searcher);
  Reply reply;
  reply.status = page.status;
  reply.content_type = std::move(page.content_type);
  reply.body = std::move(page.body);
  reply.etag = std::move(page.etag);
  reply.fault = std::move(page.fault);
  reply.lasting = page.lasting;
  return reply;
}

}  // namespace kouryu::server
