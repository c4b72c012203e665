// The commands of kouryu: what each is called, what it does, and how it is made.
#ifndef KOURYU_SEARCHER_CLI_COMMANDS_H_
#define KOURYU_SEARCHER_CLI_COMMANDS_H_

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dict/cli/command.h"

namespace kouryu {

inline constexpr int kMostRows = 1'000'000'000;  // that an option may ask for

/// A command that can read its line, and what it does then; that returns the exit status.
struct Ready {
  Command command;
  std::function<int(const Command&, const Strings&)> run;
};

struct CommandRow {
  std::string_view name;
  const char* english;
  const char* japanese;
  Ready (*make)(Command command);
};

/// All of them, in the order of help. Of `index`, which is another program, there is no `make`.
[[nodiscard]] std::span<const CommandRow> command_rows();
/// nullptr where there is none.
[[nodiscard]] const CommandRow* find_command(std::string_view name);
[[nodiscard]] Ready make(const CommandRow& row);
/// kouryu itself: its commands, and what holds for all.
[[nodiscard]] Command make_program();

[[nodiscard]] Ready make_search(Command command);
[[nodiscard]] Ready make_similar(Command command);
[[nodiscard]] Ready make_timeline(Command command);
[[nodiscard]] Ready make_relations(Command command);
[[nodiscard]] Ready make_show(Command command);
[[nodiscard]] Ready make_facets(Command command);
[[nodiscard]] Ready make_suggest(Command command);
[[nodiscard]] Ready make_explain(Command command);
[[nodiscard]] Ready make_synonyms(Command command);
[[nodiscard]] Ready make_serve(Command command);
[[nodiscard]] Ready make_help(Command command);
[[nodiscard]] Ready make_version(Command command);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_CLI_COMMANDS_H_
