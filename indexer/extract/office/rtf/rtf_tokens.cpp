// By the specification of RTF 1.9.1, "RTF syntax".
#include "indexer/extract/office/rtf/rtf_tokens.h"

#include <algorithm>

#include "indexer/extract/ascii.h"

namespace kouryu::office {

RtfToken RtfTokens::next() {
  if (at_ >= bytes_.size()) return {};
  const char c = bytes_[at_++];
  if (c == '{') return {.kind = RtfKind::Open};
  if (c == '}') return {.kind = RtfKind::Close};
  if (c == '\r' || c == '\n' || c == '\0') return {.kind = RtfKind::Skipped};
  if (c == '\\') return control();
  return {.kind = RtfKind::Byte, .byte = c, .as_it_is = true};
}

RtfToken RtfTokens::control() {
  if (at_ >= bytes_.size()) return {};
  const char c = bytes_[at_];
  if (!is_letter_byte(c)) {
    ++at_;
    if (c == '\'') {
      const int high = at_ < bytes_.size() ? hex_value(bytes_[at_]) : -1;
      const int low = at_ + 1 < bytes_.size() ? hex_value(bytes_[at_ + 1]) : -1;
      if (high < 0 || low < 0) return {.kind = RtfKind::Skipped};
      at_ += 2;
      return {.kind = RtfKind::Byte, .byte = static_cast<char>(high * 16 + low)};
    }
    if (c == '\\' || c == '{' || c == '}') return {.kind = RtfKind::Byte, .byte = c};
    // A line end behind \ is a paragraph's.
    if (c == '\r' || c == '\n') return {.kind = RtfKind::Word, .word = "par"};
    if (c == '\t') return {.kind = RtfKind::Word, .word = "tab"};
    return {.kind = RtfKind::Word, .word = bytes_.substr(at_ - 1, 1)};
  }
  constexpr std::size_t kLongest = 32;
  const std::size_t begin = at_;
  while (at_ < bytes_.size() && is_letter_byte(bytes_[at_]) && at_ - begin < kLongest) ++at_;
  RtfToken token{.kind = RtfKind::Word, .word = bytes_.substr(begin, at_ - begin)};
  const bool minus = at_ < bytes_.size() && bytes_[at_] == '-';
  std::size_t digit = at_ + (minus ? 1 : 0);
  constexpr int kMost = 100'000'000;
  while (digit < bytes_.size() && is_digit_byte(bytes_[digit])) {
    token.has_number = true;
    token.number = std::min(token.number * 10 + (bytes_[digit++] - '0'), kMost);
    at_ = digit;
  }
  if (minus) token.number = -token.number;
  if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
  return token;
}

char RtfTokens::raw() { return at_ < bytes_.size() ? bytes_[at_++] : '\0'; }

void RtfTokens::skip(std::size_t bytes) { at_ += std::min(bytes, bytes_.size() - at_); }

}  // namespace kouryu::office
