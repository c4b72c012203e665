// Which encoding some bytes are in, and their text as UTF-8: a ladder that does not trust luck.
//
// BOM (UTF-8, UTF-16, UTF-32); ISO-2022-JP escapes; UTF-8; then the encodings of encoding_guess.h
// scored by how much the result looks like a language that is written in them. What the user says
// is for texts that do not tell: it weighs in the scores, and decides where they cannot.
#ifndef KOURYU_INDEXER_EXTRACT_ENCODING_H_
#define KOURYU_INDEXER_EXTRACT_ENCODING_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kouryu {

/// What is known of the bytes without looking at them. Names as encoding_of_name() knows them.
struct EncodingHints {
  std::string_view told{};  // the user's word, of a folder of many files; may be empty
  std::string_view
      declared{};  // the document's: decides only where the guess is near; may be empty
};

struct DecodedText {
  std::string text;      // valid UTF-8, no byte order mark; empty when not ok
  std::string encoding;  // "UTF-8", "CP932", "EUC-JP", "ISO-2022-JP", "UTF-16LE", "UTF-16BE", …
  bool ok = false;       // false: no encoding fits, or two fit about equally well
  std::string detail;    // when not ok, what it looks like: "looks like EUC-KR"; may be empty
  bool not_as_told = false;  // read in another encoding than the user's word
  std::size_t controls = 0;  // characters in `text` that no text has: NUL, ^Z
};

/// What a reader should know of how a text was decoded: codes of ExtractedText::warnings.
[[nodiscard]] std::vector<std::string> warnings_of(const DecodedText& decoded);

[[nodiscard]] DecodedText decode_bytes(std::string_view bytes, const EncodingHints& hints = {});

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_ENCODING_H_
