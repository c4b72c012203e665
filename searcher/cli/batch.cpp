// Reads batch lines; a line that fails is answered with its error and the next one goes on.
#include "searcher/cli/batch.h"

#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "dict/base/console.h"
#include "dict/base/guess.h"
#include "dict/base/text_lines.h"
#include "dict/base/utf8.h"
#include "searcher/cli/terminal.h"
#include "searcher/output/output.h"
#include "searcher/output/table.h"

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
    refuse(key, "must be a whole number", "整数で書いてください");
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
    throw Error(ErrorKind::BadQuery, key + ": " + say("is no key of a query", "使えないキーです"),
                possible_names(key, {"id", "query", "mode", "filters", "all", "limit", "offset",
                                     "sort", "group", "facets", "facet_size", "snippet_length",
                                     "explain", "synonyms"}));
  }
}

/// Fills in `line` key by key, so that the id is known when a later key is wrong.
void read_batch_line(const std::string& text, BatchLine& line) {
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

/// Writes answers in one of the formats.
class BatchWriter {
 public:
  BatchWriter(const SearchOptions& options, std::ostream& out) : options_(options), out_(out) {
    if (options.format == "csv") csv_.emplace(out);
  }

  void write(const SearchResult& result, const BatchLine& line) {
    if (csv_) {
      write_table(*csv_, result, {.query_id = line.id, .heads = !headed_});
      headed_ = true;
    } else if (options_.format == "jsonl") {
      for (const Hit& hit : result.hits) {
        out_ << to_json(hit, options_.fields, line.request.explain, line.id) << '\n';
      }
    } else {
      out_ << to_json(result, options_.fields, line.request.explain, line.id) << '\n';
    }
    if (options_.format == "csv" || options_.format == "jsonl") warn(result.warnings, line.id);
  }

  void write(const Error& error, const BatchLine& line) {
    if (csv_) {
      std::cerr << "kouryu: " << harmless(line.id + ": " + error.what()) << '\n';
    } else {
      out_ << error_json(error, line.id, options_.format == "jsonl" ? "query_id" : "id") << '\n';
    }
  }

 private:
  void warn(const std::vector<Warning>& warnings, const std::string& id) const {
    if (options_.screen.quiet) return;
    for (const Warning& warning : warnings) {
      std::cerr << "kouryu: " << harmless(id + ": " + warning.message) << '\n';
    }
  }

  const SearchOptions& options_;
  std::ostream& out_;
  std::optional<CsvSink> csv_;
  bool headed_ = false;
};

bool read_query(std::istream& in, bool null_ends, std::string& text) {
  return null_ends ? static_cast<bool>(std::getline(in, text, '\0')) : read_text_line(in, text);
}

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

}  // namespace

int run_batch(Searcher& searcher, const SearchOptions& options, std::istream& in,
              std::ostream& out) {
  int status = kFound;
  std::string text;
  BatchWriter writer(options, out);
  for (std::size_t number = 1; read_query(in, options.null_ends, text); ++number) {
    if (number == 1 && is_utf16(text)) {
      throw Error(ErrorKind::BadQuery,
                  say("the batch is not UTF-8", "バッチが UTF-8 ではありません"),
                  say("it looks like UTF-16: save it as UTF-8",
                      "UTF-16 のようです。UTF-8 で保存してください"));
    }
    if (is_blank(text)) continue;  // {"query": ""} browses
    BatchLine line{std::to_string(number), options.request};
    try {
      read_batch_line(text, line);
      writer.write(searcher.search(line.request), line);
    } catch (const Error& error) {
      writer.write(error, line);
      status = kFailed;
    }
    out.flush();
    if (!out) break;
  }
  return status;
}

}  // namespace kouryu
