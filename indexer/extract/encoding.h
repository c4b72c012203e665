// Which encoding some bytes are in, and their text as UTF-8: a ladder that does not trust luck.
//
// BOM (UTF-8, UTF-16, UTF-32); ISO-2022-JP escapes that decode strictly; strict UTF-8 without NUL;
// then CP932, EUC-JP, UTF-16LE and UTF-16BE decoded strictly and scored by how Japanese the result
// looks.
#ifndef KOURYU_INDEXER_EXTRACT_ENCODING_H_
#define KOURYU_INDEXER_EXTRACT_ENCODING_H_

#include <string>
#include <string_view>

namespace kouryu {

struct DecodedText {
  std::string text;      // valid UTF-8, no byte order mark; empty when not ok
  std::string encoding;  // "UTF-8", "CP932", "EUC-JP", "ISO-2022-JP", "UTF-16LE", "UTF-16BE"
  bool ok = false;       // false: no encoding fits, or two fit about equally well
};
[[nodiscard]] DecodedText decode_bytes(std::string_view bytes);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_ENCODING_H_
