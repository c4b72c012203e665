// The same description as a manual page.
#include <algorithm>
#include <string_view>

#include "dict/cli/command.h"

namespace kouryu {
namespace {

/// Text in which nothing is scdoc's: _ and * would be marks, \ an escape, a - at the beginning a
/// list.
std::string plain(std::string_view text) {
  std::string out = text.starts_with('-') ? "\\" : "";
  for (const char c : text) {
    if (std::string_view("\\_*#[]<>").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string bold(const std::string& text) { return '*' + plain(text) + '*'; }

/// An entry: its name, what is told of it indented below.
std::string entry(const std::string& name, const std::string& text) {
  return name + "\n\t" + plain(text) + "\n\n";
}

std::string page_name(std::string name) {
  std::replace(name.begin(), name.end(), ' ', '-');
  return name;
}

std::string option_entry(const OptionForm& form) {
  std::string name;
  for (const std::string& one : form.names) name += (name.empty() ? "" : ", ") + bold(one);
  if (!form.value.empty()) {
    name += form.value_optional ? plain("[=" + form.value + "]") : ' ' + plain(form.value);
  }
  std::string text = form.help;
  if (!form.usual.empty()) {
    text += say(" (default: ", "(既定: ") + form.usual + ')';
  }
  return entry(name, text);
}

std::string entries(const char* heading, const std::vector<NamedHelp>& all) {
  if (all.empty()) return {};
  std::string out = std::string("# ") + heading + "\n\n";
  for (const NamedHelp& one : all) out += entry(bold(one.name), one.help);
  return out;
}

}  // namespace

std::string manual_page(const Command& command, const std::string& prose,
                        const std::string& version) {
  const std::string name = page_name(command.name);
  std::string out = name + "(1) \"" + version + "\" \"" +
                    say("kouryu manual", "kouryu マニュアル") + "\"\n\n# " + say("NAME", "名前") +
                    "\n\n" + plain(name) + " - " + plain(command.brief) + "\n\n# " +
                    say("SYNOPSIS", "書式") + "\n\n" + bold(command.name) +
                    plain(synopsis(command).substr(command.name.size())) + "\n\n";
  out += std::string("# ") + say("DESCRIPTION", "説明") + "\n\n" +
         (prose.empty()
              ? plain(command.brief) + (message_language() == Language::Japanese ? "。" : ".")
              : prose) +
         "\n\n";
  out += entries(say("COMMANDS", "コマンド"), command.commands);
  if (!command.argument.name.empty()) {
    out += entries(say("ARGUMENTS", "引数"), {{command.argument.name, command.argument.help}});
  }
  out += std::string("# ") + say("OPTIONS", "オプション") + "\n\n";
  const std::vector<OptionForm> forms = option_forms(command);
  for (const std::string& group : option_groups(forms)) {
    if (group != "Options") out += "## " + plain(group) + "\n\n";
    for (const OptionForm& form : forms) {
      if (form.group == group) out += option_entry(form);
    }
  }
  if (!command.examples.empty()) {
    out += std::string("# ") + say("EXAMPLES", "例") + "\n\n";
    for (const Example& example : command.examples) {
      out += plain(example.help) + ":\n\n```\n" + example.line + "\n```\n\n";
    }
  }
  out += entries(say("EXIT STATUS", "終了コード"), command.statuses);
  out += entries(say("ENVIRONMENT", "環境変数"), command.variables);
  if (!command.see_also.empty()) {
    out += std::string("# ") + say("SEE ALSO", "関連項目") + "\n\n";
    std::string list;
    for (const std::string& page : command.see_also) {
      const std::size_t bracket = page.find('(');
      list += (list.empty() ? "" : ", ") + bold(page.substr(0, bracket)) + page.substr(bracket);
    }
    out += list + '\n';
  }
  return out;
}

}  // namespace kouryu
