// Terminal columns from ICU's East Asian Width property.
#include "dict/base/width.h"

#include <unicode/uchar.h>

#include "dict/base/utf8.h"

namespace kouryu {

int char_columns(char32_t c) {
  if (c >= 0x20 && c < 0x7F) return 1;
  const auto code = static_cast<UChar32>(c);
  constexpr std::uint32_t kNoColumns = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK;
  if ((U_GET_GC_MASK(code) & kNoColumns) != 0) return 0;
  switch (u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_FULLWIDTH:
    case U_EA_WIDE:
    case U_EA_AMBIGUOUS:
      return 2;
    default:
      return 1;
  }
}

std::size_t text_columns(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t position = 0; position < text.size();) {
    columns += static_cast<std::size_t>(char_columns(next_char(text, position)));
  }
  return columns;
}

}  // namespace kouryu
