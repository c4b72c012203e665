// A command of a program: the options and words of its line, and all that is told of it. Reading
// the line, help, manual page and completion are made of this one description.
//
// CLI11 reads the options. Which arguments are options is said here: in the words of a query -word
// is an exclusion, and after -- nothing is an option.
#ifndef KOURYU_DICT_CLI_COMMAND_H_
#define KOURYU_DICT_CLI_COMMAND_H_

#include <CLI/CLI.hpp>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "dict/base/locale.h"

namespace kouryu {

using Strings = std::vector<std::string>;

/// A line that cannot be understood. Both texts are in the language of messages.
class UsageError : public std::runtime_error {
 public:
  explicit UsageError(const std::string& message, std::string hint = {})
      : std::runtime_error(message), hint_(std::move(hint)) {}
  [[nodiscard]] const std::string& hint() const { return hint_; }

 private:
  std::string hint_;
};

/// Help, or the version, was asked for instead.
struct HelpWanted {};
struct VersionWanted {};

/// What completes a value: its candidates from how it begins.
using Candidates = std::function<Strings(const std::string& typed)>;

/// What a line holds beside its options.
struct Argument {
  std::string name;  // QUERY, PATH; empty: nothing
  std::string help;
  std::size_t least = 0;
  std::size_t most = 1;   // 0: any number
  bool is_query = false;  // -word is one of its words
  Candidates candidates{};
};

struct Example {
  std::string line;
  std::string help;
};

/// A name and what is told of it: a command of a program, a status, a variable.
struct NamedHelp {
  std::string name;
  std::string help;
};

struct Command {
  /// `name`: "kouryu search". Options: --help, and what is added to `options`.
  Command(std::string name, std::string brief);

  std::string name;
  std::string brief;  // one line
  Argument argument{};
  std::vector<Example> examples{};
  std::vector<NamedHelp> statuses{};   // of its end
  std::vector<NamedHelp> variables{};  // of the environment
  /// Of a program that has some; the name is the first word: "snapshot TO".
  std::vector<NamedHelp> commands{};
  std::vector<std::string> see_also{};             // other pages: kouryu-query(7)
  std::map<std::string, Candidates> candidates{};  // by option, without dashes
  std::unique_ptr<CLI::App> options;
};

/// Reads a line into what the options write to; returns the other words. Throws UsageError,
/// HelpWanted, VersionWanted.
Strings read_line(Command& command, const Strings& line);

/// The first word of a line that is neither an option of `command` nor the value of one; nullptr
/// where there is none before --.
[[nodiscard]] const std::string* first_word(const Command& command, const Strings& line);

/// An option in the lists of help, manual and completion.
struct OptionForm {
  Strings names;      // -q, --quiet
  std::string value;  // text|json, FILE; empty: takes none
  std::string help;
  std::string usual;  // its default; empty: none to tell
  std::string group;  // heading it stands under
  bool value_optional = false;
};
/// In the order they were added.
[[nodiscard]] std::vector<OptionForm> option_forms(const Command& command);

/// The headings they stand under, in the order of their first.
[[nodiscard]] Strings option_groups(const std::vector<OptionForm>& forms);

/// The names of `commands` alone.
[[nodiscard]] Strings command_names(const Command& command);

/// The names of the options with their dashes.
[[nodiscard]] Strings option_names(const Command& command);

/// Help in lines of at most `columns` (0: as long as they are).
[[nodiscard]] std::string help_text(const Command& command, std::size_t columns);

/// The synopsis: kouryu search [OPTIONS] [QUERY...]
[[nodiscard]] std::string synopsis(const Command& command);

/// The manual page in the language of scdoc(5). `prose`: what stands under DESCRIPTION, and further
/// sections, in the same language. `version`: kouryu 1.2.
[[nodiscard]] std::string manual_page(const Command& command, const std::string& prose,
                                      const std::string& version);

/// What can stand in place of the last word of `line`, one a line: the candidate, a tab, what is
/// told of it. A line ":files" or ":folders" asks the shell for names of such. The words before are
/// read as far as they can be: --index tells where values are. Never throws for what they say.
[[nodiscard]] std::string completions(Command& command, const Strings& line);

/// Columns of standard output; 0 where it is no terminal.
[[nodiscard]] std::size_t output_columns();

/// A message of a program: "kouryu: message", its hint on a line of its own.
[[nodiscard]] std::string usage_message(const std::string& program, const UsageError& error);

}  // namespace kouryu

#endif  // KOURYU_DICT_CLI_COMMAND_H_
