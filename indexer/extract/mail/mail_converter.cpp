// Opens a converter for each piece; ICU keeps the tables.
#include "indexer/extract/mail/mail_converter.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace kouryu {

Converter open_converter(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &status));
  if (U_FAILURE(status)) converter.reset();
  return converter;
}

Decoded decode_with(const char* name, std::string_view bytes) {
  // ICU counts in int32; no mail comes near.
  constexpr std::size_t kMost = std::size_t{1} << 29;
  Decoded out;
  const Converter converter = open_converter(name);
  if (!converter) {
    out.broken = bytes.size();
    return out;
  }
  bytes = bytes.substr(0, kMost);
  UErrorCode status = U_ZERO_ERROR;
  std::vector<UChar> units(bytes.size() * 2 + 16);
  const std::int32_t length =
      ucnv_toUChars(converter.get(), units.data(), static_cast<std::int32_t>(units.size()),
                    bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) {
    out.broken = bytes.size();
    return out;
  }
  const auto end = units.begin() + length;
  // Converters let the controls of C1 pass, which no mail has.
  out.broken = static_cast<std::size_t>(std::count_if(
      units.begin(), end, [](UChar c) { return c == 0xFFFD || (c >= 0x80 && c < 0xA0); }));
  icu::UnicodeString(units.data(), length).toUTF8String(out.text);
  return out;
}

}  // namespace kouryu
