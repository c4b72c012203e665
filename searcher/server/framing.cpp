// RFC 9112, sections 3 and 6, without the leniency it allows.
#include "searcher/server/framing.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <string>

#include "dict/base/locale.h"
#include "searcher/server/limits.h"
#include "searcher/server/message.h"
#include "searcher/server/words.h"

namespace kouryu::server {
namespace {

// Programs before this one decide by some of them, so that none may be told in two ways.
constexpr std::array<std::string_view, 9> kDeciding = {
    "Host",   "Content-Length", "Transfer-Encoding",   "Origin",      "Referer",
    "Cookie", "Authorization",  "Proxy-Authorization", "Content-Type"};

[[noreturn]] void refuse(const char* code, const char* english, const char* japanese) {
  throw HttpError(400, code, say(english, japanese));
}

bool is_visible_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

void check_host(std::string_view value) {
  if (value.empty() || value.find_first_of(" ,") != std::string_view::npos) {
    refuse("bad_host", "Host is no name", "Host が名前ではありません");
  }
}

std::size_t read_length(std::string_view value) {
  std::size_t length = 0;
  const auto read = std::from_chars(value.data(), value.data() + value.size(), length);
  if (read.ec != std::errc() || read.ptr != value.data() + value.size()) {
    refuse("bad_framing", "Content-Length is no number", "Content-Length が数ではありません");
  }
  return length;
}

/// What is not spoken here: the other side must not wait for it.
void check_wishes(const RequestHead& head, std::string_view name) {
  if (same_word(name, "Upgrade")) {
    refuse("upgrade_unsupported", "this server speaks HTTP/1.1 only",
           "HTTP/1.1 だけに対応しています");
  }
  if (same_word(name, "Expect") && head.minor == 1) {
    throw HttpError(417, "expectation_failed",
                    say("Expect is not supported", "Expect には対応していません"));
  }
}

void check_target(const RequestHead& head) {
  // What is no path is for proxies; CONNECT is refused as a method.
  const bool whole_server = head.method == "OPTIONS" && head.target == "*";
  if (!head.target.starts_with('/') && head.method != "CONNECT" && !whole_server) {
    refuse("bad_target", "the target of the request is not a path", "要求先がパスではありません");
  }
}

/// Throws where a deciding field comes twice or holds what others may read otherwise.
void check_deciding(const RequestHead& head) {
  for (std::size_t i = 0; i < head.fields.size(); ++i) {
    const auto& [name, value] = head.fields[i];
    if (!decides(name)) continue;
    const auto same = [&name = name](const auto& other) { return same_word(other.first, name); };
    const auto next = head.fields.begin() + static_cast<std::ptrdiff_t>(i) + 1;
    if (!is_visible_ascii(value) || std::any_of(next, head.fields.end(), same)) {
      const bool host = same_word(name, "Host");
      throw HttpError(400, host ? "bad_host" : "bad_framing",
                      say("this field must come once, in ASCII: ",
                          "この項目は ASCII で一度しか指定できません: ") +
                          name);
    }
  }
}

}  // namespace

bool decides(std::string_view name) {
  constexpr std::string_view kBrowser = "Sec-Fetch-";
  return same_word(name.substr(0, kBrowser.size()), kBrowser) ||
         std::any_of(kDeciding.begin(), kDeciding.end(),
                     [&](std::string_view one) { return same_word(one, name); });
}

BodyFraming check_framing(const RequestHead& head) {
  check_deciding(head);
  BodyFraming body;
  bool host = false;
  bool length = false;
  for (const auto& [name, value] : head.fields) {
    check_wishes(head, name);
    if (same_word(name, "Host")) {
      check_host(value);
      host = true;
    } else if (same_word(name, "Content-Length")) {
      body.length = read_length(value);
      length = true;
    } else if (same_word(name, "Transfer-Encoding")) {
      if (!same_word(value, "chunked")) {
        refuse("bad_framing", "Transfer-Encoding is not chunked",
               "Transfer-Encoding が chunked ではありません");
      }
      body.chunked = true;
    }
  }
  if (body.chunked && (length || head.minor == 0)) {
    refuse("bad_framing", "the length of the request is told in two ways",
           "要求の長さの指定が重複しています");
  }
  if (!host) refuse("bad_host", "the request needs one Host", "Host がちょうど一つ必要です");
  check_target(head);
  if (body.length > kMaxBodyBytes) throw_body_too_large();
  return body;
}

}  // namespace kouryu::server
