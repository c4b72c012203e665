// What the programs of this folder need to know of the terminal, and their exit statuses.
#ifndef KOURYU_SEARCHER_CLI_TERMINAL_H_
#define KOURYU_SEARCHER_CLI_TERMINAL_H_

#include <CLI/CLI.hpp>
#include <ostream>
#include <sstream>
#include <streambuf>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/output/output.h"

namespace kouryu {

inline constexpr int kFound = 0;
inline constexpr int kNothing = 1;
inline constexpr int kFailed = 2;

/// How an answer is shown.
struct ScreenOptions {
  std::string color = "auto";
  std::string hyperlinks = "auto";
  bool pager = true;
  bool quiet = false;    // no answer, no remarks: the exit status alone
  bool verbose = false;  // how the question was read, on stderr
};
void add_talk_options(CLI::App& options, ScreenOptions& screen);
/// --color, --hyperlinks, --no-pager; `group`: the heading of help.
void add_screen_options(CLI::App& options, ScreenOptions& screen, const std::string& group);

/// With auto, colour and links are for a terminal that is not TERM=dumb: colour unless NO_COLOR is
/// set, and with CLICOLOR_FORCE anywhere; links where the terminal is known to show them.
[[nodiscard]] TextStyle terminal_style(const ScreenOptions& screen);

/// Lines that `text` takes on a screen of so many columns; escape sequences take no room.
[[nodiscard]] std::size_t screen_lines(std::string_view text, std::size_t columns);

/// An answer on its way to standard output. One for people waits until it is whole: where it is
/// longer than the terminal it goes through $PAGER (less; LESS=FRX unless set).
class Answer {
 public:
  Answer(const ScreenOptions& screen, bool for_people);
  [[nodiscard]] std::ostream& out();
  /// Shows what waits. An answer that is not shown is lost: an error took its place.
  void show();

 private:
  /// Takes everything and keeps nothing.
  class Nowhere : public std::streambuf {
    int_type overflow(int_type c) override { return traits_type::not_eof(c); }
    std::streamsize xsputn(const char*, std::streamsize count) override { return count; }
  };
  enum class Way { Direct, Waiting, Dropped };
  Way way_;
  std::ostringstream waiting_;
  Nowhere nowhere_;
  std::ostream dropped_{&nowhere_};
};

/// `indexes`, or the default one when there are none.
[[nodiscard]] std::vector<std::string> or_default_index(std::vector<std::string> indexes);

}  // namespace kouryu

#endif  // KOURYU_SEARCHER_CLI_TERMINAL_H_
