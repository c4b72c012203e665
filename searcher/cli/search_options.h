// The options of `kouryu search`, from the command line and from a line of a batch.
#ifndef KOURYU_SEARCHER_CLI_SEARCH_OPTIONS_H_
#define KOURYU_SEARCHER_CLI_SEARCH_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <set>
#include <string>
#include <vector>

#include "dict/base/locale.h"
#include "kouryu/searcher.h"

namespace kouryu {

struct SearchOptions {
  std::vector<std::string> indexes;
  SearchRequest request;
  std::string format = "text";
  std::string color = "auto";
  std::string batch;  // file of queries; "-" for standard input; empty for none
  std::set<std::string> fields;
};

/// Adds the options to `command`; they write to `options`, which must outlive the parsing.
void add_search_options(CLI::App& command, SearchOptions& options, Language language);

/// Names as on the command line. Throws Error (BadQuery) for others.
[[nodiscard]] SearchMode read_mode(const std::string& name);
[[nodiscard]] SortOrder read_sort(const std::string& name);
[[nodiscard]] GroupBy read_group(const std::string& name);
/// A list "city,year", or none.
[[nodiscard]] std::vector<std::string> read_list(const std::string& list);

/// Names of the filters as options.
inline constexpr const char* kFilterNames[] = {
    "city", "prefecture", "country", "org", "year", "fy", "date", "own", "partner", "field", "doc"};

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_CLI_SEARCH_OPTIONS_H_
