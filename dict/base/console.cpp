// Control characters, CLI11's messages, the state of standard output.
#include "dict/base/console.h"

#include <poll.h>
#include <unistd.h>

#include <array>
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

struct UsageError {
  std::string_view kind;  // CLI11's name of the error; empty: told by its words
  std::string_view lead;  // the English words around what is at fault
  const char* japanese;
};
constexpr std::array kUsageErrors = {
    UsageError{"", "A subcommand is required", "コマンドを指定してください"},
    UsageError{"", " is required", "指定が必要です: "},
    UsageError{"", "The following argument was not expected: ", "分からない引数です: "},
    UsageError{"", "The following arguments were not expected: ", "分からない引数です: "},
    UsageError{"", "Could not convert: ", "値を読めません: "},
    UsageError{"ValidationError", "", "値が正しくありません: "},
    UsageError{"ArgumentMismatch", "", "値の数が合いません: "},
};

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

std::string usage_error(std::string_view kind, std::string_view message, Language language) {
  std::string text(message);
  if (language == Language::Japanese) {
    for (const UsageError& error : kUsageErrors) {
      const std::size_t lead = message.find(error.lead);
      const bool of_this_kind = error.kind.empty() || kind == error.kind;
      if (!of_this_kind || lead == std::string_view::npos) continue;
      text = error.japanese;
      text.append(message.substr(0, lead)).append(message.substr(lead + error.lead.size()));
      break;
    }
  }
  return harmless(text) + '\n' +
         say(language, "Run with --help for more information.", "--help で使い方を表示します。");
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
