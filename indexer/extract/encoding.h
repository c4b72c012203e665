// Which encoding some bytes are in, and their text as UTF-8: a ladder that does not trust luck.
//
// What the user says; BOM (UTF-8, UTF-16, UTF-32); ISO-2022-JP escapes; UTF-8; then the encodings
// of encoding_guess.h scored by how much the result looks like a language that is written in them.
#ifndef KOURYU_INDEXER_EXTRACT_ENCODING_H_
#define KOURYU_INDEXER_EXTRACT_ENCODING_H_

#include <string>
#include <string_view>

namespace kouryu {

/// What is known of the bytes without looking at them. Names as encoding_of_name() knows them.
struct EncodingHints {
  std::string_view forced{};  // the user's word: nothing else is tried; may be empty
  std::string_view
      declared{};  // the document's: decides only where the guess is near; may be empty
};

struct DecodedText {
  std::string text;      // valid UTF-8, no byte order mark; empty when not ok
  std::string encoding;  // "UTF-8", "CP932", "EUC-JP", "ISO-2022-JP", "UTF-16LE", "UTF-16BE", …
  bool ok = false;       // false: no encoding fits, or two fit about equally well
  std::string detail;    // when not ok, what it looks like: "looks like EUC-KR"; may be empty
};
[[nodiscard]] DecodedText decode_bytes(std::string_view bytes, const EncodingHints& hints = {});

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_ENCODING_H_
