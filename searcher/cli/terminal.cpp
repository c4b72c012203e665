// Colour, width, links, the pager and the default index.
#include "searcher/cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "dict/base/index_path.h"
#include "dict/base/utf8.h"
#include "dict/base/width.h"
#include "dict/cli/command.h"
#include "dict/cli/values.h"

namespace kouryu {
namespace {

std::string_view variable(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

bool is_terminal() { return ::isatty(STDOUT_FILENO) != 0; }

winsize terminal_size() {
  winsize size{};
  if (!is_terminal() || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return {};
  return size;
}

/// A terminal that shows OSC 8 links, by a variable of its own.
struct LinkingTerminal {
  const char* variable;
  std::string_view value;  // that it begins with; empty: any
  int least = 0;           // a version the value must reach; 0: any
};
constexpr std::array kLinkingTerminals = {
    LinkingTerminal{"VTE_VERSION", {}, 5000},  // GNOME Terminal and its like
    LinkingTerminal{"KONSOLE_VERSION", {}, 201200},
    LinkingTerminal{"KITTY_WINDOW_ID", {}},
    LinkingTerminal{"WT_SESSION", {}},  // Windows Terminal
    LinkingTerminal{"DOMTERM", {}},
    LinkingTerminal{"TERM_PROGRAM", "iTerm.app"},
    LinkingTerminal{"TERM_PROGRAM", "WezTerm"},
    LinkingTerminal{"TERM_PROGRAM", "vscode"},
    LinkingTerminal{"TERM_PROGRAM", "ghostty"},
    LinkingTerminal{"TERM", "xterm-kitty"},
    LinkingTerminal{"TERM", "alacritty"},
    LinkingTerminal{"TERM", "foot"},
};

bool terminal_links() {
  for (const LinkingTerminal& row : kLinkingTerminals) {
    const std::string_view value = variable(row.variable);
    if (value.empty() || !value.starts_with(row.value)) continue;
    int version = 0;
    (void)std::from_chars(value.data(), value.data() + value.size(), version);
    if (version >= row.least) return true;
  }
  return false;
}

/// Whether all of `text` went through the pager.
bool page(const std::string& text) {
  const char* const told = std::getenv("PAGER");
  const std::string pager = told == nullptr ? "less" : told;
  if (pager.empty() || pager == "cat") return false;
  (void)::setenv("LESS", "FRX", 0);
  (void)::setenv("LESSCHARSET", "utf-8", 0);
  (void)::setenv("LV", "-c", 0);
  // The keys of an interrupt are the pager's.
  (void)std::signal(SIGINT, [](int) {});
  std::cout.flush();
  std::FILE* const pipe = ::popen(pager.c_str(), "w");
  if (pipe == nullptr) return false;
  (void)std::fwrite(text.data(), 1, text.size(), pipe);
  constexpr int kNoSuchProgram = 127;
  const int status = ::pclose(pipe);
  return !(WIFEXITED(status) && WEXITSTATUS(status) >= kNoSuchProgram - 1);
}

}  // namespace

void add_talk_options(CLI::App& options, ScreenOptions& screen) {
  options.add_flag("-q,--quiet", screen.quiet,
                   say("Print nothing: the exit status is the answer",
                       "何も表示せず、終了コードだけで答える"));
  options.add_flag("-v,--verbose", screen.verbose,
                   say("Tell on stderr which index was asked, how the query was read, how long it "
                       "took",
                       "索引の場所、検索式の読み方、かかった時間も標準エラーに表示する"));
}

void add_screen_options(CLI::App& options, ScreenOptions& screen, const std::string& group) {
  const std::vector<std::string> when = {"auto", "always", "never"};
  add_choice(options, "--color", screen.color, when, say("Colours", "色付け"))->group(group);
  add_choice(options, "--hyperlinks", screen.hyperlinks, when,
             say("Make paths links to the files", "パスをファイルへのリンクにする"))
      ->group(group);
  options
      .add_flag("!--no-pager", screen.pager,
                say("Do not show a long answer through $PAGER", "長い結果でも $PAGER を通さない"))
      ->group(group);
}

TextStyle terminal_style(const ScreenOptions& screen) {
  TextStyle style;
  style.language = message_language();
  const bool able = is_terminal() && variable("TERM") != "dumb";
  const std::string_view forced = variable("CLICOLOR_FORCE");
  const bool plain = !variable("NO_COLOR").empty();
  const bool wanted = !plain && (able || (!forced.empty() && forced != "0"));
  style.color = screen.color == "always" || (screen.color == "auto" && wanted);
  style.links = screen.hyperlinks == "always" ||
                (screen.hyperlinks == "auto" && able && !plain && terminal_links());
  style.columns = output_columns();
  return style;
}

std::size_t screen_lines(std::string_view text, std::size_t columns) {
  std::size_t lines = 0;
  std::size_t used = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_char(text, at);
    if (c == '\x1b' && at < text.size()) {
      // ESC [ … letter, or ESC ] … ESC backslash
      const bool link = text[at] == ']';
      const std::size_t end = link ? text.find("\x1b\\", at) : text.find_first_of("mK", at);
      at = end == std::string_view::npos ? text.size() : end + (link ? 2 : 1);
    } else if (c == '\n') {
      ++lines;
      used = 0;
    } else {
      const auto wide = static_cast<std::size_t>(char_columns(c));
      if (columns != 0 && used + wide > columns) {
        ++lines;
        used = 0;
      }
      used += wide;
    }
  }
  return lines + (used > 0 ? 1 : 0);
}

Answer::Answer(const ScreenOptions& screen, bool for_people)
    : way_(screen.quiet                                  ? Way::Dropped
           : for_people && screen.pager && is_terminal() ? Way::Waiting
                                                         : Way::Direct) {}

std::ostream& Answer::out() {
  if (way_ == Way::Direct) return std::cout;
  return way_ == Way::Waiting ? static_cast<std::ostream&>(waiting_) : dropped_;
}

void Answer::show() {
  if (way_ != Way::Waiting) return;
  const std::string text = std::move(waiting_).str();
  const winsize size = terminal_size();
  const bool is_long = size.ws_row > 0 && screen_lines(text, size.ws_col) >= size.ws_row;
  if (!is_long || !page(text)) std::cout << text;
}

std::vector<std::string> or_default_index(std::vector<std::string> indexes) {
  if (indexes.empty()) indexes.push_back(default_index_dir().string());
  return indexes;
}

}  // namespace kouryu
