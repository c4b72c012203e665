// From the arguments of a program to options and words.
#include "dict/cli/command.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "dict/base/console.h"
#include "dict/base/guess.h"

namespace kouryu {
namespace {

const CLI::Option* find_option(const Command& command, std::string_view name) {
  for (const CLI::Option* option : std::as_const(*command.options).get_options()) {
    const std::string bare(name.substr(name.starts_with("--") ? 2 : 1));
    const auto& names = name.starts_with("--") ? option->get_lnames() : option->get_snames();
    if (std::find(names.begin(), names.end(), bare) != names.end()) return option;
  }
  return nullptr;
}

bool takes_value(const CLI::Option& option) { return option.get_items_expected_min() > 0; }

/// What one argument of a line is.
enum class Part { Word, Option, OptionWithValue, LoneDashes };

/// `option`: which, where it is a known one.
Part part_of(const Command& command, const std::string& argument, const CLI::Option*& option) {
  option = nullptr;
  if (argument == "--") return Part::LoneDashes;
  if (argument.size() < 2 || argument[0] != '-') return Part::Word;
  const bool is_long = argument[1] == '-';
  const std::size_t equals = is_long ? argument.find('=') : std::string::npos;
  option = find_option(command, argument.substr(0, equals));
  // -word, and of the lone letters those that are no option, exclude in a query.
  if (option == nullptr && !is_long && command.argument.is_query) return Part::Word;
  const bool next = option != nullptr && takes_value(*option) && equals == std::string::npos;
  return next ? Part::OptionWithValue : Part::Option;
}

[[noreturn]] void refuse_option(const Command& command, const std::string& argument) {
  const std::string name = argument.substr(0, argument.find('='));
  Strings names = option_names(command);
  std::erase_if(names, [](const std::string& one) { return !one.starts_with("--"); });
  // Dashes are no letters of a name.
  for (std::string& one : names) one.erase(0, 2);
  std::string hint = did_you_mean(name.substr(name.find_first_not_of('-')), names, "--");
  if (hint.empty() && command.argument.is_query) {
    hint = say("a word that begins so stands after --", "このように始まる語は -- の後に書きます");
  }
  throw UsageError(say("unknown option: ", "分からないオプションです: ") + name, hint);
}

void check_form(const CLI::Option& option, const std::string& argument) {
  const std::size_t equals = argument.find('=');
  if (!argument.starts_with("--") || equals == std::string::npos) return;
  if (!takes_value(option) && option.get_type_name().empty()) {
    throw UsageError(argument.substr(0, equals) + ": " +
                     say("takes no value", "値を付けられません"));
  }
}

/// CLI11's messages of errors that are not told before.
struct Wording {
  std::string_view kind;
  std::string_view between;  // the two names
  const char* english;
  const char* japanese;
};
constexpr std::array kWordings = {
    Wording{"RequiresError", " requires ", " goes with ", " と一緒に指定してください: "},
    Wording{"ExcludesError", " excludes ", " cannot stand beside ", " と一緒には使えません: "},
};

UsageError retold(const CLI::ParseError& error) {
  const std::string message = error.what();
  for (const Wording& row : kWordings) {
    const std::size_t at = message.find(row.between);
    if (error.get_name() != row.kind || at == std::string::npos) continue;
    const std::string first = message.substr(0, at);
    const std::string second = message.substr(at + row.between.size());
    return UsageError(message_language() == Language::Japanese ? second + row.japanese + first
                                                               : first + row.english + second);
  }
  if (error.get_name() == "ConversionError") {
    return UsageError(
        say("a value cannot be read: ", "値を読めません: ") +
        message.substr(message.rfind(": ") == std::string::npos ? 0 : message.rfind(": ") + 2));
  }
  const std::size_t line = message.find('\n');
  if (line == std::string::npos) return UsageError(message);
  return UsageError(message.substr(0, line), message.substr(line + 1));
}

void check_words(const Command& command, const Strings& words) {
  const Argument& argument = command.argument;
  if (words.size() < argument.least) {
    throw UsageError(argument.name + say(" is missing", " を指定してください"));
  }
  const std::size_t most = argument.name.empty() ? 0 : argument.most;
  const bool any = !argument.name.empty() && argument.most == 0;
  if (!any && words.size() > most) {
    throw UsageError(say("one word too many: ", "余分な引数です: ") + words[most]);
  }
}

}  // namespace

Command::Command(std::string its_name, std::string its_brief)
    : name(std::move(its_name)),
      brief(std::move(its_brief)),
      options(std::make_unique<CLI::App>(brief, name)) {
  options->option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  options->set_help_flag("-h,--help", say("Print this help and exit", "この説明を表示して終わる"));
}

Strings read_line(Command& command, const Strings& line) {
  Strings words;
  Strings for_options;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const CLI::Option* option = nullptr;
    switch (part_of(command, line[at], option)) {
      case Part::LoneDashes:
        words.insert(words.end(), line.begin() + static_cast<std::ptrdiff_t>(at) + 1, line.end());
        at = line.size();
        break;
      case Part::Word:
        words.push_back(line[at]);
        break;
      case Part::Option:
        if (option == nullptr) refuse_option(command, line[at]);
        check_form(*option, line[at]);
        for_options.push_back(line[at]);
        break;
      case Part::OptionWithValue:
        if (at + 1 == line.size()) {
          throw UsageError(line[at] + say(": needs a value: ", ": 値が必要です: ") +
                           option->get_type_name());
        }
        for_options.push_back(line[at]);
        for_options.push_back(line[at + 1]);
        ++at;
        break;
    }
  }
  std::reverse(for_options.begin(), for_options.end());  // as CLI11 wants them
  try {
    command.options->parse(for_options);
  } catch (const CLI::CallForHelp&) {
    throw HelpWanted{};
  } catch (const CLI::CallForVersion&) {
    throw VersionWanted{};
  } catch (const CLI::ParseError& error) {
    throw retold(error);
  }
  check_words(command, words);
  return words;
}

const std::string* first_word(const Command& command, const Strings& line) {
  for (std::size_t at = 0; at < line.size(); ++at) {
    const CLI::Option* option = nullptr;
    const Part part = part_of(command, line[at], option);
    if (part == Part::Word) return &line[at];
    if (part == Part::LoneDashes) return nullptr;
    if (part == Part::OptionWithValue) ++at;
  }
  return nullptr;
}

Strings command_names(const Command& command) {
  Strings out;
  for (const NamedHelp& one : command.commands)
    out.push_back(one.name.substr(0, one.name.find(' ')));
  return out;
}

Strings option_names(const Command& command) {
  Strings out;
  for (const OptionForm& form : option_forms(command)) {
    out.insert(out.end(), form.names.begin(), form.names.end());
  }
  return out;
}

std::size_t output_columns() {
  winsize size{};
  const bool terminal =
      ::isatty(STDOUT_FILENO) != 0 && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
  return terminal ? size.ws_col : 0;
}

std::string usage_message(const std::string& program, const UsageError& error) {
  std::string out = program + ": " + harmless(error.what()) + '\n';
  if (!error.hint().empty()) out += harmless(error.hint()) + '\n';
  return out + say("Run with --help for more information.", "--help で使い方を表示します。") + '\n';
}

}  // namespace kouryu
