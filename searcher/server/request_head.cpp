// The lines come without their ends, and hold no control characters but tabs.
#include "searcher/server/request_head.h"

#include <algorithm>

#include "dict/base/locale.h"
#include "searcher/server/limits.h"
#include "searcher/server/message.h"
#include "searcher/server/words.h"

namespace kouryu::server {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_token_char(char c) {
  constexpr std::string_view kSigns = "!#$%&'*+-.^_`|~";
  return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         kSigns.find(c) != std::string_view::npos;
}

/// The part of `line` before the first space; takes both off.
std::string_view take_word(std::string_view& line) {
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos) throw_bad_request();
  const std::string_view word = line.substr(0, space);
  line.remove_prefix(space + 1);
  return word;
}

unsigned read_version(std::string_view text) {
  const bool version = text.size() == 8 && text.starts_with("HTTP/") && is_digit(text[5]) &&
                       text[6] == '.' && is_digit(text[7]);
  if (!version) throw_bad_request();
  if (text[5] != '1' || text[7] > '1') {
    throw HttpError(505, "version_unsupported",
                    say("this server speaks HTTP/1.1", "HTTP/1.1 だけに対応しています"));
  }
  return text[7] == '1' ? 1 : 0;
}

}  // namespace

void throw_bad_request() {
  throw HttpError(400, "bad_request", say("this is not HTTP", "HTTP の要求として読めません"));
}

void throw_target_too_long() {
  throw HttpError(414, "target_too_long", say("the address is too long", "アドレスが長すぎます"),
                  "target_bytes");
}

void throw_body_too_large() {
  throw HttpError(413, "body_too_large", say("the body is too large", "本体が大きすぎます"),
                  "body_bytes");
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_token_char);
}

std::string RequestHead::field(std::string_view name) const {
  std::string out;
  for (const auto& [other, value] : fields) {
    if (same_word(other, name)) out += (out.empty() ? "" : ", ") + value;
  }
  return out;
}

bool RequestHead::keep_alive() const {
  const std::string options = field("Connection");
  bool keep = minor == 1;
  for (std::string_view rest = options; !rest.empty();) {
    const std::string_view option = take_member(rest);
    if (same_word(option, "close")) return false;
    if (same_word(option, "keep-alive")) keep = true;
  }
  return keep;
}

void read_request_line(std::string_view line, RequestHead& head) {
  const std::string_view method = take_word(line);
  const std::string_view target = take_word(line);
  head.minor = read_version(line);
  // What follows a # never leaves a browser: two programs would not agree where the path ends.
  if (!is_token(method) || target.empty() || target.find_first_of("\t#") != target.npos) {
    throw_bad_request();
  }
  if (target.size() > kMaxTargetBytes) throw_target_too_long();
  head.method = method;
  head.target = target;
}

std::pair<std::string, std::string> read_field_line(std::string_view line) {
  const std::size_t colon = line.find(':');
  // A space before the colon, or before the name: the line is another program's next part of a
  // value.
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) throw_bad_request();
  return {std::string(line.substr(0, colon)), std::string(trimmed(line.substr(colon + 1)))};
}

}  // namespace kouryu::server
