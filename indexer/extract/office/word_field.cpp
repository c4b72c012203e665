// Only overstrikes (\o) are read: the last of what is printed one over another is the word itself.
#include "indexer/extract/office/word_field.h"

#include <algorithm>

namespace kouryu::office {

std::string shown_by_code(std::string_view code) {
  const std::size_t begin = code.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  code.remove_prefix(begin);
  if (code.size() < 3 || (code[0] | 0x20) != 'e' || (code[1] | 0x20) != 'q') return {};
  const std::size_t over = std::min(code.find("\\o"), code.find("\\O"));
  if (over == std::string_view::npos) return {};
  const std::size_t open = code.find('(', over);
  if (open == std::string_view::npos) return {};
  int depth = 0;
  std::size_t last = open + 1;  // where the argument that is read now begins
  for (std::size_t i = open; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '(') ++depth;
    if (c == ')' && --depth == 0) return std::string(code.substr(last, i - last));
    if ((c == ',' || c == ';') && depth == 1) last = i + 1;
  }
  return {};
}

}  // namespace kouryu::office
