// Reads batch lines; a line that fails is answered with its error and the next one goes on.
#include "searcher/cli/batch.h"

#include <nlohmann/json.hpp>
#include <string>

#include "dict/base/text_lines.h"
#include "dict/base/utf8.h"
#include "searcher/cli/terminal.h"
#include "searcher/output/output.h"

namespace kouryu {
namespace {

using Json = nlohmann::json;

struct BatchLine {
  std::string id;
  SearchRequest request;
};

[[noreturn]] void refuse(const std::string& key, const char* english, const char* japanese) {
  throw Error(ErrorKind::BadQuery, key + ": " + say(message_language(), english, japanese));
}

std::string text_of(const std::string& key, const Json& value) {
  if (!value.is_string()) refuse(key, "must be a string", "文字列で書いてください");
  return value.get<std::string>();
}

std::size_t count_of(const std::string& key, const Json& value) {
  if (!value.is_number_unsigned()) {
    refuse(key, "must be a number from 0", "0 以上の整数で書いてください");
  }
  return value.get<std::size_t>();
}

bool flag_of(const std::string& key, const Json& value) {
  if (!value.is_boolean()) refuse(key, "must be true or false", "true か false で書いてください");
  return value.get<bool>();
}

/// A string, a number or a list of these.
std::vector<std::string> values_of(const std::string& key, const Json& value) {
  if (value.is_number_integer()) return {value.dump()};
  if (!value.is_array()) return {text_of(key, value)};
  std::vector<std::string> out;
  for (const Json& one : value) {
    out.push_back(one.is_number_integer() ? one.dump() : text_of(key, one));
  }
  return out;
}

std::vector<std::string> list_of(const std::string& key, const Json& value) {
  return value.is_string() ? read_list(value.get<std::string>()) : values_of(key, value);
}

void set_key(SearchRequest& request, const std::string& key, const Json& value) {
  if (key == "query") {
    request.query = text_of(key, value);
  } else if (key == "mode") {
    request.mode = read_mode(text_of(key, value));
  } else if (key == "filters") {
    if (!value.is_object()) refuse(key, "must be an object", "オブジェクトで書いてください");
    for (const auto& [name, values] : value.items())
      request.filters[name] = values_of(name, values);
  } else if (key == "all") {
    request.all = list_of(key, value);
  } else if (key == "limit") {
    request.limit = count_of(key, value);
  } else if (key == "offset") {
    request.offset = count_of(key, value);
  } else if (key == "sort") {
    request.sort = read_sort(text_of(key, value));
  } else if (key == "group") {
    request.group = read_group(text_of(key, value));
  } else if (key == "facets") {
    request.facets = list_of(key, value);
  } else if (key == "facet_size") {
    request.facet_size = count_of(key, value);
  } else if (key == "snippet_length") {
    request.snippet_chars = count_of(key, value);
  } else if (key == "explain") {
    request.explain = flag_of(key, value);
  } else if (key == "synonyms") {
    request.synonyms = flag_of(key, value);
  } else if (key != "id") {
    refuse(key, "is no key of a query", "使えないキーです");
  }
}

/// Fills in `line` key by key, so that the id is known when a later key is wrong.
void read_line(const std::string& text, BatchLine& line) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string::npos || text[first] != '{') {
    line.request.query = repair_utf8(text);
    return;
  }
  const Json json = Json::parse(repair_utf8(text), nullptr, false);
  if (!json.is_object()) refuse("JSON", "is broken", "読み取れません");
  if (const auto id = json.find("id"); id != json.end()) {
    line.id = id->is_string() ? id->get<std::string>() : id->dump();
  }
  for (const auto& [key, value] : json.items()) set_key(line.request, key, value);
}

}  // namespace

int run_batch(Searcher& searcher, const SearchOptions& options, std::istream& in,
              std::ostream& out) {
  int status = kFound;
  std::string text;
  for (std::size_t number = 1; read_text_line(in, text); ++number) {
    if (number == 1 && is_utf16(text)) {
      throw Error(ErrorKind::BadQuery,
                  say("the batch is not UTF-8", "バッチが UTF-8 ではありません"),
                  say("it looks like UTF-16: save it as UTF-8",
                      "UTF-16 のようです。UTF-8 で保存してください"));
    }
    // An empty line browses, but for one that an editor left at the end.
    if (text.empty() && in.peek() == std::istream::traits_type::eof()) break;
    BatchLine line{std::to_string(number), options.request};
    try {
      read_line(text, line);
      const SearchResult result = searcher.search(line.request);
      out << to_json(result, options.fields, line.request.explain, line.id) << '\n';
    } catch (const Error& error) {
      out << error_json(error, line.id) << '\n';
      status = kFailed;
    }
    out.flush();
    if (!out) break;
  }
  return status;
}

}  // namespace kouryu
