// The command line of kouryu-index.
#ifndef KOURYU_INDEXER_CLI_OPTIONS_H_
#define KOURYU_INDEXER_CLI_OPTIONS_H_

#include <optional>

#include "dict/base/locale.h"
#include "kouryu/indexer.h"

namespace kouryu {

enum class ProgressStyle { None, Line, Json };

struct IndexOptions {
  IndexRequest request;
  bool json = false;
  bool verbose = false;  // each file that is not read, not only their number by kind
  bool explain = false;  // writes no index
  ProgressStyle progress = ProgressStyle::None;
};

/// Reads the arguments. nullopt when there is nothing to run: help or version was printed, or a
/// usage error told; `status` is then the exit status.
[[nodiscard]] std::optional<IndexOptions> read_options(int argc, char** argv, Language language,
                                                       int& status);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_CLI_OPTIONS_H_
