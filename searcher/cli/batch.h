// Many queries from a file: one a line, or one JSON object a line.
#ifndef KOURYU_SEARCHER_CLI_BATCH_H_
#define KOURYU_SEARCHER_CLI_BATCH_H_

#include <istream>
#include <ostream>

#include "searcher/cli/search_options.h"

namespace kouryu {

/// Answers every line of `in` (with `null_ends` what NUL ends) in order; an empty one is none.
/// Options of the command line hold where a line does not say otherwise. As the format says: one
/// JSON object a line; jsonl: one result a line, which begins with "query_id"; csv: one table whose
/// first column is that. Returns the exit status: 2 when a line failed, else 0; a failure stands in
/// its place, of csv on standard error.
int run_batch(Searcher& searcher, const SearchOptions& options, std::istream& in,
              std::ostream& out);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_CLI_BATCH_H_
