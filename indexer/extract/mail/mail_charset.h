// The text of a mail's bytes, whatever charset they are said to be in.
#ifndef KOURYU_INDEXER_EXTRACT_MAIL_MAIL_CHARSET_H_
#define KOURYU_INDEXER_EXTRACT_MAIL_MAIL_CHARSET_H_

#include <string>
#include <string_view>

namespace kouryu {

struct MailText {
  std::string text;      // valid UTF-8
  std::string encoding;  // as decode_bytes() names it
  bool ok = true;        // false: no encoding makes sense of it, and `text` has the ASCII alone
};

/// `declared` is believed where its bytes allow it; else the encoding ladder decides. Bytes that
/// fit nowhere become U+FFFD where they are few: one broken byte must not lose a mail.
[[nodiscard]] MailText decode_mail(std::string_view bytes, std::string_view declared);

/// ISO-2022-JP as mailers really write it: with the rows of CP932 (①, ㈱), half-width katakana,
/// JIS X 0212, without its last escape, or with escapes that lost their ESC.
[[nodiscard]] std::string decode_iso2022jp(std::string_view bytes);

/// Letters and marks that were written apart (か + U+3099) as one character; all else as it is.
[[nodiscard]] std::string compose_marks(std::string_view text);

}  // namespace kouryu

#endif  // KOURYU_INDEXER_EXTRACT_MAIL_MAIL_CHARSET_H_
