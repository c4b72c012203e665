// A text in another encoding, as files of old have it.
#ifndef KOURYU_TESTS_SUPPORT_ENCODE_H_
#define KOURYU_TESTS_SUPPORT_ENCODE_H_

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <string>

namespace kouryu::test {

/// `converter` is of ICU. Empty when a character is not in the encoding.
inline std::string encode(const std::string& text, const char* converter) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* const to = ucnv_open(converter, &status);
  ucnv_setFromUCallBack(to, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  const auto units = icu::UnicodeString::fromUTF8(text);
  std::string bytes(static_cast<std::size_t>(units.length()) * 8 + 16, '\0');
  const auto length = ucnv_fromUChars(to, bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                      units.getBuffer(), units.length(), &status);
  ucnv_close(to);
  if (U_FAILURE(status)) return {};
  return bytes.substr(0, static_cast<std::size_t>(length));
}

}  // namespace kouryu::test

#endif  // KOURYU_TESTS_SUPPORT_ENCODE_H_
