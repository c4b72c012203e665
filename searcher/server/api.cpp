// One function an endpoint.
#include "searcher/server/api.h"

#include <nlohmann/json.hpp>
#include <sstream>

#include "searcher/output/output.h"
#include "searcher/server/limits.h"
#include "searcher/server/parameters.h"
#include "searcher/server/query_limits.h"
#include "searcher/server/reply.h"

namespace kouryu::server {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

[[noreturn]] void throw_not_found() {
  throw HttpError(404, "not_found", say("there is nothing at this address", "見つかりません"));
}

/// A table for spreadsheet programs.
template <class Answer>
Reply csv_reply(const Answer& answer, const char* file) {
  std::ostringstream table;
  write_csv(table, answer);
  Reply reply;
  reply.content_type = "text/csv; charset=utf-8; header=present";
  reply.body = std::move(table).str();
  reply.headers.emplace_back("Content-Disposition",
                             std::string("attachment; filename=\"") + file + '"');
  return reply;
}

}  // namespace

Reply api_search(const Call& call) {
  const SearchParameters asked = read_search(call.target.parameters);
  const SearchResult result = call.searcher.search(asked.request);
  if (asked.format == "csv") return csv_reply(result, "kouryu-search.csv");
  return json_reply(to_json(result, asked.fields, asked.request.explain));
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

Reply api_facets(const Call& call) {
  const ParameterReader reader(call.target.parameters, {"field", "prefix", "limit"});
  if (!reader.has("field")) {
    ParameterReader::throw_bad("field", "city, prefecture, country, year, org");
  }
  const std::string field = reader.text("field");
  return json_reply(to_json(
      field, call.searcher.facet_values(field, reader.text("prefix"),
                                        reader.number("limit", kMaxFacetSize, 1, kMaxLimit))));
}

Reply api_health(const Call& call) {
  const ParameterReader reader(call.target.parameters, {});
  return json_reply(dump({{"status", "ok"}}));
}

Reply api_unknown(const Call&) { throw_not_found(); }

Reply web_page(const Call& call) {
  const bool english =
      std::any_of(call.target.parameters.begin(), call.target.parameters.end(),
                  [](const auto& row) { return row.first == "lang" && row.second == "en"; });
  const Language language = english ? Language::English : Language::Japanese;
  web::Response page =
      web::handle({call.target.path, call.target.parameters, language}, call.searcher);
  Reply reply;
  reply.status = page.status;
  reply.content_type = std::move(page.content_type);
  reply.body = std::move(page.body);
  reply.etag = std::move(page.etag);
  return reply;
}

}  // namespace kouryu::server
