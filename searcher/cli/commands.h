// The commands of kouryu. Each adds its options to a subcommand and gives a function to run.
#ifndef KOURYU_SEARCHER_CLI_COMMANDS_H_
#define KOURYU_SEARCHER_CLI_COMMANDS_H_

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

#include "dict/base/locale.h"

namespace kouryu {

inline constexpr int kMostRows = 1'000'000'000;  // that an option may ask for

/// Runs the command after parsing; returns the exit status. `literal`: the arguments after "--".
using RunCommand = std::function<int(const std::vector<std::string>& literal)>;

struct CommandLine {
  CLI::App& app;
  Language language;
};

[[nodiscard]] RunCommand add_search(CommandLine line, CLI::App*& command);
[[nodiscard]] RunCommand add_similar(CommandLine line, CLI::App*& command);
[[nodiscard]] RunCommand add_timeline(CommandLine line, CLI::App*& command);
[[nodiscard]] RunCommand add_relations(CommandLine line, CLI::App*& command);
[[nodiscard]] RunCommand add_show(CommandLine line, CLI::App*& command);
[[nodiscard]] RunCommand add_facets(CommandLine line, CLI::App*& command);
[[nodiscard]] RunCommand add_suggest(CommandLine line, CLI::App*& command);
[[nodiscard]] RunCommand add_explain(CommandLine line, CLI::App*& command);
[[nodiscard]] RunCommand add_serve(CommandLine line, CLI::App*& command);
[[nodiscard]] RunCommand add_synonyms(CommandLine line, CLI::App*& command);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_CLI_COMMANDS_H_
