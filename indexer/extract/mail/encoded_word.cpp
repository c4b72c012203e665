// Reads words as mailers write them: too long, folded in the middle, with stray spaces.
#include "indexer/extract/mail/encoded_word.h"

#include <algorithm>

#include "indexer/extract/ascii.h"
#include "indexer/extract/mail/mail_charset.h"
#include "indexer/extract/mail/mail_header.h"

namespace kouryu {
namespace {

constexpr std::size_t kLongestCharset = 60;
constexpr std::size_t kLongestQ = 2'000;  // bytes; the standard has 75

bool is_base64(char c) {
  return is_letter_byte(c) || is_digit_byte(c) || c == '+' || c == '/' || c == '=';
}

std::string decode_q(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '=' && i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
    if (low >= 0) {
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else if (text[i] == '_') {
      out += ' ';
    } else if (text[i] != '\r' && text[i] != '\n') {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

bool read_encoded_word(std::string_view text, std::size_t begin, EncodedWord& out) {
  if (text.substr(begin, 2) != "=?") return false;
  const std::size_t mark = text.substr(0, begin + 2 + kLongestCharset).find('?', begin + 2);
  if (mark == text.npos || mark + 2 >= text.size() || text[mark + 2] != '?') return false;
  out.charset = text.substr(begin + 2, mark - begin - 2);
  if (std::any_of(out.charset.begin(), out.charset.end(), is_blank_byte)) return false;
  const char kind = text[mark + 1];
  const std::size_t body = mark + 3;
  if (kind == 'B' || kind == 'b') {
    std::size_t end = body;
    while (end < text.size() && (is_base64(text[end]) || is_blank_byte(text[end]))) ++end;
    if (end + 1 >= text.size() || text[end] != '?' || text[end + 1] != '=') return false;
    out.bytes = decode_base64(text.substr(body, end - body));
    out.end = end + 2;
    return true;
  }
  if (kind != 'Q' && kind != 'q') return false;
  const std::size_t end = text.substr(0, body + kLongestQ).find("?=", body);
  if (end == text.npos) return false;
  out.bytes = decode_q(text.substr(body, end - body));
  out.end = end + 2;
  return true;
}

std::string decode_words(std::string_view text) {
  std::string out;
  std::string charset;  // of `bytes`
  std::string bytes;    // of the words behind one another
  const auto flush = [&] {
    if (!bytes.empty()) out += decode_mail(bytes, charset).text;
    bytes.clear();
    charset.clear();
  };
  std::size_t copied = 0;
  bool behind_word = false;
  for (std::size_t at = 0; (at = text.find("=?", at)) != text.npos;) {
    EncodedWord word;
    if (!read_encoded_word(text, at, word)) {
      at += 2;
      continue;
    }
    const std::string_view between = text.substr(copied, at - copied);
    const bool joins = behind_word && std::all_of(between.begin(), between.end(), is_blank_byte);
    if (!joins) {
      flush();
      out += between;
    }
    std::string named = ascii_lower(word.charset);
    if (named != charset) {
      flush();
      charset = std::move(named);
    }
    bytes += word.bytes;
    behind_word = true;
    copied = at = word.end;
  }
  flush();
  return out.append(text.substr(copied));
}

}  // namespace kouryu
