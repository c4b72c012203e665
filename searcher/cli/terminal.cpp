// Colour, width and the default index.
#include "searcher/cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

#include "dict/base/index_path.h"

namespace kouryu {

TextStyle terminal_style(const std::string& color, Language language) {
  TextStyle style;
  style.language = language;
  const bool terminal = ::isatty(STDOUT_FILENO) != 0;
  const char* no_color = std::getenv("NO_COLOR");
  const bool wanted = terminal && (no_color == nullptr || *no_color == '\0');
  style.color = color == "always" || (color == "auto" && wanted);
  winsize size{};
  style.columns = 0;  // not to be wrapped
  if (terminal && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) style.columns = size.ws_col;
  return style;
}

std::vector<std::string> or_default_index(std::vector<std::string> indexes) {
  if (indexes.empty()) indexes.push_back(default_index_dir().string());
  return indexes;
}

}  // namespace kouryu
