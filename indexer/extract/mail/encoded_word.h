// Encoded words of RFC 2047: =?charset?B|Q?text?=
#ifndef KOURYU_INDEXER_EXTRACT_MAIL_ENCODED_WORD_H_
#define KOURYU_INDEXER_EXTRACT_MAIL_ENCODED_WORD_H_

#include <string>
#include <string_view>

namespace kouryu {

struct EncodedWord {
  std::string_view charset;
  std::string bytes;    // decoded from B or Q, not yet from the charset
  std::size_t end = 0;  // behind its "?="
};
/// Whether an encoded word begins at `begin`. Looks at no more than a few thousand bytes.
[[nodiscard]] bool read_encoded_word(std::string_view text, std::size_t begin, EncodedWord& out);

/// `text` with its encoded words decoded. White space between two of them goes; bytes of neighbours
/// in one charset are joined before they are decoded, because many mailers cut words inside a
/// character or between two escapes.
[[nodiscard]] std::string decode_words(std::string_view text);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_MAIL_ENCODED_WORD_H_
