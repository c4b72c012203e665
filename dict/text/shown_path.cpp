// Valid stretches are composed, single bad bytes escaped.
#include "dict/text/shown_path.h"

#include <array>
#include <cstdio>

#include "dict/base/utf8.h"
#include "dict/text/normalizer.h"

namespace kouryu {

std::string shown_path(std::string_view path) {
  std::string out;
  std::size_t valid = 0;  // where the stretch of whole characters begins that is not yet written
  for (std::size_t position = 0; position < path.size();) {
    std::size_t ahead = position;
    next_char(path, ahead);
    if (is_valid_utf8(path.substr(position, ahead - position))) {
      position = ahead;
      continue;
    }
    out += composed(path.substr(valid, position - valid));
    std::array<char, 4> escape{};
    std::snprintf(escape.data(), escape.size(), "%%%02X",
                  static_cast<unsigned>(static_cast<unsigned char>(path[position])));
    out += escape.data();
    valid = ++position;
  }
  out += composed(path.substr(valid));
  return out;
}

}  // namespace kouryu
