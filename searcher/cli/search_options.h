// The options of `kouryu search`. What their values mean: searcher/query/parameters.h.
#ifndef KOURYU_SEARCHER_CLI_SEARCH_OPTIONS_H_
#define KOURYU_SEARCHER_CLI_SEARCH_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <set>
#include <string>
#include <vector>

#include "dict/base/locale.h"
#include "kouryu/searcher.h"
#include "searcher/query/parameters.h"

namespace kouryu {

struct SearchOptions {
  std::vector<std::string> indexes;
  SearcherOptions searcher;
  SearchRequest request;
  std::string format = "text";
  std::string color = "auto";
  std::string batch;  // file of queries; "-" for standard input; empty for none
  std::set<std::string> fields;
};

/// Adds the options to `command`; they write to `options`, which must outlive the parsing.
void add_search_options(CLI::App& command, SearchOptions& options, Language language);

/// Adds --order and --kind.
void add_timeline_options(CLI::App& command, SearchOptions& options, Language language);

/// Adds --synonyms FILE.
void add_synonym_files(CLI::App& command, SearcherOptions& searcher, Language language);
/// The same and --no-synonyms.
void add_synonym_options(CLI::App& command, SearcherOptions& searcher, bool& synonyms,
                         Language language);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_CLI_SEARCH_OPTIONS_H_
