// Which encoding bytes are in that neither a mark nor their form tells: the rivals, and the most
// likely of them.
//
// A rival is an encoding with a language that is written in it. Its score is how likely its reading
// is as a text of that language, character by character; as each rival reads all bytes, the scores
// compare. Of a large text samples are scored.
#ifndef KOURYU_INDEXER_EXTRACT_ENCODING_GUESS_H_
#define KOURYU_INDEXER_EXTRACT_ENCODING_GUESS_H_

#include <string_view>

namespace kouryu {

struct EncodingGuess {
  const char* encoding = nullptr;  // as of encoding_names.h; nullptr: no rival reads the bytes well
  const char* converter = nullptr;  // of ICU
  bool foreign = false;             // of a language that is told, and read only where declared
  bool sure = false;                // false: another rival is about as likely
};

/// `declared` is a name as encoding_names.h gives it, or empty.
[[nodiscard]] EncodingGuess guess_encoding(std::string_view bytes, std::string_view declared);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_ENCODING_GUESS_H_
