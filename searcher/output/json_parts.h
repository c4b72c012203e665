// What answers of several kinds have in their JSON.
#ifndef KOURYU_SEARCHER_OUTPUT_JSON_PARTS_H_
#define KOURYU_SEARCHER_OUTPUT_JSON_PARTS_H_

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "kouryu/searcher.h"

namespace kouryu::json {

using Json = nlohmann::ordered_json;

[[nodiscard]] inline std::string one_line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

[[nodiscard]] inline Json or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

[[nodiscard]] inline Json document_json(const HitDocument& document) {
  Json out = {{"id", document.id},
              {"title", document.title},
              {"path", or_null(document.path)},
              {"date", or_null(document.date)},
              {"format", or_null(document.format)},
              {"ocr", document.ocr}};
  if (!document.container.empty()) out["container"] = document.container;
  return out;
}

[[nodiscard]] inline Json warnings_json(const std::vector<Warning>& warnings) {
  Json out = Json::array();
  for (const Warning& warning : warnings) {
    out.push_back({{"code", warning.code}, {"message", warning.message}});
  }
  return out;
}

}  // namespace kouryu::json

#endif  // KOURYU_SEARCHER_OUTPUT_JSON_PARTS_H_
