// Which encoding bytes are in that neither a mark nor their form tells: the rivals, and the most
// likely of them.
//
// A rival is an encoding with a language that is written in it. Its score is how likely its reading
// is as a text of that language, character by character; as each rival reads all bytes, the scores
// compare. Of a large text samples are scored.
#ifndef KOURYU_INDEXER_EXTRACT_ENCODING_GUESS_H_
#define KOURYU_INDEXER_EXTRACT_ENCODING_GUESS_H_

#include <cstddef>
#include <string_view>

namespace kouryu {

struct EncodingGuess {
  const char* encoding = nullptr;  // as of encoding_names.h; nullptr: no rival reads the bytes well
  const char* converter = nullptr;  // of ICU
  bool foreign = false;             // of a language that is told, and read only where declared
  bool sure = false;                // false: another rival is about as likely
};

/// Names as encoding_names.h gives them, or empty.
struct GuessHints {
  std::string_view declared{};  // by the document: decides where the guess is near
  std::string_view told{};      // by the user: only a text that is far less likely in it is not
};
[[nodiscard]] EncodingGuess guess_encoding(std::string_view bytes, const GuessHints& hints);

/// Whether texts in this encoding are told from those in others.
[[nodiscard]] bool is_rival(std::string_view encoding);

/// So many control characters are a mishap in a text of any length; more are judged by their share.
inline constexpr std::size_t kStrayControls = 3;

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_ENCODING_GUESS_H_
