// One JSON object a line, read with nlohmann; whatever is wrong becomes a reason.
#include "indexer/extract/jsonl.h"

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "dict/base/utf8.h"
#include "dict/names/facet_values.h"

namespace kouryu {
namespace {

using nlohmann::json;

constexpr std::size_t kLongestId = 200;  // bytes: ids become terms

JsonlLine refuse(const char* reason, std::string detail) {
  return {std::nullopt, reason, std::move(detail)};
}

std::vector<std::string> strings_of(const json& facets, const char* name) {
  std::vector<std::string> values;
  const auto it = facets.find(name);
  if (it == facets.end() || it->is_null()) return values;
  const auto add = [&](const json& value) {
    if (!value.is_string()) throw std::invalid_argument(std::string(name) + " must hold strings");
    if (!value.get_ref<const std::string&>().empty()) values.push_back(value);
  };
  if (it->is_array()) {
    for (const json& value : *it) add(value);
  } else {
    add(*it);
  }
  return values;
}

/// 2004, "2004", "平成16年", "2004..2006".
std::vector<int> years_of(const json& value) {
  if (!value.is_number_integer() && !value.is_string()) {
    throw std::invalid_argument("year must be a number");
  }
  auto years = stored_years(value.is_string() ? value.get<std::string>() : value.dump());
  if (years.empty()) throw std::invalid_argument("year must be 1 to 9999");
  return years;
}

GivenFacets facets_of(const json& given) {
  if (!given.is_object()) throw std::invalid_argument("facets must be an object");
  GivenFacets facets;
  facets.city = strings_of(given, "city");
  facets.prefecture = strings_of(given, "prefecture");
  facets.country = strings_of(given, "country");
  facets.org = strings_of(given, "org");
  if (const auto it = given.find("year"); it != given.end() && !it->is_null()) {
    const json values = it->is_array() ? *it : json::array({*it});
    for (const json& value : values) {
      const auto years = years_of(value);
      facets.year.insert(facets.year.end(), years.begin(), years.end());
    }
  }
  return facets;
}

std::string string_of(const json& object, const char* name, bool required) {
  const auto it = object.find(name);
  if (it == object.end() || it->is_null()) {
    if (required) throw std::invalid_argument(std::string("no ") + name);
    return {};
  }
  if (it->is_string()) return it->get<std::string>();
  if (required && it->is_number_integer()) return it->dump();
  throw std::invalid_argument(std::string(name) + " must be a string");
}

}  // namespace

JsonlLine read_jsonl_line(std::string_view line) {
  if (!is_valid_utf8(line)) return refuse("bad_encoding", "not UTF-8");
  try {
    const json object = json::parse(line);
    if (!object.is_object()) return refuse("bad_json", "not an object");
    JsonlPassage passage;
    passage.id = string_of(object, "id", true);
    if (passage.id.empty() || passage.id.size() > kLongestId) {
      return refuse("bad_json", "id must have 1 to 200 bytes");
    }
    passage.title = string_of(object, "title", false);
    passage.text = string_of(object, "text", true);
    if (passage.text.find_first_not_of(" \t\r\n") == std::string::npos) {
      return refuse("no_text", "text is empty");
    }
    if (const auto it = object.find("facets"); it != object.end() && !it->is_null()) {
      passage.facets = facets_of(*it);
    }
    return {std::move(passage), {}, {}};
  } catch (const json::parse_error& error) {
    // What the library says holds bytes of the line, cut anywhere.
    return refuse("bad_json", "not JSON at byte " + std::to_string(error.byte));
  } catch (const std::exception& error) {
    return refuse("bad_json", error.what());
  }
}

}  // namespace kouryu
