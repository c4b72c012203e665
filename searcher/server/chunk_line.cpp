// A line without its end, and without control characters but tabs.
#include "searcher/server/chunk_line.h"

#include <algorithm>
#include <charconv>

#include "searcher/server/limits.h"
#include "searcher/server/message.h"
#include "searcher/server/request_head.h"
#include "searcher/server/words.h"

namespace kouryu::server {
namespace {

/// Takes a word of the signs of a name off the front.
void skip_token(std::string_view& rest) {
  std::size_t end = 0;
  while (end < rest.size() && is_token(rest.substr(end, 1))) ++end;
  if (end == 0) throw_bad_request();
  rest.remove_prefix(end);
}

/// Takes "…" off the front; \ takes the sign behind it along.
void skip_quoted(std::string_view& rest) {
  std::size_t end = 1;
  while (end < rest.size() && rest[end] != '"') end += rest[end] == '\\' ? 2 : 1;
  if (end >= rest.size()) throw_bad_request();
  rest.remove_prefix(end + 1);
}

void check_extensions(std::string_view rest) {
  while (!rest.empty()) {
    rest = trimmed(rest);
    if (!rest.starts_with(';')) throw_bad_request();
    rest = trimmed(rest.substr(1));
    skip_token(rest);
    if (!trimmed(rest).starts_with('=')) continue;
    rest = trimmed(trimmed(rest).substr(1));
    rest.starts_with('"') ? skip_quoted(rest) : skip_token(rest);
  }
}

}  // namespace

std::size_t read_chunk_line(std::string_view line) {
  std::size_t size = 0;
  const auto read = std::from_chars(line.data(), line.data() + line.size(), size, 16);
  if (read.ec != std::errc()) throw_bad_request();
  // Space behind the size belongs to an extension, or to nothing.
  const std::string_view rest = line.substr(static_cast<std::size_t>(read.ptr - line.data()));
  if (rest.ends_with(' ') || rest.ends_with('\t')) throw_bad_request();
  check_extensions(rest);
  return size;
}

}  // namespace kouryu::server
