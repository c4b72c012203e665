// kouryu-index ACTION: what is done with an index besides updating it.
#ifndef KOURYU_INDEXER_CLI_ACTIONS_H_
#define KOURYU_INDEXER_CLI_ACTIONS_H_

#include <optional>
#include <string>
#include <vector>

#include "dict/base/locale.h"

namespace kouryu {

/// Runs the action that the arguments name before any PATH, and returns the exit status; nullopt
/// when they name none. Throws Error.
[[nodiscard]] std::optional<int> run_action(int argc, char** argv, Language language);

/// A line for each action, for the help of the program.
[[nodiscard]] std::string actions_help(Language language);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_CLI_ACTIONS_H_
