// ICU's converters, as the decoding of mails asks them.
#ifndef KOURYU_INDEXER_EXTRACT_MAIL_MAIL_CONVERTER_H_
#define KOURYU_INDEXER_EXTRACT_MAIL_MAIL_CONVERTER_H_

#include <unicode/ucnv.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace kouryu {

inline constexpr const char* kCp932 = "ibm-943_P15A-2003";
inline constexpr const char* kEucJp = "euc-jp-2007";

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

/// Null where ICU knows no such name.
[[nodiscard]] Converter open_converter(const char* name);

struct Decoded {
  std::string text;
  std::size_t broken = 0;  // characters that no bytes of the charset make
};

/// Never fails: bytes that are none of the charset become U+FFFD.
[[nodiscard]] Decoded decode_with(const char* name, std::string_view bytes);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_MAIL_MAIL_CONVERTER_H_
