// kouryu: answers queries from indexes; `kouryu index` and `kouryu explain --text` hand over to
// kouryu-index.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <csignal>
#include <cstring>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "dict/base/console.h"
#include "kouryu/error.h"
#include "searcher/cli/commands.h"
#include "searcher/cli/hand_over.h"
#include "searcher/cli/terminal.h"

namespace {

using kouryu::Language;

constexpr int kInterrupted = 130;

/// Nothing is ever half written by this program, so it may end anywhere.
void on_interrupt(int /*signal*/) { ::_exit(kInterrupted); }

int run(int argc, char** argv, Language language) {
  const auto tell = [&](const char* english, const char* japanese) {
    return std::string(kouryu::say(language, english, japanese));
  };
  CLI::App app(
      tell("Full-text search for Japanese documents on exchange between local governments.",
           "自治体国際交流の文書のための全文検索。"),
      "kouryu");
  app.set_help_flag("-h,--help", tell("Print this help and exit", "この説明を表示して終了"));
  app.set_version_flag("--version", std::string("kouryu ") + KOURYU_VERSION,
                       tell("Print the version and exit", "版を表示して終了"));
  app.require_subcommand(1);
  app.add_subcommand("index", tell("Create or update an index (see kouryu-index --help)",
                                   "索引を作成・更新する(kouryu-index --help を参照)"));
  std::vector<std::pair<CLI::App*, kouryu::RunCommand>> commands;
  for (const auto add :
       {kouryu::add_search, kouryu::add_similar, kouryu::add_timeline, kouryu::add_relations,
        kouryu::add_show, kouryu::add_facets, kouryu::add_suggest, kouryu::add_explain,
        kouryu::add_synonyms, kouryu::add_serve}) {
    CLI::App* command = nullptr;
    kouryu::RunCommand run_command = add({app, language}, command);
    commands.emplace_back(command, std::move(run_command));
  }
  // What follows "--" is never an option.
  std::vector<std::string> arguments(argv + 1, argv + argc);
  const auto cut = std::find(arguments.begin(), arguments.end(), "--");
  std::vector<std::string> literal;
  if (cut != arguments.end()) {
    literal.assign(cut + 1, arguments.end());
    arguments.erase(cut, arguments.end());
  }
  std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants them
  try {
    app.parse(arguments);
    for (const auto& [command, run_command] : commands) {
      if (command->parsed()) return run_command(literal);
    }
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) {
      app.exit(error);  // help or version was asked for
      return kouryu::kFound;
    }
    std::cerr << kouryu::usage_error(error.get_name(), error.what(), language) << '\n';
  }
  return kouryu::kFailed;
}

}  // namespace

int main(int argc, char** argv) {
  (void)std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is no error
  (void)std::signal(SIGINT, on_interrupt);
  std::ios::sync_with_stdio(false);
  if (argc > 1 && std::strcmp(argv[1], "index") == 0) {
    return kouryu::hand_over_to_indexer({argv + 2, argv + argc});
  }
  try {
    const int status = run(argc, argv, kouryu::message_language());
    const auto why = kouryu::lost_output();
    if (!why) return status;
    std::cerr << "kouryu: "
              << kouryu::say("standard output: cannot write the answer",
                             "標準出力: 結果を書き出せません")
              << *why << '\n';
  } catch (const kouryu::Error& error) {
    std::cerr << "kouryu: " << kouryu::harmless(error.what()) << '\n';
    if (!error.hint().empty()) std::cerr << error.hint() << '\n';
  } catch (const std::exception& error) {
    std::cerr << "kouryu: " << kouryu::harmless(error.what()) << '\n';
  }
  return kouryu::kFailed;
}
