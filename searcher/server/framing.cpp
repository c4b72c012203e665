// RFC 9112, sections 3 and 6, without the leniency it allows.
#include "searcher/server/framing.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "dict/base/locale.h"
#include "searcher/server/limits.h"
#include "searcher/server/message.h"

namespace kouryu::server {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

[[noreturn]] void refuse(const char* code, const char* english, const char* japanese) {
  throw HttpError(400, code, say(english, japanese));
}

bool is_number(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

struct Counts {
  std::size_t host = 0;
  std::size_t length = 0;
  std::size_t encoding = 0;
};

Counts read_fields(const HeaderFields& fields) {
  Counts counts;
  for (const auto& [name, value] : fields) {
    if (same_word(name, "Host")) {
      ++counts.host;
      // A line that begins with a space goes on from the one before.
      if (value.find_first_of(" \t,") != std::string_view::npos) {
        refuse("bad_host", "Host is no name", "Host が名前ではありません");
      }
    }
    if (same_word(name, "Content-Length")) {
      ++counts.length;
      if (!is_number(value))
        refuse("bad_framing", "Content-Length is no number", "Content-Length が数ではありません");
    }
    if (same_word(name, "Transfer-Encoding")) {
      ++counts.encoding;
      if (!same_word(value, "chunked")) {
        refuse("bad_framing", "Transfer-Encoding is not chunked",
               "Transfer-Encoding が chunked ではありません");
      }
    }
    if (same_word(name, "Upgrade")) {
      refuse("upgrade_unsupported", "this server speaks HTTP/1.1 only",
             "HTTP/1.1 だけに対応しています");
    }
    if (same_word(name, "Expect")) {
      throw HttpError(417, "expectation_failed",
                      say("Expect is not supported", "Expect には対応していません"));
    }
  }
  return counts;
}

}  // namespace

bool same_word(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

void check_framing(std::string_view method, std::string_view target, unsigned minor,
                   const HeaderFields& fields) {
  if (target.size() > kMaxTargetBytes) {
    throw HttpError(414, "target_too_long", say("the address is too long", "アドレスが長すぎます"),
                    "target_bytes");
  }
  if (fields.size() > kMaxHeaderFields) {
    throw HttpError(431, "header_too_large",
                    say("too many header fields", "ヘッダーの項目が多すぎます"), "header_fields");
  }
  const Counts counts = read_fields(fields);
  if (counts.length + counts.encoding > 1 || (counts.encoding > 0 && minor == 0)) {
    refuse("bad_framing", "the length of the request is told in two ways",
           "要求の長さの指定が重複しています");
  }
  if (counts.host != 1) {
    refuse("bad_host", "the request needs one Host", "Host がちょうど一つ必要です");
  }
  // What is no path is for proxies; CONNECT is refused as a method.
  if (!target.starts_with('/') && method != "CONNECT" && method != "OPTIONS") {
    refuse("bad_target", "the target of the request is not a path", "要求先がパスではありません");
  }
}

}  // namespace kouryu::server
