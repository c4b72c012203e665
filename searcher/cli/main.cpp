// kouryu: answers queries from indexes; `kouryu index` and `kouryu explain --text` hand over to
// kouryu-index.
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <iostream>
#include <iterator>
#include <string>
#include <utility>

#include "dict/base/console.h"
#include "dict/base/guess.h"
#include "kouryu/error.h"
#include "searcher/cli/commands.h"
#include "searcher/cli/hand_over.h"
#include "searcher/cli/terminal.h"

namespace {

using kouryu::CommandRow;
using kouryu::Ready;
using kouryu::say;
using kouryu::Strings;
using kouryu::UsageError;

constexpr int kInterrupted = 130;

/// Nothing is ever half written by this program, so it may end anywhere.
void on_interrupt(int /*signal*/) { ::_exit(kInterrupted); }

/// The commands that `word` is one slip away from, or the beginning of.
Strings slipped_commands(const std::string& word) {
  Strings names;
  for (const CommandRow& row : kouryu::command_rows()) names.emplace_back(row.name);
  Strings meant = kouryu::guesses(word, names);
  std::erase_if(meant, [&](const std::string& name) {
    return !name.starts_with(word) && kouryu::slips_between(word, name) > 1;
  });
  return meant;
}

/// The command of a line, which loses its name: the first word, or search where that is none.
const CommandRow& take_command(Strings& line) {
  const CommandRow& search = *kouryu::find_command("search");
  const Ready asked = kouryu::make(search);
  const std::string* const word = kouryu::first_word(asked.command, line);
  if (word == nullptr) return search;
  if (const CommandRow* const row = kouryu::find_command(*word)) {
    line.erase(line.begin() + (word - line.data()));
    return *row;
  }
  const Strings meant = slipped_commands(*word);
  if (meant.empty()) return search;
  throw UsageError(
      say("no such command: ", "そのようなコマンドはありません: ") + *word,
      kouryu::did_you_mean(*word, meant) + say(" (kouryu -- searches for it as a word)",
                                               " (語として検索するには kouryu -- の後に書きます)"));
}

int print_help(const kouryu::Command& command) {
  kouryu::Answer answer({}, true);
  answer.out() << kouryu::help_text(command, kouryu::output_columns());
  answer.show();
  return kouryu::kFound;
}

/// What the shells' completion asks: the words of the line so far.
int complete(Strings line) {
  if (!line.empty() && line[0] == "index" && line.size() > 1) {
    line[0] = "--complete";
    return kouryu::hand_over_to_indexer(line);
  }
  const CommandRow* row = line.size() > 1 ? kouryu::find_command(line[0]) : nullptr;
  if (row != nullptr) {
    line.erase(line.begin());
  } else {
    kouryu::Command program = kouryu::make_program();
    std::cout << kouryu::completions(program, line);
    row = kouryu::find_command("search");
  }
  kouryu::Command command = kouryu::make(*row).command;
  std::cout << kouryu::completions(command, line);
  return kouryu::kFound;
}

/// The manual page of the command that is named, or of kouryu; its description is read.
int print_manual(const Strings& words) {
  const std::string prose(std::istreambuf_iterator<char>(std::cin), {});
  const std::string version = std::string("kouryu ") + KOURYU_VERSION;
  const CommandRow* const row = words.empty() ? nullptr : kouryu::find_command(words[0]);
  if (row == nullptr) {
    std::cout << kouryu::manual_page(kouryu::make_program(), prose, version);
  } else {
    std::cout << kouryu::manual_page(kouryu::make(*row).command, prose, version);
  }
  return kouryu::kFound;
}

int run(Strings line) {
  if (line.empty()) {
    std::cerr << kouryu::help_text(kouryu::make_program(), 0);
    return kouryu::kFailed;
  }
  const std::string first = line[0];
  const Strings rest(line.begin() + 1, line.end());
  if (first == "index") return kouryu::hand_over_to_indexer(rest);
  if (first == "--complete") return complete(rest);    // for the shells
  if (first == "--manual") return print_manual(rest);  // for the build
  if (first == "-h" || first == "--help") return print_help(kouryu::make_program());
  if (first == "--version") line[0] = "version";
  Ready asked = kouryu::make(take_command(line));
  try {
    const Strings words = kouryu::read_line(asked.command, line);
    return asked.run(asked.command, words);
  } catch (const kouryu::HelpWanted&) {
    return print_help(asked.command);
  }
}

}  // namespace

int main(int argc, char** argv) {
  (void)std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is no error
  (void)std::signal(SIGINT, on_interrupt);
  std::ios::sync_with_stdio(false);
  try {
    const int status = run({argv + 1, argv + argc});
    const auto why = kouryu::lost_output();
    if (!why) return status;
    std::cerr << "kouryu: "
              << say("standard output: cannot write the answer", "標準出力: 結果を書き出せません")
              << *why << '\n';
  } catch (const UsageError& error) {
    std::cerr << kouryu::usage_message("kouryu", error);
  } catch (const kouryu::Error& error) {
    std::cerr << "kouryu: " << kouryu::harmless(error.what()) << '\n';
    if (!error.hint().empty()) std::cerr << error.hint() << '\n';
  } catch (const std::exception& error) {
    std::cerr << "kouryu: " << kouryu::harmless(error.what()) << '\n';
  }
  return kouryu::kFailed;
}
