// Percent escapes of the application/x-www-form-urlencoded format, with nothing guessed.
#include "searcher/server/target.h"

#include <algorithm>
#include <utility>

#include "dict/base/utf8.h"
#include "searcher/server/limits.h"
#include "searcher/server/message.h"

namespace kouryu::server {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string decode(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_space) {
      out += ' ';
    } else if (text[i] != '%') {
      out += text[i];
    } else {
      const bool whole = i + 2 < text.size();
      const int high = whole ? hex_digit(text[i + 1]) : -1;
      const int low = whole ? hex_digit(text[i + 2]) : -1;
      if (high < 0 || low < 0) {
        throw HttpError(400, "bad_escape",
                        say("a percent escape is broken", "%エスケープが壊れています"));
      }
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  if (out.find('\0') != std::string::npos || !is_valid_utf8(out)) {
    throw HttpError(400, "invalid_utf8",
                    say("the request is not valid UTF-8", "要求が正しい UTF-8 ではありません"));
  }
  return out;
}

}  // namespace

Target read_target(std::string_view target) {
  if (!target.starts_with('/')) {
    throw HttpError(400, "bad_target",
                    say("the target of the request is not a path", "要求先がパスではありません"));
  }
  const std::size_t mark = std::min(target.find('?'), target.size());
  Target out;
  out.path = decode(target.substr(0, mark), false);
  std::string_view rest = target.substr(std::min(mark + 1, target.size()));
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('&'), rest.size());
    const std::string_view pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (pair.empty()) continue;
    if (out.parameters.size() == kMaxParameters) {
      throw HttpError(400, "too_many_parameters",
                      say("the request has too many parameters", "パラメーターが多すぎます"),
                      "parameters");
    }
    const std::size_t equals = std::min(pair.find('='), pair.size());
    out.parameters.emplace_back(decode(pair.substr(0, equals), true),
                                decode(pair.substr(std::min(equals + 1, pair.size())), true));
  }
  return out;
}

}  // namespace kouryu::server
