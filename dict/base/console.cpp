// Control characters, the state of standard output.
#include "dict/base/console.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <iostream>

#include "dict/base/system_calls.h"
#include "dict/base/utf8.h"

namespace kouryu {
namespace {

bool is_harmful(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
}

}  // namespace

std::string harmless(std::string_view text, LineEnds line_ends) {
  const std::string valid = repair_utf8(text);
  std::string out;
  for (std::size_t position = 0; position < valid.size();) {
    const char32_t c = next_char(valid, position);
    if (c == '\n' && line_ends == LineEnds::Kept) {
      out += '\n';
    } else {
      append_utf8(out, !is_harmful(c) ? c : c == '\n' || c == '\t' ? U' ' : U'\uFFFD');
    }
  }
  return out;
}

std::optional<std::string> lost_output() {
  errno = 0;
  std::cout.flush();
  const int reason = errno;
  if (std::cout.good()) return std::nullopt;
  pollfd out{STDOUT_FILENO, 0, 0};
  const bool reader_left = ::poll(&out, 1, 0) > 0 && (out.revents & (POLLERR | POLLHUP)) != 0;
  if (reader_left) return std::nullopt;
  return reason == 0 ? std::string() : ": " + system_reason(reason);
}

}  // namespace kouryu
