// Marks are counted with at most one space between them, as mailers write them.
#include "indexer/lines/quote_marks.h"

#include <algorithm>
#include <cstddef>

#include "indexer/lines/line_shape.h"

namespace kouryu {
namespace {

constexpr int kDeepest = 16;  // deeper quotes count as this
constexpr std::string_view kWideMark = "＞";

}  // namespace

int take_quote_marks(std::string_view& line) {
  int depth = 0;
  for (;;) {
    std::string_view rest = line;
    if (depth > 0 && rest.starts_with(' ')) rest.remove_prefix(1);
    if (rest.starts_with('>')) {
      rest.remove_prefix(1);
    } else if (rest.starts_with(kWideMark)) {
      rest.remove_prefix(kWideMark.size());
    } else {
      break;
    }
    line = rest;
    depth = std::min(depth + 1, kDeepest);
  }
  if (depth > 0 && line.starts_with(' ')) line.remove_prefix(1);
  return depth;
}

bool has_quotes(std::string_view text) {
  bool quoted_before = false;
  bool together = false;
  bool sentence = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    const bool quoted = take_quote_marks(line) > 0;
    together = together || (quoted && quoted_before);
    sentence = sentence || (quoted && ends_sentence(line));
    if (together && sentence) return true;
    quoted_before = quoted;
  }
  return false;
}

}  // namespace kouryu
