// The options of the commands that ask. What their values mean: searcher/query/parameters.h.
#ifndef KOURYU_SEARCHER_CLI_SEARCH_OPTIONS_H_
#define KOURYU_SEARCHER_CLI_SEARCH_OPTIONS_H_

#include <set>
#include <string>
#include <vector>

#include "dict/cli/command.h"
#include "kouryu/searcher.h"
#include "searcher/cli/terminal.h"
#include "searcher/query/parameters.h"

namespace kouryu {

struct SearchOptions {
  std::vector<std::string> indexes;
  SearcherOptions searcher;
  SearchRequest request;
  std::string format = "text";
  ScreenOptions screen;
  std::string batch;       // file of queries; "-" for standard input; empty for none
  bool files = false;      // the paths alone
  bool null_ends = false;  // NUL ends lines, of queries and of paths
  std::set<std::string> fields;
};

// Each adds some options to a command; they write to what they are given, which must outlive the
// reading of the line.

/// --index.
void add_index_option(Command& command, std::vector<std::string>& indexes);
/// --city and the other filters, --all.
void add_filter_options(Command& command, SearchOptions& options);
/// --mode, --synonyms, --no-synonyms.
void add_mode_options(Command& command, SearchOptions& options);
/// --batch, --files, --null.
void add_batch_options(Command& command, SearchOptions& options);
/// --format, --limit, --offset: whatever the rows are.
void add_row_options(Command& command, SearchOptions& options);
/// --sort, --group, --facets, --facet-size, --snippet-length, --explain, --fields.
void add_hit_options(Command& command, SearchOptions& options);
/// --order, --kind.
void add_event_options(Command& command, SearchRequest& request);
/// --synonyms FILE.
void add_synonym_files(CLI::App& options, SearcherOptions& searcher);
/// The same and --no-synonyms.
void add_synonym_options(CLI::App& options, SearcherOptions& searcher, bool& synonyms);

/// What a query is, for commands that take one. Completed are names of fields, values of facets and
/// words of these indexes.
[[nodiscard]] Argument query_argument(const std::vector<std::string>& indexes);
/// The words of a query as one.
[[nodiscard]] std::string query_of(const Strings& words);
/// 0, 1 and 2, as grep has them.
[[nodiscard]] std::vector<NamedHelp> answer_statuses();
/// The values of a facet in these indexes, or in the default one, for completion.
[[nodiscard]] Candidates facet_candidates(const std::vector<std::string>& indexes,
                                          const std::string& facet);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_CLI_SEARCH_OPTIONS_H_
