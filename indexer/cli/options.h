// The command line of kouryu-index.
#ifndef KOURYU_INDEXER_CLI_OPTIONS_H_
#define KOURYU_INDEXER_CLI_OPTIONS_H_

#include <string>

#include "dict/cli/command.h"
#include "kouryu/indexer.h"

namespace kouryu {

enum class ProgressStyle { None, Line, Json };

struct IndexOptions {
  IndexRequest request;
  bool json = false;
  bool quiet = false;    // errors alone
  bool verbose = false;  // each file that is not read, not only their number by kind
  bool explain = false;  // writes no index
  ProgressStyle progress = ProgressStyle::None;
};

/// Reads the arguments. Throws UsageError, HelpWanted, VersionWanted; Error: Io, for --files-from.
[[nodiscard]] IndexOptions read_options(const Strings& line);

/// The program as help, manual page and completion tell it.
[[nodiscard]] Command program();

/// --index DIR.
void add_index_option(CLI::App& app, std::string& index);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_CLI_OPTIONS_H_
