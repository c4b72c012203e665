// Help for a person at a terminal: usage, words, options, examples, how it ends.
#include <algorithm>

#include "dict/base/width.h"
#include "dict/cli/command.h"

namespace kouryu {
namespace {

constexpr std::size_t kMargin = 2;
constexpr std::size_t kTextAt = 26;  // column of what is told of an option
constexpr std::size_t kNarrow = 60;  // columns under which it stands below the option
constexpr std::size_t kTextAtNarrow = 6;
constexpr std::size_t kNarrowest = 20;
constexpr std::size_t kWidest = 100;  // columns of help on however wide a terminal

class HelpWriter {
 public:
  explicit HelpWriter(std::size_t columns)
      : columns_(columns == 0 ? 0 : std::clamp(columns, kNarrowest, kWidest)) {}

  void line(const std::string& text = {}) { out_ += text + '\n'; }
  void paragraph(const std::string& text) {
    for (const std::string& one : wrapped(text, columns_)) line(one);
  }
  void indented(const std::string& text) {
    const std::size_t room = columns_ == 0 ? 0 : columns_ - kTextAtNarrow;
    for (const std::string& one : wrapped(text, room)) {
      line(std::string(kTextAtNarrow, ' ') + one);
    }
  }
  /// A name, and what is told of it beside it or below.
  void row(const std::string& name, const std::string& text) {
    const bool narrow = columns_ != 0 && columns_ < kNarrow;
    const std::size_t at = narrow ? kTextAtNarrow : kTextAt;
    std::string head = std::string(kMargin, ' ') + name;
    std::size_t used = text_columns(head);
    if (narrow || used + 1 > at) {
      for (const std::string& one : wrapped(head, columns_)) line(one);
      head.clear();
      used = 0;
    }
    for (const std::string& one : wrapped(text, columns_ == 0 ? 0 : columns_ - at)) {
      line(head + std::string(at - used, ' ') + one);
      head.clear();
      used = 0;
    }
  }
  void heading(const std::string& text) {
    line();
    line(text + ':');
  }
  void rows(const std::string& heading_text, const std::vector<NamedHelp>& all) {
    if (all.empty()) return;
    heading(heading_text);
    for (const NamedHelp& one : all) row(one.name, one.help);
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::size_t columns_;
  std::string out_;
};

std::string name_of(const OptionForm& form) {
  std::string out;
  for (const std::string& name : form.names) out += (out.empty() ? "" : ", ") + name;
  if (form.value.empty()) return out;
  return out + (form.value_optional ? "[=" + form.value + "]" : " " + form.value);
}

std::string text_of(const OptionForm& form) {
  if (form.usual.empty()) return form.help;
  return form.help + say(" [", "［既定: ") + form.usual + say("]", "］");
}

std::string usual_of(const CLI::Option& option) {
  std::string usual = option.get_default_str();
  if (usual.starts_with('"') && usual.ends_with('"') && usual.size() > 1) {
    usual = usual.substr(1, usual.size() - 2);
  }
  return usual;
}

}  // namespace

std::vector<OptionForm> option_forms(const Command& command) {
  std::vector<OptionForm> out;
  for (const CLI::Option* option : std::as_const(*command.options).get_options()) {
    OptionForm form;
    for (const std::string& name : option->get_snames()) form.names.push_back("-" + name);
    for (const std::string& name : option->get_lnames()) form.names.push_back("--" + name);
    const bool is_flag = option->get_items_expected_min() == 0;
    form.value = option->get_type_name();
    form.value_optional = is_flag && !form.value.empty();
    form.help = option->get_description();
    if (!is_flag) form.usual = usual_of(*option);
    form.group = option->get_group();
    out.push_back(std::move(form));
  }
  return out;
}

Strings option_groups(const std::vector<OptionForm>& forms) {
  Strings groups;
  for (const OptionForm& form : forms) {
    if (std::find(groups.begin(), groups.end(), form.group) == groups.end()) {
      groups.push_back(form.group);
    }
  }
  return groups;
}

std::string synopsis(const Command& command) {
  std::string out = command.name;
  if (!command.commands.empty()) out += say(" [COMMAND]", " [コマンド]");
  out += say(" [OPTIONS]", " [オプション]");
  const Argument& argument = command.argument;
  if (argument.name.empty()) return out;
  const std::string name = argument.name + (argument.most == 1 ? "" : "...");
  return out + ' ' + (argument.least > 0 ? name : '[' + name + ']');
}

std::string help_text(const Command& command, std::size_t columns) {
  HelpWriter help(columns);
  help.paragraph(say("Usage: ", "使い方: ") + synopsis(command));
  help.line();
  help.paragraph(command.brief);
  help.rows(say("Commands", "コマンド"), command.commands);
  if (!command.argument.name.empty()) {
    help.rows(say("Arguments", "引数"), {{command.argument.name, command.argument.help}});
  }
  const std::vector<OptionForm> forms = option_forms(command);
  for (const std::string& group : option_groups(forms)) {
    help.heading(group == "Options" ? say("Options", "オプション") : group);
    for (const OptionForm& form : forms) {
      if (form.group == group) help.row(name_of(form), text_of(form));
    }
  }
  if (!command.examples.empty()) {
    help.heading(say("Examples", "例"));
    for (const Example& example : command.examples) {
      help.line(std::string(kMargin, ' ') + example.line);
      help.indented(example.help);
    }
  }
  help.rows(say("Exit status", "終了コード"), command.statuses);
  help.rows(say("Environment", "環境変数"), command.variables);
  return help.take();
}

}  // namespace kouryu
