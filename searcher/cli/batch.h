// Many queries from a file: one a line, or one JSON object a line.
#ifndef KOURYU_SEARCHER_CLI_BATCH_H_
#define KOURYU_SEARCHER_CLI_BATCH_H_

#include <istream>
#include <ostream>

#include "searcher/cli/search_options.h"

namespace kouryu {

/// Answers every line of `in`, one JSON object a line, in order. Options of the command line hold
/// where a line does not say otherwise. Returns the exit status: 2 when a line failed, else 0.
int run_batch(Searcher& searcher, const SearchOptions& options, std::istream& in,
              std::ostream& out);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_CLI_BATCH_H_
