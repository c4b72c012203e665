// What a shell offers for the word under the cursor.
#include <algorithm>
#include <string_view>

#include "dict/base/console.h"
#include "dict/cli/command.h"

namespace kouryu {
namespace {

constexpr std::string_view kFiles = ":files\n";
constexpr std::string_view kFolders = ":folders\n";

std::string candidate(const std::string& value, const std::string& help) {
  return harmless(value) + (help.empty() ? "" : '\t' + harmless(help)) + '\n';
}

/// "text|json": its parts; nothing for other forms.
Strings listed_values(const std::string& form) {
  Strings out;
  if (form.find('|') == std::string::npos) return out;
  for (std::size_t begin = 0; begin <= form.size();) {
    const std::size_t end = std::min(form.find('|', begin), form.size());
    out.push_back(form.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

std::string values_of(const Command& command, const OptionForm& form, const std::string& typed,
                      const std::string& before) {
  std::string out;
  const auto offer = [&](const Strings& values) {
    for (const std::string& value : values) {
      if (value.starts_with(typed)) out += candidate(before + value, {});
    }
  };
  for (const std::string& name : form.names) {
    const auto own = command.candidates.find(name.substr(name.find_first_not_of('-')));
    if (own != command.candidates.end()) offer(own->second(typed));
  }
  offer(listed_values(form.value));
  if (form.value == "DIR") out += kFolders;
  if (form.value == "FILE") out += kFiles;
  return out;
}

/// Reads what stands before the word, without the option whose value it may be.
void read_before(Command& command, Strings before) {
  for (int tries = 0; tries < 2 && !before.empty(); ++tries) {
    before.pop_back();
    try {
      (void)read_line(command, before);
      return;
    } catch (const HelpWanted&) {
      return;
    } catch (const VersionWanted&) {
      return;
    } catch (const UsageError&) {
      // words that are still to come
    }
  }
}

const OptionForm* find_form(const std::vector<OptionForm>& forms, const std::string& name) {
  for (const OptionForm& form : forms) {
    if (std::find(form.names.begin(), form.names.end(), name) != form.names.end()) return &form;
  }
  return nullptr;
}

std::string offered(const Command& command, const Strings& line) {
  const std::vector<OptionForm> forms = option_forms(command);
  const std::string typed = line.empty() ? std::string() : line.back();
  const bool literal =
      line.size() > 1 && std::find(line.begin(), line.end() - 1, "--") != line.end() - 1;
  if (!literal) {
    if (line.size() > 1) {
      const OptionForm* const before = find_form(forms, line[line.size() - 2]);
      if (before != nullptr && !before->value.empty() && !before->value_optional) {
        return values_of(command, *before, typed, {});
      }
    }
    if (const std::size_t equals = typed.find('=');
        typed.starts_with("--") && equals != std::string::npos) {
      const OptionForm* const form = find_form(forms, typed.substr(0, equals));
      const std::string before = typed.substr(0, equals + 1);
      return form == nullptr ? "" : values_of(command, *form, typed.substr(equals + 1), before);
    }
    if (typed.starts_with('-')) {
      std::string out;
      for (const OptionForm& form : forms) {
        for (const std::string& name : form.names) {
          if (name.starts_with("--") && name.starts_with(typed)) out += candidate(name, form.help);
        }
      }
      return out;
    }
  }
  std::string out;
  for (const NamedHelp& one : command.commands) {
    const std::string name = one.name.substr(0, one.name.find(' '));
    if (line.size() <= 1 && name.starts_with(typed)) out += candidate(name, one.help);
  }
  if (command.argument.candidates) {
    for (const std::string& value : command.argument.candidates(typed)) {
      if (value.starts_with(typed)) out += candidate(value, {});
    }
  }
  if (command.argument.name == "PATH") out += kFiles;
  return out;
}

}  // namespace

std::string completions(Command& command, const Strings& line) {
  read_before(command, line);
  try {
    return offered(command, line);
  } catch (const std::exception&) {
    return {};  // no index: nothing to offer
  }
}

}  // namespace kouryu
