// Valid stretches are composed, single bad bytes escaped.
#include "dict/text/shown_path.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <array>
#include <cstdio>

#include "dict/base/utf8.h"

namespace kouryu {
namespace {

void append_composed(std::string& out, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  const auto source = icu::UnicodeString::fromUTF8({text.data(), static_cast<int>(text.size())});
  nfc->normalize(source, status).toUTF8String(out);
}

}  // namespace

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
    append_composed(out, path.substr(valid, position - valid));
    std::array<char, 4> escape{};
    std::snprintf(escape.data(), escape.size(), "%%%02X",
                  static_cast<unsigned>(static_cast<unsigned char>(path[position])));
    out += escape.data();
    valid = ++position;
  }
  append_composed(out, path.substr(valid));
  return out;
}

}  // namespace kouryu
