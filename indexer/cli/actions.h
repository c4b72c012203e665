// kouryu-index ACTION: what is done with an index besides updating it.
#ifndef KOURYU_INDEXER_CLI_ACTIONS_H_
#define KOURYU_INDEXER_CLI_ACTIONS_H_

#include <optional>
#include <string>
#include <vector>

#include "dict/cli/command.h"

namespace kouryu {

/// Runs the action that the arguments name before any PATH, and returns the exit status; nullopt
/// when they name none. Throws Error, UsageError.
[[nodiscard]] std::optional<int> run_action(const Strings& line);

/// All of them, in the order of help.
[[nodiscard]] std::vector<NamedHelp> actions();
/// One as help, manual page and completion tell it; nullopt where there is none of that name.
[[nodiscard]] std::optional<Command> action_command(const std::string& name);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_CLI_ACTIONS_H_
